/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_fio.h - the load on a device: start, change and stop fio
 *
 * There is one fio at a time. Changing the load stops it and starts the next
 * one, without blocking the caller. It dies with this program. A load that
 * writes holds the device exclusively, so that nobody can mount it.
 *
 * While no fio of ours is running, fio processes of others on the device are
 * reported.
 */
#ifndef LIB_LOAD_LOAD_FIO_H
#define LIB_LOAD_LOAD_FIO_H

#include "lib/load/device_guard.h"
#include "lib/source.h"

#define LOAD_FIO_MAX_JOBS 512
#define LOAD_FIO_MAX_FDS 3

/* The device. The strings must outlive the load. */
struct load_fio_place {
	const char *device; /* "nvme0n1" */
	const char *path;   /* "/dev/nvme0n1" */
	struct device_guard_roots roots;
	bool force_writes;
};

struct load_fio;

/* NULL on allocation failure. */
struct load_fio *load_fio_new(const struct load_fio_place *place);
/* Stops its fio. NULL is fine. */
void load_fio_free(struct load_fio *load);

/* Request a load; see source_set_load(). */
bool load_fio_set(struct load_fio *load, const struct load *wanted,
		  struct problem *error);

/* Fill @fds with at most LOAD_FIO_MAX_FDS descriptors to wait on. */
unsigned int load_fio_fds(const struct load_fio *load, struct pollfd *fds);

/* Handle its fio, without blocking. True: one has exited. */
bool load_fio_work(struct load_fio *load);

/* Store the request in @sample. */
void load_fio_report_request(const struct load_fio *load,
			     struct sample *sample);

/* Store the request and what is known of the load at mono_ns in @sample. */
void load_fio_sample(struct load_fio *load, struct sample *sample);

/* Has an asynchronous error occurred since the last call? See *@error. */
bool load_fio_take_error(struct load_fio *load, struct problem *error);

/* The jobs that are running; 0 once it has ended. */
uint32_t load_fio_jobs(const struct load_fio *load);

#endif
