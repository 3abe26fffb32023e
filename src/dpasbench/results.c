// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/results.h"

#include <stdlib.h>
#include <string.h>

/* The number of runs in the plan. */
static size_t results_planned(const struct plan *plan)
{
	return plan->nr_methods * plan->nr_points * plan->repeats;
}

bool results_init(struct results *results, const struct plan *plan)
{
	memset(results, 0, sizeof(*results));
	results->plan = plan;
	results->size = results_planned(plan);
	results->measurement = calloc(results->size,
				      sizeof(*results->measurement));
	return results->measurement;
}

void results_free(struct results *results)
{
	free(results->measurement);
	results->measurement = NULL;
}

void results_add(struct results *results, const struct measurement *measurement)
{
	results->measurement[results->count++] = *measurement;
}

const struct measurement *results_find(const struct results *results,
				       enum method method,
				       const struct point *point,
				       unsigned int repeat)
{
	size_t i;

	for (i = 0; i < results->count; i++) {
		const struct measurement *at = &results->measurement[i];

		if (at->method == method && at->point.jobs == point->jobs &&
		    at->point.block_bytes == point->block_bytes &&
		    at->point.workload == point->workload &&
		    at->repeat == repeat)
			return at;
	}
	return NULL;
}
