/* SPDX-License-Identifier: GPL-2.0 */
/*
 * summary.h - the result of a search in plain English
 */
#ifndef DPASTOP_TUNE_SUMMARY_H
#define DPASTOP_TUNE_SUMMARY_H

#include "dpastop/tune/tuner.h"

#define SUMMARY_SIZE 2048

/*
 * A paragraph: what to set, the gain and its certainty, the load, and what was
 * not tried. @device: name to display.
 */
void summary_write(const struct tuner *tuner, const char *device,
		   char text[SUMMARY_SIZE]);

#define SUMMARY_STAGE_SIZE 80

/* "exploring: 23 trials, at most 97 s more" */
void summary_stage(const struct tuner *tuner, char *text, size_t size);

/* "exploring: 23 trials, at most 97 s more; best +3.0 %: DPAS, ..." */
void summary_progress(const struct tuner *tuner, char *text, size_t size);

/* "2 jobs, 4 KiB reads", or for several "1, 2 and 4 jobs, 4 KiB reads". */
void summary_loads(const struct tuner *tuner, char *text, size_t size);

/* "+22.9 %", "-3.0 %", "0.0 %". */
void summary_percent(double change, char *text, size_t size);

/*
 * A short remark on @candidate: "best", "worse than the best: -3.0 %", "dropped
 * after 1 trial"; the short form, beside the number of trials: "worse: -3.0 %",
 * "dropped".
 */
void summary_verdict(const struct tune_search *search, unsigned int candidate,
		     char *text, size_t size);
void summary_verdict_short(const struct tune_search *search,
			   unsigned int candidate, char *text, size_t size);

/*
 * The candidates worth a row, best first, at most @most: those with fresh
 * trials, and the best of the others. Returns their number.
 */
size_t summary_order(const struct tune_search *search, unsigned int *order,
		     size_t most);

/*
 * The figures of @candidate under load @load: of its fresh trials, if it has
 * any, otherwise of all.
 */
struct tune_figures summary_mean(const struct tune_search *search,
				 unsigned int candidate, unsigned int load);

#endif
