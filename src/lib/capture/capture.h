/* SPDX-License-Identifier: GPL-2.0 */
/*
 * capture.h - a device's own service times, as the kernel traces them
 *
 * From the request's issue to the driver until the kernel calls it complete,
 * which under polling is when it was found. Where events were lost, all of the
 * time between two looks is left out, since an issue might be taken for that of
 * another I/O.
 */
#ifndef LIB_CAPTURE_CAPTURE_H
#define LIB_CAPTURE_CAPTURE_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/base/problem.h"
#include "lib/capture/block_events.h"
#include "lib/capture/tracefs_instance.h"
#include "lib/trace/trace_pairing.h"

struct capture_io {
	uint64_t issued_ns; /* since the capture began */
	uint64_t service_ns;
	uint64_t offset; /* bytes */
	uint64_t bytes;
	bool write;
};

struct capture_counts {
	uint64_t reads, writes;
	uint64_t others;      /* neither: flushes, discards */
	uint64_t failed;      /* ended in an error */
	uint64_t cut;	      /* had begun before or were not over at the end */
	uint64_t lost;	      /* events; 0: all is there */
	uint64_t left_out_ns; /* of time, for that */
};

struct capture {
	char device[64]; /* the disk's name, "nvme0n1" */
	struct capture_counts counts;
	uint64_t began_ns; /* CLOCK_MONOTONIC */
	/* For capture.c. */
	struct tracefs_instance instance;
	struct block_events events;
	struct trace_pairing pairing;
	uint64_t looked_ns;
};

/* What is called for each I/O, in the order in which they ended. */
typedef void capture_take(void *context, const struct capture_io *io);

/*
 * Begin to trace the disk @name ("nvme0n1", "/dev/nvme0n1", a link to that).
 * False: *@problem says why not, and nothing is left of it.
 */
bool capture_start(struct capture *capture, const char *name,
		   struct problem *problem);

/*
 * Take what has happened; to be called every 20 ms or so, and with @last once
 * more at the end, after which capture->counts are complete. False: *@problem
 * says why there is no going on.
 */
bool capture_look(struct capture *capture, bool last, capture_take *take,
		  void *context, struct problem *problem);

/* End it. False: *@problem says what is left in the kernel. */
bool capture_stop(struct capture *capture, struct problem *problem);

#endif
