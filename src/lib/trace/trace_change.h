/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_change.h - where the service times of a trace step up or down
 *
 * A step separates two stretches of 32 I/Os whose medians differ by at least a
 * quarter and whose interquartile ranges do not overlap, so that neither
 * occasional slow I/Os nor a gentle slope count as steps.
 */
#ifndef LIB_TRACE_TRACE_CHANGE_H
#define LIB_TRACE_TRACE_CHANGE_H

#include "lib/trace/trace.h"

/* I/Os until settled: not settled by the end of the trace or level. */
#define TRACE_UNSETTLED SIZE_MAX

struct trace_change {
	size_t io;	  /* the first at the new level, from 0 */
	uint64_t from_ns; /* medians */
	uint64_t to_ns;
};

struct trace_changes {
	struct trace_change *change; /* in trace order; owned */
	size_t count;
	size_t size;
};

/*
 * Find all steps of @trace. False on allocation failure; *@changes is then
 * empty.
 */
bool trace_change_find(struct trace_changes *changes,
		       const struct trace *trace);
void trace_change_release(struct trace_changes *changes);

/*
 * The number of I/Os from change @i until the start of ten consecutive ones
 * whose total latency exceeds their total service time by at most 5 %;
 * TRACE_UNSETTLED if this does not happen within the level.
 */
size_t trace_change_settled(const struct trace_changes *changes, size_t i,
			    const struct trace *trace,
			    const uint64_t *latency_ns);

#endif
