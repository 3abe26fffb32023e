/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_progress.h - progress of reading a long trace, on the terminal
 */
#ifndef LIB_TRACE_TRACE_PROGRESS_H
#define LIB_TRACE_TRACE_PROGRESS_H

#include "lib/base/progress_line.h"
#include "lib/trace/trace_reader.h"

struct trace_progress {
	struct trace_watch watch;
	const char *name;  /* name of the file, for display */
	uint64_t shown_ns; /* time of the last update, or of the start */
	struct progress_line line;
};

/*
 * For trace_reader_read(): show the progress of @path if it takes more than half a
 * second; NULL if standard error is not a terminal. @path and *@progress must
 * stay valid until the end.
 */
const struct trace_watch *trace_progress_begin(struct trace_progress *progress,
					       const char *path);

/* Remove it from the screen. */
void trace_progress_end(struct trace_progress *progress);

#endif
