// SPDX-License-Identifier: GPL-2.0
/*
 * tune_unpack.c - read back what tune_pack() has written
 *
 * It comes from a file, so everything that is used as an index or a count is
 * checked; what a newer version adds is ignored.
 */
#include "lib/tune/tune_pack.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/json_read.h"
#include "lib/base/tokens.h"

/* Far beyond the blocks of any search; for sums that must not overflow. */
#define UNPACK_MOST_BLOCKS 1000000

static bool tune_unpack_index(const json_t *object, const char *key,
			      size_t count, unsigned int *index)
{
	uint64_t value;

	if (!count || !json_read_bounded(object, key, count - 1, &value))
		return false;
	*index = (unsigned int)value;
	return true;
}

/* Within 0 and @most. */
static bool tune_unpack_real(const json_t *object, const char *key, double most,
			     double *value)
{
	const json_t *member = json_object_get(object, key);
	double number = json_number_value(member);

	if (!json_is_number(member) || !(number >= 0 && number <= most))
		return false;
	*value = number;
	return true;
}

static bool tune_unpack_seconds(const json_t *object, const char *key,
				uint64_t *ns)
{
	double seconds;

	if (!tune_unpack_real(object, key, 1e9, &seconds))
		return false;
	*ns = (uint64_t)(seconds * 1e9 + 0.5);
	return true;
}

static bool tune_unpack_text(const json_t *object, const char *key, char *text,
			     size_t size)
{
	const char *value = json_string_value(json_object_get(object, key));

	if (!value || strlen(value) >= size)
		return false;
	memcpy(text, value, strlen(value) + 1);
	tokens_make_plain(text);
	return true;
}

static bool tune_unpack_metric(const json_t *object, enum tune_metric *metric)
{
	const char *name = json_string_value(json_object_get(object, "figure"));
	unsigned int i;

	for (i = 0; name && i < TUNE_NR_METRICS; i++)
		if (!strcmp(name, tune_metric_name(i))) {
			*metric = i;
			return true;
		}
	return false;
}

static bool tune_unpack_goal(const json_t *object, struct tune_goal *goal)
{
	const json_t *terms = json_object_get(object, "terms");
	const json_t *limits = json_object_get(object, "limits");
	unsigned int i;

	goal->nr_terms = (unsigned int)json_array_size(terms);
	goal->nr_limits = (unsigned int)json_array_size(limits);
	if (!goal->nr_terms || json_array_size(terms) > TUNE_MOST_TERMS ||
	    json_array_size(limits) > TUNE_MOST_LIMITS)
		return false;
	for (i = 0; i < goal->nr_terms; i++) {
		const json_t *term = json_array_get(terms, i);

		if (!tune_unpack_metric(term, &goal->term[i].metric) ||
		    !tune_unpack_real(term, "weight", 1, &goal->term[i].weight))
			return false;
	}
	for (i = 0; i < goal->nr_limits; i++) {
		const json_t *limit = json_array_get(limits, i);

		goal->limit[i].is_least = json_object_get(limit, "least");
		if (!tune_unpack_metric(limit, &goal->limit[i].metric) ||
		    !tune_unpack_real(
			    limit, goal->limit[i].is_least ? "least" : "most",
			    1e18, &goal->limit[i].value))
			return false;
	}
	return true;
}

static bool tune_unpack_loads(const json_t *array, struct tune_packed *packed)
{
	unsigned int i;

	if (!json_is_array(array) || json_array_size(array) > TUNE_MOST_LOADS)
		return false;
	packed->nr_loads = (unsigned int)json_array_size(array);
	for (i = 0; i < packed->nr_loads; i++) {
		const json_t *object = json_array_get(array, i);
		struct load *load = packed->load + i;

		if (!json_read_u32(object, "jobs", &load->jobs) ||
		    !json_read_u32(object, "block_bytes", &load->block_bytes) ||
		    !json_read_u32(object, "read_percent",
				   &load->read_percent) ||
		    !json_read_u32(object, "rate_iops", &load->rate_iops) ||
		    !tune_unpack_text(object, "cpus", load->cpus,
				      sizeof(load->cpus)))
			return false;
	}
	packed->search.plan.nr_loads = packed->nr_loads ? packed->nr_loads : 1;
	return true;
}

