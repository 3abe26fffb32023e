// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune_command/tune_progress.h"

#include <stdio.h>

#include "dpastop/tune/summary.h"

struct tune_progress tune_progress_begin(void)
{
	return (struct tune_progress){ .line = progress_line_begin() };
}

void tune_progress_show(struct tune_progress *progress,
			const struct tuner *tuner)
{
	char text[320];

	if (!progress->line.is_wanted ||
	    tuner->search.trials.count == progress->trials)
		return;
	progress->trials = tuner->search.trials.count;
	summary_progress(tuner, text, sizeof(text));
	progress_line_show(&progress->line, "%.79s", text);
}

void tune_progress_end(struct tune_progress *progress)
{
	progress_line_clear(&progress->line);
}
