// SPDX-License-Identifier: GPL-2.0
#include "lib/tune/tune_design.h"

#include <stdlib.h>

#include "lib/base/array.h"

/* The number of parts an axis is divided into at first. */
#define TUNE_COARSE_PARTS 3

/* The number of random settings, and of attempts to find new ones. */
#define TUNE_BY_CHANCE 2
#define TUNE_TRIES 64

/* Is there a candidate with that setting? If so, *@at is its index. */
static bool tune_design_find(const struct tune_search *search,
			     const struct tune_setting *setting,
			     unsigned int *at)
{
	unsigned int i;

	for (i = 0; i < search->nr_candidates; i++)
		if (tune_setting_is_same(&search->candidate[i].setting,
					 setting)) {
			*at = i;
			return true;
		}
	return false;
}

/* Add it unless it exists. Returns whether it is new. */
static bool tune_design_add(struct tune_search *search,
			    const struct tune_setting *setting,
			    bool is_standard)
{
	unsigned int at;
	size_t size;

	if (tune_design_find(search, setting, &at)) {
		search->candidate[at].is_standard |= is_standard;
		return false;
	}
	if (search->nr_candidates == search->candidates_size) {
		size = search->candidates_size ? 2 * search->candidates_size :
						 64;
		if (!array_widen((void **)&search->candidate,
				 search->candidates_size, size,
				 sizeof(*search->candidate))) {
			search->has_no_memory = true;
			return false;
		}
		search->candidates_size = size;
	}
	search->candidate[search->nr_candidates++] = (struct tune_candidate){
		.setting = *setting,
		.is_standard = is_standard,
	};
	return true;
}

static const struct tune_axis *
tune_design_methods(const struct tune_search *search)
{
	const struct tune_space *space = &search->plan.space;
	unsigned int i = 0;

	while (space->axis[i].id != TUNE_METHOD)
		i++;
	return space->axis + i;
}

/* The reference, which comes first, and the methods with their defaults. */
static void tune_design_anchors(struct tune_search *search)
{
	static const struct tunable_set nothing;
	const struct tune_axis *methods = tune_design_methods(search);
	unsigned int i;

	tune_design_add(search, &search->plan.reference, false);
	for (i = 0; i < methods->count; i++) {
		struct tune_setting setting = tune_space_setting(
			&search->plan.space, (enum method)methods->value[i],
			&nothing);

		tune_design_add(search, &setting, true);
	}
}

static unsigned int tune_design_coarse(const struct tune_axis *axis)
{
	unsigned int stride = axis->count / TUNE_COARSE_PARTS;

	return stride ? stride : 1;
}

/* @method with one axis at each of its coarse values and at its end. */
static void tune_design_axis(struct tune_search *search, enum method method,
			     const struct tune_axis *axis, size_t most)
{
	static const struct tunable_set nothing;
	unsigned int stride = tune_design_coarse(axis), i;
	struct tune_setting setting = tune_space_setting(&search->plan.space,
							 method, &nothing);

	if (!tune_axis_matters(axis->id, method))
		return;
	for (i = 0;
	     i < axis->count + stride - 1 && search->nr_candidates < most;
	     i += stride) {
		unsigned int at = i < axis->count ? i : axis->count - 1;

		tunable_set_put(&setting.values, axis->id, axis->value[at]);
		tune_design_add(search, &setting, false);
	}
	if (stride > search->stride)
		search->stride = stride;
}

/*
 * @method with all axes at their ends, since one can hide the effect of another:
 * as long as switch_param3 sends DPAS to INT, its sleep does not matter.
 */
static void tune_design_corner(struct tune_search *search, enum method method)
{
	static const struct tunable_set nothing;
	const struct tune_space *space = &search->plan.space;
	struct tune_setting setting = tune_space_setting(space, method,
							 &nothing);
	unsigned int i;

	for (i = 0; i < space->nr_axes; i++) {
		const struct tune_axis *axis = space->axis + i;

		if (tune_axis_matters(axis->id, method))
			tunable_set_put(&setting.values, axis->id,
					axis->value[axis->count - 1]);
	}
	tune_design_add(search, &setting, false);
}