static bool tune_unpack_method(const json_t *value, enum method *method)
{
	const char *name = json_string_value(value);

	*method = name ? method_find(name) : METHOD_UNKNOWN;
	return *method != METHOD_UNKNOWN;
}

static bool tune_unpack_axis(const char *name, const json_t *values,
			     struct tune_axis *axis)
{
	int id = strcmp(name, tune_axis_name(TUNE_METHOD)) ?
		tunable_meet(name) :
		TUNE_METHOD;
	size_t count = json_array_size(values);
	unsigned int i;

	if (id < 0 || !count || count > TUNE_MOST_VALUES)
		return false;
	axis->id = (unsigned int)id;
	axis->count = (unsigned int)count;
	for (i = 0; i < count; i++) {
		const json_t *value = json_array_get(values, i);
		enum method method;

		if (axis->id == TUNE_METHOD) {
			if (!tune_unpack_method(value, &method))
				return false;
			axis->value[i] = method;
		} else if (json_is_integer(value)) {
			axis->value[i] = json_integer_value(value);
		} else {
			return false;
		}
	}
	return true;
}

static bool tune_unpack_space(json_t *object, struct tune_space *space)
{
	const char *name;
	json_t *values;

	json_object_foreach(object, name, values)
	{
		if (space->nr_axes == TUNE_MOST_AXES ||
		    !tune_unpack_axis(name, values,
				      space->axis + space->nr_axes))
			return false;
		space->nr_axes++;
	}
	return tune_space_axis(space, TUNE_METHOD);
}

static bool tune_unpack_setting(const json_t *object,
				struct tune_setting *setting)
{
	json_t *values = json_object_get(object, "values"), *value;
	const char *name;

	if (!tune_unpack_method(json_object_get(object, "method"),
				&setting->method))
		return false;
	json_object_foreach(values, name, value)
	{
		int id = tunable_meet(name);

		if (id < 0 || !json_is_integer(value))
			return false;
		tunable_set_put(&setting->values, (unsigned int)id,
				json_integer_value(value));
	}
	return true;
}

static bool tune_unpack_fate(const json_t *object, const struct tune_goal *goal,
			     struct tune_candidate *candidate)
{
	const char *name = json_string_value(json_object_get(object, "fate"));
	enum tune_fate fate;

	for (fate = TUNE_LIVE; fate <= TUNE_NO_FIGURE; fate++)
		if (name && !strcmp(name, tune_pack_fate_name(fate)))
			break;
	candidate->fate = fate;
	if (fate != TUNE_BREAKS_LIMIT)
		return fate <= TUNE_NO_FIGURE;
	return tune_unpack_index(object, "broken", goal->nr_limits,
				 &candidate->broken);
}

static bool tune_unpack_candidates(const json_t *array,
				   struct tune_search *search)
{
	size_t count = json_array_size(array), i;

	search->candidate = count ? calloc(count, sizeof(*search->candidate)) :
				    NULL;
	if (!search->candidate)
		return false;
	search->candidates_size = count;
	for (i = 0; i < count; i++) {
		const json_t *object = json_array_get(array, i);
		struct tune_candidate *candidate = search->candidate + i;

		if (!tune_unpack_setting(object, &candidate->setting) ||
		    !tune_unpack_fate(object, &search->plan.goal, candidate))
			return false;
		candidate->is_standard = json_is_true(
			json_object_get(object, "is_standard"));
		search->nr_candidates++;
	}
	search->plan.reference = search->candidate[TUNE_REFERENCE].setting;
	return true;
}

static void tune_unpack_figures(const json_t *object,
				struct tune_figures *figures)
{
	unsigned int metric;

