/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_progress.h - a progress line on the terminal during a search
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_PROGRESS_H
#define DPASTOP_TUNE_COMMAND_TUNE_PROGRESS_H

#include "dpastop/tune/tuner.h"
#include "lib/base/progress_line.h"

struct tune_progress {
	struct progress_line line;
	size_t trials; /* the search */
};

struct tune_progress tune_progress_begin(void);

/* Show it, after each trial. */
void tune_progress_show(struct tune_progress *progress,
			const struct tuner *tuner);
void tune_progress_end(struct tune_progress *progress);

#endif
