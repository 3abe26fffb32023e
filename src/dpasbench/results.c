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
	results->left_out = calloc(plan->nr_methods * plan->nr_points,
				   sizeof(*results->left_out));
	if (results->measurement && results->left_out)
		return true;
	results_free(results);
	return false;
}

void results_free(struct results *results)
{
	size_t i;

	for (i = 0; i < results->nr_left_out; i++)
		free(results->left_out[i].reason);
	free(results->left_out);
	free(results->measurement);
	results->left_out = NULL;
	results->nr_left_out = 0;
	results->measurement = NULL;
}

void results_add(struct results *results, const struct measurement *measurement)
{
	results->measurement[results->count++] = *measurement;
}

static bool results_is_point(const struct point *one, const struct point *other)
{
	return one->jobs == other->jobs &&
		one->block_bytes == other->block_bytes &&
		one->workload == other->workload;
}

const struct measurement *results_find(const struct results *results,
				       enum method method,
				       const struct point *point,
				       unsigned int repeat)
{
	size_t i;

	for (i = 0; i < results->count; i++) {
		const struct measurement *at = &results->measurement[i];

		if (at->method == method &&
		    results_is_point(&at->point, point) && at->repeat == repeat)
			return at;
	}
	return NULL;
}

/* --- what is left out --------------------------------------------------------- */

bool results_leave_out(struct results *results, enum method method,
		       const struct point *point, const struct problem *problem)
{
	struct left_out *cell = &results->left_out[results->nr_left_out];
	char reason[PROBLEM_TEXT];
	unsigned int i;

	*cell = (struct left_out){ .method = method, .point = *point };
	for (i = 0; i < results->plan->repeats; i++)
		cell->runs += !results_find(results, method, point, i);
	if (!cell->runs)
		return true;
	problem_text(problem, reason, sizeof(reason));
	cell->reason = strdup(reason);
	results->nr_left_out += cell->reason != NULL;
	return cell->reason;
}

const struct left_out *results_find_left_out(const struct results *results,
					     enum method method,
					     const struct point *point)
{
	size_t i;

	for (i = 0; i < results->nr_left_out; i++)
		if (results->left_out[i].method == method &&
		    results_is_point(&results->left_out[i].point, point))
			return &results->left_out[i];
	return NULL;
}

size_t results_left_out(const struct results *results)
{
	size_t i, runs = 0;

	for (i = 0; i < results->nr_left_out; i++)
		runs += results->left_out[i].runs;
	return runs;
}

size_t results_left(const struct results *results)
{
	return results->size - results->count - results_left_out(results);
}
