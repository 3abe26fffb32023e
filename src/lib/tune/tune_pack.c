// SPDX-License-Identifier: GPL-2.0
#include "lib/tune/tune_pack.h"

#include <string.h>

static const char *const tune_pack_fates[] = {
	[TUNE_LIVE] = "live",		[TUNE_DROPPED] = "dropped",
	[TUNE_CUT] = "cut short",	[TUNE_BREAKS_LIMIT] = "breaks limit",
	[TUNE_NO_FIGURE] = "no figure",
};

static json_t *tune_pack_goal(const struct tune_goal *goal)
{
	json_t *terms = json_array(), *limits = json_array();
	unsigned int i;

	for (i = 0; i < goal->nr_terms; i++)
		json_array_append_new(
			terms,
			json_pack("{s:s, s:f}", "figure",
				  tune_metric_name(goal->term[i].metric),
				  "weight", goal->term[i].weight));
	for (i = 0; i < goal->nr_limits; i++)
		json_array_append_new(
			limits,
			json_pack("{s:s, s:f}", "figure",
				  tune_metric_name(goal->limit[i].metric),
				  goal->limit[i].is_least ? "least" : "most",
				  goal->limit[i].value));
	return json_pack("{s:o, s:o}", "terms", terms, "limits", limits);
}

static json_t *tune_pack_loads(const struct tune_packed *packed)
{
	json_t *loads = json_array();
	unsigned int i;

	for (i = 0; i < packed->nr_loads; i++) {
		const struct load *load = packed->load + i;

		json_array_append_new(
			loads,
			json_pack("{s:I, s:I, s:I, s:I, s:s}", "jobs",
				  (json_int_t)load->jobs, "block_bytes",
				  (json_int_t)load->block_bytes, "read_percent",
				  (json_int_t)load->read_percent, "rate_iops",
				  (json_int_t)load->rate_iops, "cpus",
				  load->cpus));
	}
	return loads;
}

static json_t *tune_pack_space(const struct tune_space *space)
{
	json_t *object = json_object();
	unsigned int i, j;

	for (i = 0; i < space->nr_axes; i++) {
		const struct tune_axis *axis = space->axis + i;
		json_t *values = json_array();

		for (j = 0; j < axis->count; j++)
			json_array_append_new(
				values,
				axis->id == TUNE_METHOD ?
					json_string(method_name(
						(enum method)axis->value[j])) :
					json_integer(axis->value[j]));
		json_object_set_new(object, tune_axis_name(axis->id), values);
	}
	return object;
}

static json_t *tune_pack_figures(const struct tune_figures *figures)
{
	json_t *object = json_object();
	unsigned int metric;

	for (metric = 0; metric < TUNE_NR_METRICS; metric++)
		if (figures->metric[metric].known)
			json_object_set_new(
				object, tune_metric_name(metric),
				json_real(figures->metric[metric].value));
	return object;
}

static json_t *tune_pack_values(const struct tune_setting *setting)
{
	json_t *values = json_object();
	unsigned int id;
	int64_t value;

	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_set_get(&setting->values, id, &value))
			json_object_set_new(values, tunable_get(id).name,
					    json_integer(value));
	return values;
}

static json_t *tune_pack_candidate(const struct tune_search *search,
				   unsigned int i)
{
	const struct tune_candidate *candidate = search->candidate + i;
	json_t *figures = json_array(), *object;
	unsigned int load;

	for (load = 0; load < search->plan.nr_loads; load++) {
		struct tune_figures mean = tune_trials_mean(&search->trials, i,
							    load, 0);

		json_array_append_new(figures, tune_pack_figures(&mean));
	}
	object = json_pack("{s:s, s:o, s:b, s:s, s:I, s:o}", "method",
			   method_name(candidate->setting.method), "values",
			   tune_pack_values(&candidate->setting), "is_standard",
			   candidate->is_standard, "fate",
			   tune_pack_fates[candidate->fate], "trials",
			   (json_int_t)tune_trials_count(&search->trials, i),
			   "figures", figures);
	if (candidate->fate == TUNE_BREAKS_LIMIT)
		json_object_set_new(object, "broken",
				    json_integer(candidate->broken));
	return object;
}

static json_t *tune_pack_candidates(const struct tune_search *search)
{
	json_t *array = json_array();
	unsigned int i;

	for (i = 0; i < search->nr_candidates; i++)
		json_array_append_new(array, tune_pack_candidate(search, i));
	return array;
}

static json_t *tune_pack_trials(const struct tune_trials *trials)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < trials->count; i++) {
		const struct tune_trial *trial = trials->trial + i;

		json_array_append_new(
			array,
			json_pack("{s:I, s:I, s:I, s:b, s:o}", "candidate",
				  (json_int_t)trial->candidate, "load",
				  (json_int_t)trial->load, "block",
				  (json_int_t)trial->block, "was_cut",
				  trial->was_cut, "figures",
				  tune_pack_figures(&trial->figures)));
	}
	return array;
}

json_t *tune_pack(const struct tune_packed *packed)
{
	const struct tune_search *search = &packed->search;

	return json_pack(
		"{s:o, s:o, s:o, s:I, s:I, s:f, s:f, s:f, s:f, s:b, s:s, s:o,"
		" s:I, s:b, s:I, s:o, s:o}",
		"goal", tune_pack_goal(&search->plan.goal), "loads",
		tune_pack_loads(packed), "space",
		tune_pack_space(&search->plan.space), "settings",
		(json_int_t)tune_space_size(&search->plan.space), "seed",
		(json_int_t)search->plan.seed, "budget_s",
		(double)search->plan.budget_ns / 1e9, "spent_s",
		(double)search->spent_ns / 1e9, "error_rate",
		search->plan.error_rate, "least_gain", search->plan.least_gain,
		"is_sweep", search->plan.is_sweep, "failure", packed->failure,
		"best",
		search->has_no_leader || search->plan.is_sweep ?
			json_null() :
			json_integer(search->leader),
		"now", (json_int_t)TUNE_REFERENCE, "is_proved",
		search->was_tested, "proof_block",
		(json_int_t)search->confirm_block, "candidates",
		tune_pack_candidates(search), "trials",
		tune_pack_trials(&search->trials));
}

const char *tune_pack_fate_name(enum tune_fate fate)
{
	return tune_pack_fates[fate];
}
