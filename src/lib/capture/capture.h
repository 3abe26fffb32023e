/* SPDX-License-Identifier: GPL-2.0 */
/*
 * capture.h - capture a device's service times with the kernel's block
 * tracepoints
 *
 * A service time lasts from the issue of the request to the driver until the
 * kernel completes it, which under polling is when the completion is found. If
 * events were lost, everything since the previous read is dropped, since issues
 * could be matched with the wrong I/O.
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
	uint64_t others;      /* neither read nor write: flushes, discards */
	uint64_t failed;      /* completed with an error */
	uint64_t cut;	      /* in flight when the capture began or ended */
	uint64_t lost;	      /* lost events; 0: complete */
	uint64_t left_out_ns; /* time left out because of them */
};

struct capture {
	char device[64]; /* the disk's name, "nvme0n1" */
	struct capture_counts counts;
	uint64_t began_ns; /* CLOCK_MONOTONIC */
	/* Private to capture.c. */
	struct tracefs_instance instance;
	struct block_events events;
	struct trace_pairing pairing;
	uint64_t read_ns;
};

/* Called for each I/O, in order of completion. */
typedef void capture_take(void *context, const struct capture_io *io);

/*
 * Start to trace the disk @name ("nvme0n1", "/dev/nvme0n1", a link to that).
 * False: *@problem says why, and everything is undone.
 */
bool capture_start(struct capture *capture, const char *name,
		   struct problem *problem);

/*
 * Process new events; call it about every 20 ms, and once more with @last at
 * the end, after which capture->counts is complete. False: *@problem says why
 * the capture cannot continue.
 */
bool capture_read(struct capture *capture, bool last, capture_take *take,
		  void *context, struct problem *problem);

/*
 * Stop the capture. False: *@problem says what could not be removed from the
 * kernel.
 */
bool capture_stop(struct capture *capture, struct problem *problem);

#endif
