// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/summary.h"

#include <math.h>

static void summary_cell_add(struct cell *cell, const struct measurement *run)
{
	unsigned int mode;

	cell->runs++;
	cell->iops += run->iops;
	cell->mean_ns += run->mean_ns;
	cell->p50_ns += (double)run->p50_ns;
	cell->p99_ns += (double)run->p99_ns;
	cell->p999_ns += (double)run->p999_ns;
	cell->cpu_percent += run->cpu_percent;
	cell->context_switches += (double)run->context_switches;
	cell->background_iops += run->background_iops;
	cell->has_modes = cell->has_modes && run->has_modes;
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		cell->mode_ios[mode] += (double)run->mode_ios[mode];
	cell->fresh = cell->fresh && run->fresh;
	cell->unexpected_runs += run->unexpected > 0;
	cell->last = run;
}

/* Turn sums into means. */
static void summary_cell_divide(struct cell *cell)
{
	unsigned int mode;

	cell->iops /= cell->runs;
	cell->mean_ns /= cell->runs;
	cell->p50_ns /= cell->runs;
	cell->p99_ns /= cell->runs;
	cell->p999_ns /= cell->runs;
	cell->cpu_percent /= cell->runs;
	cell->context_switches /= cell->runs;
	cell->background_iops /= cell->runs;
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		cell->mode_ios[mode] /= cell->runs;
}

struct cell summary_cell(const struct results *results, enum method method,
			 const struct point *point)
{
	struct cell cell = { .has_modes = true, .fresh = true };
	const struct measurement *run;
	double squares = 0;
	unsigned int i;

	for (i = 0; i < results->plan->repeats; i++) {
		run = results_find(results, method, point, i);
		if (run)
			summary_cell_add(&cell, run);
	}
	if (!cell.runs)
		return cell;
	summary_cell_divide(&cell);
	for (i = 0; i < results->plan->repeats; i++) {
		run = results_find(results, method, point, i);
		if (run)
			squares += (run->iops - cell.iops) *
				(run->iops - cell.iops);
	}
	if (cell.runs > 1)
		cell.iops_deviation = sqrt(squares / (cell.runs - 1));
	return cell;
}

double summary_best_fixed(const struct results *results,
			  const struct point *point)
{
	enum method method;
	double best = 0;

	for (method = METHOD_INT; method < METHOD_DPAS; method++) {
		struct cell cell = summary_cell(results, method, point);

		if (cell.runs && cell.iops > best)
			best = cell.iops;
	}
	return best;
}

double summary_ratio(const struct results *results, enum method method,
		     enum method other, const struct point *point)
{
	struct cell one = summary_cell(results, method, point);
	struct cell two = summary_cell(results, other, point);

	return one.runs && two.runs && two.iops > 0 ? one.iops / two.iops : 0;
}

static json_t *summary_cell_to_json(const struct results *results,
				    enum method method,
				    const struct point *point,
				    const struct cell *cell)
{
	double best = summary_best_fixed(results, point);
	/* clang-format off */
	json_t *object = json_pack("{s:s,s:i,s:i,s:i,s:f,s:f}",
				   "mode", method_name(method),
				   "jobs", (int)point->jobs,
				   "block_bytes", (int)point->block_bytes,
				   "runs", (int)cell->runs,
				   "iops_mean", cell->iops,
				   "iops_deviation", cell->iops_deviation);
	/* clang-format on */

	if (object && point->workload)
		json_object_set_new(object, "ycsb",
				    json_sprintf("%c", (int)point->workload));
	if (object && best > 0)
		json_object_set_new(object, "ratio_to_best_fixed",
				    json_real(cell->iops / best));
	return object;
}

json_t *summary_to_json(const struct results *results)
{
	const struct plan *plan = results->plan;
	json_t *array = json_array();
	size_t i, j;

	for (i = 0; i < plan->nr_methods; i++)
		for (j = 0; j < plan->nr_points; j++) {
			struct cell cell = summary_cell(
				results, plan->method[i], &plan->point[j]);

			if (cell.runs &&
			    json_array_append_new(
				    array,
				    summary_cell_to_json(
					    results, plan->method[i],
					    &plan->point[j], &cell))) {
				json_decref(array);
				return NULL;
			}
		}
	return array;
}
