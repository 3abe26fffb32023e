// SPDX-License-Identifier: GPL-2.0
#include "lib/tune/tune_trials.h"

#include <math.h>
#include <stdlib.h>

#include "lib/base/array.h"

bool tune_trials_add(struct tune_trials *trials, const struct tune_trial *trial)
{
	size_t size = trials->size ? 2 * trials->size : 256;

	if (trials->count == trials->size) {
		if (!array_widen((void **)&trials->trial, trials->size, size,
				 sizeof(*trials->trial)))
			return false;
		trials->size = size;
	}
	trials->trial[trials->count++] = *trial;
	return true;
}

void tune_trials_free(struct tune_trials *trials)
{
	free(trials->trial);
	trials->trial = NULL;
	trials->count = 0;
	trials->size = 0;
}

bool tune_trials_score(const struct tune_trials *trials, unsigned int candidate,
		       unsigned int block, double *score)
{
	unsigned int found = 0;
	size_t i = trials->count;

	*score = 0;
	/* They are in order of blocks, and mostly the last are needed. */
	while (i-- && trials->trial[i].block >= block) {
		const struct tune_trial *trial = trials->trial + i;

		if (trial->block != block || trial->candidate != candidate)
			continue;
		if (!trial->has_score)
			return false;
		*score += trial->score / trials->nr_loads;
		found++;
	}
	return found == trials->nr_loads;
}

struct tune_difference tune_trials_compare(const struct tune_trials *trials,
					   unsigned int a, unsigned int b,
					   unsigned int first)
{
	unsigned int last = trials->count ?
		trials->trial[trials->count - 1].block :
		0;
	struct tune_difference difference = { 0 };
	double score_a, score_b, squares = 0;
	unsigned int block;

	/* Welford's sums: B. P. Welford, Technometrics 4, 1962. */
	for (block = first; trials->count && block <= last; block++) {
		double step, value;

		if (!tune_trials_score(trials, a, block, &score_a) ||
		    !tune_trials_score(trials, b, block, &score_b))
			continue;
		value = score_a - score_b;
		step = value - difference.mean.mean;
		difference.blocks++;
		difference.mean.mean += step / (double)difference.blocks;
		squares += step * (value - difference.mean.mean);
	}
	difference.mean.effective_n = (double)difference.blocks;
	if (difference.blocks > 1)
		difference.mean.error = sqrt(squares /
					     difference.mean.effective_n /
					     (difference.mean.effective_n - 1));
	return difference;
}

double tune_difference_margin(const struct tune_difference *difference,
			      double chance)
{
	if (difference->blocks < 2)
		return HUGE_VAL;
	return welch_limit(difference->mean.effective_n - 1, chance) *
		difference->mean.error;
}

struct tune_figures tune_trials_mean(const struct tune_trials *trials,
				     unsigned int candidate, unsigned int load,
				     unsigned int first)
{
	struct tune_figures sum = { 0 };
	double count[TUNE_NR_METRICS] = { 0 };
	unsigned int metric;
	size_t i;

	for (i = 0; i < trials->count; i++) {
		const struct tune_trial *trial = trials->trial + i;

		if (trial->candidate != candidate || trial->load != load ||
		    trial->block < first)
			continue;
		for (metric = 0; metric < TUNE_NR_METRICS; metric++) {
			if (!trial->figures.metric[metric].known)
				continue;
			sum.metric[metric].value +=
				trial->figures.metric[metric].value;
			count[metric]++;
		}
	}
	for (metric = 0; metric < TUNE_NR_METRICS; metric++) {
		sum.metric[metric].known = count[metric] > 0;
		if (count[metric] > 0)
			sum.metric[metric].value /= count[metric];
	}
	return sum;
}

size_t tune_trials_count(const struct tune_trials *trials,
			 unsigned int candidate)
{
	size_t i, count = 0;

	for (i = 0; i < trials->count; i++)
		count += trials->trial[i].candidate == candidate;
	return count;
}
