/* SPDX-License-Identifier: GPL-2.0 */
/*
 * block_events.h - block_rq_issue and block_rq_complete out of the kernel's
 * ring buffers, exact to 1 ns
 *
 * As text they have microseconds only, so the buffers' pages are read, with
 * libtraceevent, which knows their layout and those of the events.
 */
#ifndef LIB_CAPTURE_BLOCK_EVENTS_H
#define LIB_CAPTURE_BLOCK_EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/capture/tracefs_instance.h"

#define BLOCK_EVENT_KIND 16

struct block_event {
	uint64_t at_ns; /* CLOCK_MONOTONIC */
	uint64_t sector;
	uint64_t sectors;
	char kind[BLOCK_EVENT_KIND]; /* "R", "WS", "FF", ... */
	bool complete;		     /* or an issue */
	bool failed;		     /* complete, with an error */
};

struct block_events {
	struct block_event *event; /* what was read last; owned */
	size_t count;
	size_t size;
	bool lost; /* some before them were overwritten */
	/* How to read; for block_events.c. */
	struct tep_handle *tep;
	struct kbuffer *page;
	void *bytes;		       /* of one page */
	struct block_event_type *type; /* of two: issue and completion */
	int *fd;		       /* a CPU each */
	size_t cpus;
};

/*
 * Let @instance record the I/Os of the device with these numbers, and open its
 * buffers. False: *@problem says why not, and nothing is open.
 */
bool block_events_open(struct block_events *events,
		       const struct tracefs_instance *instance,
		       unsigned int major, unsigned int minor,
		       struct problem *problem);

/*
 * Add to events->event what has been recorded since the last time, a CPU after
 * the other, without waiting; the caller takes away what it has used. False:
 * *@problem says why no more can be read.
 */
bool block_events_read(struct block_events *events, struct problem *problem);

/* Close and free all that is open. */
void block_events_close(struct block_events *events);

#endif
