/* SPDX-License-Identifier: GPL-2.0 */
/*
 * progress.h - how far it is and how long it will take, in one line on the terminal
 *
 * Where standard error is no terminal nothing is shown.
 */
#ifndef DPASBENCH_PROGRESS_H
#define DPASBENCH_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
	bool shown;
	bool on_screen;	   /* a line is there now */
	uint64_t guess_ns; /* of one run, until one was measured */
	uint64_t spent_ns; /* by the runs that were measured */
	size_t measured;
	uint64_t started_ns; /* the run that is on */
};

void progress_init(struct progress *progress, uint64_t guess_ns);

/* A run begins, @left runs with it are to be done of @total. */
void progress_begin(struct progress *progress, const char *what, size_t left,
		    size_t total);

/* It has ended, or something else is to be printed: take the line away. */
void progress_end(struct progress *progress, bool measured);

/* A time in words: "50 s", "4 min 10 s", "1 h 5 min". */
void progress_describe(uint64_t ns, char *text, size_t size);

#endif
