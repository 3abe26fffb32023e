/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_progress.h - how far the reading of a long trace is, on the terminal
 */
#ifndef DPASSIM_TRACE_PROGRESS_H
#define DPASSIM_TRACE_PROGRESS_H

#include "lib/trace/trace_reader.h"

struct trace_progress {
	struct trace_watch watch;
	const char *name; /* of the file, for people */
	uint64_t told_ns; /* the last time, or the beginning */
	bool on_screen;
};

/*
 * For trace_open(): say how far @path is once it takes more than half a second;
 * NULL where standard error is no terminal. @path and *@progress stay where they
 * are until the end.
 */
const struct trace_watch *trace_progress_begin(struct trace_progress *progress,
					       const char *path);

/* Take it off the screen. */
void trace_progress_end(struct trace_progress *progress);

#endif
