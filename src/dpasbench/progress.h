/* SPDX-License-Identifier: GPL-2.0 */
/*
 * progress.h - progress and remaining time, in one line on the terminal
 *
 * Nothing is shown if standard error is not a terminal.
 */
#ifndef DPASBENCH_PROGRESS_H
#define DPASBENCH_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

#include "lib/base/progress_line.h"

struct progress {
	struct progress_line line;
	uint64_t guess_ns; /* estimate per run, until one was measured */
	uint64_t spent_ns; /* by the measured runs */
	size_t measured;
	uint64_t started_ns; /* the current run */
};

void progress_init(struct progress *progress, uint64_t guess_ns);

/* A run starts; @left of @total runs are left, including this one. */
void progress_begin(struct progress *progress, const char *what, size_t left,
		    size_t total);

/* It has ended, or something else is to be printed: clear the line. */
void progress_end(struct progress *progress, bool measured);

/* Format a duration: "50 s", "4 min 10 s", "1 h 5 min". */
void progress_describe(uint64_t ns, char *text, size_t size);

#endif
