/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_fio.h - the load beside a device: fio, started, changed and ended
 *
 * One fio at a time. Another load ends it and starts the next; the caller never
 * waits. It dies with this program. A load that writes holds the device, so
 * that nobody mounts it meanwhile.
 *
 * Where no fio of ours runs, what others run on the device is told.
 */
#ifndef LIB_LOAD_LOAD_FIO_H
#define LIB_LOAD_LOAD_FIO_H

#include "lib/load/device_guard.h"
#include "lib/source.h"

#define LOAD_FIO_MAX_JOBS 512
#define LOAD_FIO_MAX_FDS 3

/* On what it runs. The texts must live as long as the load. */
struct load_fio_place {
	const char *device; /* "nvme0n1" */
	const char *path;   /* "/dev/nvme0n1" */
	struct device_guard_roots roots;
	bool force_writes;
};

struct load_fio;

/* NULL where memory is short. */
struct load_fio *load_fio_new(const struct load_fio_place *place);
/* Ends its fio. NULL is fine. */
void load_fio_free(struct load_fio *load);

/* Ask for a load, as source_set_load() says. */
bool load_fio_set(struct load_fio *load, const struct load *wanted,
		  struct problem *error);

/* Fill @fds with what to wait on, at most LOAD_FIO_MAX_FDS. */
unsigned int load_fio_fds(const struct load_fio *load, struct pollfd *fds);

/* See to its fio, without waiting. True: one has ended. */
bool load_fio_work(struct load_fio *load);

/* Put into @sample what was asked for. */
void load_fio_report_request(const struct load_fio *load,
			     struct sample *sample);

/*
 * Put into @sample what was asked for and what is known of the load at its
 * mono_ns.
 */
void load_fio_sample(struct load_fio *load, struct sample *sample);

/* Has something gone wrong by itself since the last call? Then *@error says. */
bool load_fio_take_error(struct load_fio *load, struct problem *error);

#endif