static bool tune_design_by_chance(struct tune_search *search, size_t most)
{
	size_t size = tune_space_size(&search->plan.space);
	unsigned int left = TUNE_BY_CHANCE, tries;

	for (tries = 0;
	     tries < TUNE_TRIES && left && search->nr_candidates < most;
	     tries++) {
		struct tune_setting setting = tune_space_at(
			&search->plan.space,
			(size_t)(sim_random_next(&search->random) % size));

		left -= tune_design_add(search, &setting, false);
	}
	return left < TUNE_BY_CHANCE;
}

bool tune_design_random(struct tune_search *search)
{
	return tune_design_by_chance(search, SIZE_MAX);
}

bool tune_design_first(struct tune_search *search, double share)
{
	const struct tune_plan *plan = &search->plan;
	const struct tune_axis *methods = tune_design_methods(search);
	size_t most = (size_t)(share / 3 * (double)plan->budget_ns /
			       (double)plan->trial_ns / plan->nr_loads);
	unsigned int i, axis;

	tune_design_anchors(search);
	for (axis = 0; axis < plan->space.nr_axes; axis++)
		for (i = 0; i < methods->count; i++)
			tune_design_axis(search, (enum method)methods->value[i],
					 plan->space.axis + axis, most);
	for (i = 0; i < methods->count && search->nr_candidates < most; i++)
		tune_design_corner(search, (enum method)methods->value[i]);
	tune_design_by_chance(search, most);
	search->stride = (search->stride + 1) / 2;
	return !search->has_no_memory;
}

bool tune_design_all(struct tune_search *search)
{
	size_t size = tune_space_size(&search->plan.space), i;

	tune_design_add(search, &search->plan.reference, false);
	for (i = 0; i < size; i++) {
		struct tune_setting setting = tune_space_at(&search->plan.space,
							    i);

		tune_design_add(search, &setting, false);
	}
	return !search->has_no_memory;
}

/* The position of @value on @axis, or where it would be inserted. */
static unsigned int tune_design_place(const struct tune_axis *axis,
				      int64_t value)
{
	unsigned int at = 0;

	while (at + 1 < axis->count && axis->value[at] < value)
		at++;
	return at;
}

static const struct tune_setting *
tune_design_best_of(const struct tune_search *search, enum method method)
{
	const struct tune_setting *best = NULL;
	double most = 0;
	unsigned int i;

	for (i = 0; i < search->nr_candidates; i++) {
		const struct tune_setting *setting =
			&search->candidate[i].setting;
		double rank = tune_candidates_rank(search, i);

		if (setting->method != method || (best && rank <= most))
			continue;
		best = setting;
		most = rank;
	}
	return best;
}

/* Candidate @of with @method instead of its own. */
static bool tune_design_with_method(struct tune_search *search, unsigned int of,
				    enum method method)
{
	const struct tune_setting *from = &search->candidate[of].setting;
	const struct tune_setting *best = tune_design_best_of(search, method);
	struct tune_setting setting;
	unsigned int id;
	int64_t value;

	if (!best || method == from->method)
		return false;
	setting = *best;
	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_set_get(&from->values, id, &value) &&
		    tune_axis_matters(id, method))
			tunable_set_put(&setting.values, id, value);
	return tune_design_add(search, &setting, false);
}

bool tune_design_neighbours(struct tune_search *search, unsigned int of,
			    unsigned int stride)
{
	const struct tune_axis *methods = tune_design_methods(search);
	bool has_new = false;
	unsigned int i;

	for (i = 0; i < 2 * search->plan.space.nr_axes; i++) {
		const struct tune_axis *axis = search->plan.space.axis + i / 2;
		struct tune_setting setting = search->candidate[of].setting;
		bool is_up = i % 2;
		unsigned int at;
		int64_t value;

		if (!tunable_set_get(&setting.values, axis->id, &value))
			continue;
		at = tune_design_place(axis, value);
		if (is_up ? at + stride >= axis->count : at < stride)
			continue;
		at = is_up ? at + stride : at - stride;
		tunable_set_put(&setting.values, axis->id, axis->value[at]);
		has_new |= tune_design_add(search, &setting, false);
	}
	for (i = 0; i < methods->count; i++)
		has_new |= tune_design_with_method(
			search, of, (enum method)methods->value[i]);
	return has_new;
}
