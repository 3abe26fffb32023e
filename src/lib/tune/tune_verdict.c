// SPDX-License-Identifier: GPL-2.0
#include "lib/tune/tune_verdict.h"

#include <math.h>

static struct tune_comparison
tune_verdict_of(const struct tune_goal *goal,
		const struct tune_difference *difference, double margin)
{
	double mean = difference->mean.mean;
	double one = tune_goal_change(goal, mean - margin);
	double other = tune_goal_change(goal, mean + margin);

	return (struct tune_comparison){
		.relation = TUNE_EVEN,
		.blocks = difference->blocks,
		.change = tune_goal_change(goal, mean),
		.low = fmin(one, other),
		.high = fmax(one, other),
	};
}

struct tune_comparison tune_verdict_compare(const struct tune_search *search,
					    unsigned int a, unsigned int b)
{
	struct tune_difference difference = tune_trials_compare(
		&search->trials, a, b, search->confirm_block);
	double margin = tune_difference_margin(&difference,
					       tune_search_chance(search));
	struct tune_comparison comparison = {
		.relation = TUNE_NOT_COMPARED,
		.blocks = difference.blocks,
	};

	if (search->phase != TUNE_DONE || !search->was_tested || isinf(margin))
		return comparison;
	comparison = tune_verdict_of(&search->plan.goal, &difference, margin);
	if (difference.mean.mean > margin)
		comparison.relation = TUNE_BETTER;
	else if (difference.mean.mean < -margin)
		comparison.relation = TUNE_WORSE;
	return comparison;
}

struct tune_comparison tune_verdict_seen(const struct tune_search *search,
					 unsigned int a, unsigned int b)
{
	struct tune_difference difference = tune_trials_compare(&search->trials,
								a, b, 0);
	struct tune_comparison comparison = {
		.relation = TUNE_NOT_COMPARED,
	};

	if (!difference.blocks)
		return comparison;
	return tune_verdict_of(&search->plan.goal, &difference, 0);
}

enum tune_outcome tune_verdict_outcome(const struct tune_search *search)
{
	struct tune_difference difference;
	double margin, least = log1p(search->plan.least_gain);

	if (search->plan.is_sweep)
		return TUNE_SWEPT;
	if (search->has_no_leader)
		return TUNE_NO_SETTING;
	if (search->leader == TUNE_REFERENCE)
		return search->was_tested ? TUNE_NOTHING : TUNE_NOT_SHOWN;
	if (search->candidate[TUNE_REFERENCE].fate == TUNE_BREAKS_LIMIT)
		return TUNE_KEEPS_LIMIT;
	difference = tune_trials_compare(&search->trials, search->leader,
					 TUNE_REFERENCE, search->confirm_block);
	margin = tune_difference_margin(&difference,
					tune_search_chance(search));
	if (!search->was_tested || isinf(margin))
		return TUNE_NOT_SHOWN;
	if (difference.mean.mean > margin && difference.mean.mean >= least)
		return TUNE_FOUND;
	/*
	 * Certainly too little, or certainly not by this much and not better at
	 * all.
	 */
	if (difference.mean.mean + margin < least ||
	    difference.mean.mean > margin || difference.mean.mean <= 0)
		return TUNE_NOTHING;
	return TUNE_NOT_SHOWN;
}