	for (metric = 0; metric < TUNE_NR_METRICS; metric++) {
		struct figure *figure = figures->metric + metric;

		figure->known = tune_unpack_real(
			object, tune_metric_name(metric), 1e18, &figure->value);
	}
}

static bool tune_unpack_trials(const json_t *array, struct tune_search *search)
{
	size_t i;

	search->trials.nr_loads = search->plan.nr_loads;
	for (i = 0; i < json_array_size(array); i++) {
		const json_t *object = json_array_get(array, i);
		struct tune_trial trial = { 0 };

		if (!tune_unpack_index(object, "candidate",
				       search->nr_candidates,
				       &trial.candidate) ||
		    !tune_unpack_index(object, "load", search->plan.nr_loads,
				       &trial.load) ||
		    !tune_unpack_index(object, "block", UNPACK_MOST_BLOCKS,
				       &trial.block))
			return false;
		trial.was_cut = json_is_true(
			json_object_get(object, "was_cut"));
		tune_unpack_figures(json_object_get(object, "figures"),
				    &trial.figures);
		trial.has_score = tune_goal_score(&search->plan.goal,
						  &trial.figures, &trial.score);
		if (!tune_trials_add(&search->trials, &trial))
			return false;
	}
	return json_is_array(array);
}

/* How it ended. */
static bool tune_unpack_end(const json_t *object, struct tune_search *search)
{
	const json_t *best = json_object_get(object, "best");

	search->phase = TUNE_DONE;
	search->plan.is_sweep = json_is_true(
		json_object_get(object, "is_sweep"));
	search->was_tested = json_is_true(json_object_get(object, "is_proved"));
	search->has_no_leader = json_is_null(best) && !search->plan.is_sweep;
	return tune_unpack_index(object, "proof_block", UNPACK_MOST_BLOCKS,
				 &search->confirm_block) &&
		(json_is_null(best) ||
		 tune_unpack_index(object, "best", search->nr_candidates,
				   &search->leader));
}

static bool tune_unpack_plan(const json_t *object, struct tune_plan *plan)
{
	return json_read_bounded(object, "seed", INT64_MAX, &plan->seed) &&
		tune_unpack_seconds(object, "budget_s", &plan->budget_ns) &&
		tune_unpack_real(object, "error_rate", 1, &plan->error_rate) &&
		tune_unpack_real(object, "least_gain", 1, &plan->least_gain) &&
		tune_unpack_goal(json_object_get(object, "goal"),
				 &plan->goal) &&
		tune_unpack_space(json_object_get(object, "space"),
				  &plan->space);
}

/* The part of it that is wrong, or NULL. */
static const char *tune_unpack_all(const json_t *object,
				   struct tune_packed *packed)
{
	struct tune_search *search = &packed->search;

	if (!tune_unpack_plan(object, &search->plan))
		return "plan";
	if (!tune_unpack_loads(json_object_get(object, "loads"), packed))
		return "loads";
	if (!tune_unpack_candidates(json_object_get(object, "candidates"),
				    search))
		return "candidates";
	if (!tune_unpack_trials(json_object_get(object, "trials"), search))
		return "trials";
	if (!tune_unpack_end(object, search) ||
	    !tune_unpack_seconds(object, "spent_s", &search->spent_ns) ||
	    !tune_unpack_text(object, "failure", packed->failure,
			      sizeof(packed->failure)))
		return "end";
	return NULL;
}

struct tune_packed *tune_unpack(const json_t *object, struct problem *problem)
{
	struct tune_packed *packed = calloc(1, sizeof(*packed));
	const char *wrong = packed ? tune_unpack_all(object, packed) : NULL;

	if (packed && !wrong)
		return packed;
	if (packed)
		problem_fail(problem, NULL, "a search whose %s cannot be read",
			     wrong);
	else
		problem_fail(problem, NULL, "out of memory");
	tune_packed_free(packed);
	return NULL;
}

void tune_packed_free(struct tune_packed *packed)
{
	if (!packed)
		return;
	tune_search_free(&packed->search);
	free(packed);
}
