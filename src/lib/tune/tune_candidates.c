// SPDX-License-Identifier: GPL-2.0
#include "lib/tune/tune_candidates.h"

#include <math.h>

double tune_candidates_rank(const struct tune_search *search,
			    unsigned int candidate)
{
	struct tune_difference difference = tune_trials_compare(
		&search->trials, candidate, TUNE_REFERENCE, 0);

	return difference.blocks ? difference.mean.mean : -HUGE_VAL;
}
