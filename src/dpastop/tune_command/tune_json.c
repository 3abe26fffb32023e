// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune_command/tune_json.h"

#include <jansson.h>
#include <stdio.h>

#include "dpastop/tune/summary.h"

static const char *const tune_json_outcomes[] = {
	[TUNE_FOUND] = "found",		  [TUNE_NOTHING] = "nothing",
	[TUNE_NOT_SHOWN] = "not shown",	  [TUNE_KEEPS_LIMIT] = "keeps limit",
	[TUNE_NO_SETTING] = "no setting", [TUNE_SWEPT] = "swept",
};

static const char *const tune_json_fates[] = {
	[TUNE_LIVE] = "live",		[TUNE_DROPPED] = "dropped",
	[TUNE_CUT] = "cut short",	[TUNE_BREAKS_LIMIT] = "breaks limit",
	[TUNE_NO_FIGURE] = "no figure",
};

static const char *const tune_json_relations[] = {
	[TUNE_NOT_COMPARED] = "not compared",
	[TUNE_EVEN] = "even",
	[TUNE_BETTER] = "better",
	[TUNE_WORSE] = "worse",
};

static json_t *tune_json_goal(const struct tune_goal *goal)
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

static json_t *tune_json_loads(const struct tuner *tuner)
{
	json_t *loads = json_array();
	unsigned int i;

	for (i = 0; i < tuner->options.nr_loads && tuner->runs_load; i++) {
		const struct load *load = tuner->options.load + i;

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

static json_t *tune_json_space(const struct tune_space *space)
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

static json_t *tune_json_figures(const struct tune_figures *figures)
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

static json_t *tune_json_comparison(const struct tune_comparison *comparison)
{
	if (comparison->relation == TUNE_NOT_COMPARED)
		return json_null();
	return json_pack("{s:s, s:I, s:f, s:f, s:f}", "relation",
			 tune_json_relations[comparison->relation], "blocks",
			 (json_int_t)comparison->blocks, "change",
			 comparison->change, "low", comparison->low, "high",
			 comparison->high);
}

static json_t *tune_json_values(const struct tune_setting *setting)
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

static json_t *tune_json_candidate(const struct tune_search *search,
				   unsigned int i)
{
	const struct tune_candidate *candidate = search->candidate + i;
	struct tune_comparison now = tune_verdict_compare(search, i,
							  TUNE_REFERENCE);
	struct tune_comparison best = tune_verdict_compare(search, i,
							   search->leader);
	json_t *figures = json_array();
	unsigned int load;
	char verdict[160];

	for (load = 0; load < search->plan.nr_loads; load++) {
		struct tune_figures mean = tune_trials_mean(&search->trials, i,
							    load, 0);

		json_array_append_new(figures, tune_json_figures(&mean));
	}
	summary_verdict(search, i, verdict, sizeof(verdict));
	return json_pack("{s:s, s:o, s:b, s:s, s:I, s:o, s:o, s:o, s:s}",
			 "method", method_name(candidate->setting.method),
			 "values", tune_json_values(&candidate->setting),
			 "is_standard", candidate->is_standard, "fate",
			 tune_json_fates[candidate->fate], "trials",
			 (json_int_t)tune_trials_count(&search->trials, i),
			 "figures", figures, "to_now",
			 tune_json_comparison(&now), "to_best",
			 tune_json_comparison(&best), "verdict", verdict);
}

static json_t *tune_json_trials(const struct tune_trials *trials)
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
				  tune_json_figures(&trial->figures)));
	}
	return array;
}

json_t *tune_json_of(const struct tuner *tuner, const char *device)
{
	const struct tune_search *search = &tuner->search;
	json_t *candidates = json_array();
	char text[SUMMARY_SIZE];
	unsigned int i;

	for (i = 0; i < search->nr_candidates; i++)
		json_array_append_new(candidates,
				      tune_json_candidate(search, i));
	summary_write(tuner, device, text);
	return json_pack(
		"{s:s, s:o, s:o, s:o, s:I, s:I, s:f, s:f, s:f, s:f,"
		" s:s, s:s, s:o, s:I, s:I, s:s, s:o, s:o}",
		"device", device, "goal", tune_json_goal(&search->plan.goal),
		"loads", tune_json_loads(tuner), "space",
		tune_json_space(&search->plan.space), "settings",
		(json_int_t)tune_space_size(&search->plan.space), "seed",
		(json_int_t)search->plan.seed, "budget_s",
		(double)search->plan.budget_ns / 1e9, "spent_s",
		(double)search->spent_ns / 1e9, "error_rate",
		search->plan.error_rate, "least_gain", search->plan.least_gain,
		"outcome", tune_json_outcomes[tune_verdict_outcome(search)],
		"failure", tuner->failure, "best",
		search->has_no_leader || search->plan.is_sweep ?
			json_null() :
			json_integer(search->leader),
		"now", (json_int_t)TUNE_REFERENCE, "proof_block",
		(json_int_t)search->proof_block, "text", text, "candidates",
		candidates, "trials", tune_json_trials(&search->trials));
}

bool tune_json_print(const struct tuner *tuner, const char *device)
{
	json_t *object = tune_json_of(tuner, device);

	if (!object)
		return false;
	/* Write errors are reported at exit. */
	json_dumpf(object, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(9));
	json_decref(object);
	putchar('\n');
	return true;
}
