/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_change.h - where the service times of a trace step up or down
 *
 * A step lies between two stretches of 32 I/Os whose medians differ by a
 * quarter or more, and of which the lower one's third quartile is below the
 * higher one's first: so neither a slow I/O here and there nor a gentle slope is one.
 */
#ifndef LIB_TRACE_TRACE_CHANGE_H
#define LIB_TRACE_TRACE_CHANGE_H

#include "lib/trace/trace.h"

/* I/Os until it has settled: it had not when the trace or the level ended. */
#define TRACE_UNSETTLED SIZE_MAX

struct trace_change {
	size_t io;	  /* the first at the new level, from 0 */
	uint64_t from_ns; /* medians */
	uint64_t to_ns;
};

struct trace_changes {
	struct trace_change *change; /* in order; owned */
	size_t count;
	size_t size;
};

/* Find all of @trace. False: no memory; then *@changes is empty. */
bool trace_change_find(struct trace_changes *changes,
		       const struct trace *trace);
void trace_change_release(struct trace_changes *changes);

/*
 * After how many I/Os from change @i on ten in a row had latencies that
 * together exceed their service times by no more than 5 %; all of them within
 * this level, or it is TRACE_UNSETTLED.
 */
size_t trace_change_settled(const struct trace_changes *changes, size_t i,
			    const struct trace *trace,
			    const uint64_t *latency_ns);

#endif
