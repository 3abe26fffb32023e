/* SPDX-License-Identifier: GPL-2.0 */
/*
 * block_events.h - read block_rq_issue and block_rq_complete events from the
 * kernel's ring buffers, with ns resolution
 *
 * The text format only has microseconds, so the raw buffer pages are read and
 * decoded with libtraceevent, which knows the layout of pages and events.
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
	bool failed;		     /* completion with an error */
};

struct block_events {
	struct block_event *event; /* the events of the last read; owned */
	size_t count;
	size_t size;
	bool lost; /* some events before these were overwritten */
	/* Private to block_events.c. */
	struct tep_handle *tep;
	struct kbuffer *page;
	void *bytes;		       /* one page */
	struct block_event_type *type; /* for issue and completion */
	int *fd;		       /* one per CPU */
	size_t cpus;
};

/*
 * Make @instance record the I/Os of the device with these numbers, and open its
 * buffers. False: *@problem says why, and nothing is open.
 */
bool block_events_open(struct block_events *events,
		       const struct tracefs_instance *instance,
		       unsigned int major, unsigned int minor,
		       struct problem *problem);

/*
 * Append to events->event what has been recorded since the last call, one CPU
 * after another, without blocking; the caller removes what it has processed.
 * False: *@problem says why reading cannot continue.
 */
bool block_events_read(struct block_events *events, struct problem *problem);

/* Close and free everything. */
void block_events_close(struct block_events *events);

#endif
