// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune_command/tune_progress.h"

#include <inttypes.h>
#include <stdio.h>

#include "dpastop/tune/summary.h"

void tune_progress_describe(const struct tuner *tuner, char *text, size_t size)
{
	const struct tune_search *search = &tuner->search;
	unsigned int order[1];
	struct tune_comparison seen;
	char setting[160], change[16];
	int length;

	length = snprintf(
		text, size, "%s: %zu trials, at most %" PRIu64 " s more",
		search->phase == TUNE_PROVING ?
			(search->plan.is_sweep ? "sweeping" : "proving") :
			"looking",
		search->trials.count, tune_search_left_ns(search) / 1000000000);
	if (search->plan.is_sweep || length < 0 || (size_t)length >= size ||
	    !summary_order(search, order, 1))
		return;
	seen = tune_verdict_seen(search, order[0], TUNE_REFERENCE);
	if (order[0] == TUNE_REFERENCE || seen.relation == TUNE_NOT_COMPARED)
		return;
	tune_setting_describe(&search->candidate[order[0]].setting, setting,
			      sizeof(setting));
	summary_percent(seen.change, change, sizeof(change));
	snprintf(text + length, size - (size_t)length, "; best so far %s: %s",
		 setting, change);
}

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
	tune_progress_describe(tuner, text, sizeof(text));
	progress_line_show(&progress->line, "%.79s", text);
}

void tune_progress_end(struct tune_progress *progress)
{
	progress_line_clear(&progress->line);
}
