// SPDX-License-Identifier: GPL-2.0
#include "lib/tune/tune_space.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"

/*
 * How each tunable is varied if only its name is given, and how a range is
 * divided. Tunables that define the method are not included.
 */
static const struct tune_scale {
	unsigned int id;
	bool is_log;
	bool is_of_switching; /* matters only to DPAS, not to PAS */
	unsigned int count;
	int64_t value[TUNE_MOST_VALUES];
} scales[] = {
	{ DPAS_PAS_D_INIT,
	  true,
	  false,
	  10,
	  { 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000 } },
	{ DPAS_PAS_ADAPTIVE_ENABLED, false, false, 2, { 0, 1 } },
	{ DPAS_PAS_UP_INIT,
	  true,
	  false,
	  6,
	  { 1000, 2000, 5000, 10000, 20000, 50000 } },
	{ DPAS_PAS_DN_INIT,
	  true,
	  false,
	  6,
	  { 10000, 20000, 50000, 100000, 200000, 500000 } },
	{ DPAS_SWITCH_PARAM1, false, true, 6, { 0, 1, 2, 5, 10, 20 } },
	{ DPAS_SWITCH_PARAM2, true, true, 6, { 10, 12, 15, 20, 30, 40 } },
	{ DPAS_SWITCH_PARAM3,
	  true,
	  true,
	  8,
	  { 10, 20, 30, 40, 60, 80, 120, 160 } },
	{ DPAS_SWITCH_PARAM4, false, true, 2, { 0, 1 } },
	{ DPAS_SWITCH_PARAM5, true, true, 5, { 50, 100, 200, 500, 1000 } },
	{ DPAS_SWITCH_PARAM6,
	  true,
	  true,
	  6,
	  { 200, 500, 1000, 2000, 5000, 10000 } },
	{ DPAS_SWITCH_PARAM7,
	  true,
	  true,
	  7,
	  { 1000, 2000, 5000, 10000, 20000, 50000, 100000 } },
};

#define NR_SCALES (sizeof(scales) / sizeof(*scales))

/* The maximum number of parts of a range on a linear scale. */
#define TUNE_LINEAR_STEPS 8

static const struct tune_scale *tune_scale_find(unsigned int id)
{
	size_t i;

	for (i = 0; i < NR_SCALES; i++)
		if (scales[i].id == id)
			return scales + i;
	return NULL;
}

const char *tune_axis_name(unsigned int id)
{
	return id == TUNE_METHOD ? "method" : tunable_get(id).name;
}

bool tune_axis_is_log(unsigned int id)
{
	const struct tune_scale *scale = tune_scale_find(id);

	return scale && scale->is_log;
}

bool tune_axis_matters(unsigned int id, enum method method)
{
	const struct tune_scale *scale = tune_scale_find(id);

	return scale &&
		(method == METHOD_DPAS ||
		 (method == METHOD_PAS && !scale->is_of_switching));
}

/* Insert a value, keeping them sorted and unique. False: no room. */
static bool tune_axis_put(struct tune_axis *axis, int64_t value)
{
	unsigned int at = 0;

	while (at < axis->count && axis->value[at] < value)
		at++;
	if (at < axis->count && axis->value[at] == value)
		return true;
	if (axis->count == TUNE_MOST_VALUES)
		return false;
	memmove(axis->value + at + 1, axis->value + at,
		(axis->count - at) * sizeof(*axis->value));
	axis->value[at] = value;
	axis->count++;
	return true;
}

void tune_axis_drop(struct tune_axis *axis, int64_t value)
{
	unsigned int from, to = 0;

	for (from = 0; from < axis->count; from++)
		if (axis->value[from] != value)
			axis->value[to++] = axis->value[from];
	axis->count = to;
}

static void tune_axis_fill(struct tune_axis *axis)
{
	const struct tune_scale *scale = tune_scale_find(axis->id);
	enum method method;
	unsigned int i;

	if (axis->id == TUNE_METHOD)
		for (method = METHOD_INT; method < METHOD_COUNT; method++) {
			if (method_is_of_lab(method))
				tune_axis_put(axis, method);
		}
	else
		for (i = 0; i < scale->count; i++)
			tune_axis_put(axis, scale->value[i]);
}

struct tune_space tune_space_default(void)
{
	static const unsigned int ids[] = {
		TUNE_METHOD,
		DPAS_PAS_D_INIT,
		DPAS_SWITCH_PARAM3,
	};
	struct tune_space space = { .nr_axes = sizeof(ids) / sizeof(*ids) };
	unsigned int i;

	for (i = 0; i < space.nr_axes; i++) {
		space.axis[i].id = ids[i];
		tune_axis_fill(space.axis + i);
	}
	return space;
}

struct tune_axis *tune_space_axis(struct tune_space *space, unsigned int id)
{
	unsigned int i;

	for (i = 0; i < space->nr_axes; i++)
		if (space->axis[i].id == id)
			return space->axis + i;
	return NULL;
}

/* --- parsing -------------------------------------------------------------- */

static bool tune_space_begin_axis(struct tune_space *space, const char *name,
				  struct problem *problem)
{
	int found = strcmp(name, "method") ? tunable_find(name) : TUNE_METHOD;
	struct tune_axis *axis = space->axis + space->nr_axes;

	if (found < 0)
		return problem_fail(problem, NULL,
				    "there is no tunable of that name");
	if (found != TUNE_METHOD && !tunable_has_default((unsigned int)found))
		return problem_fail(
			problem, NULL,
			"dpastop does not know what values it takes");
	if (found != TUNE_METHOD && !tune_scale_find((unsigned int)found))
		return problem_fail(
			problem, NULL,
			"it is set by the method: give method instead");
	if (tune_space_axis(space, (unsigned int)found))
		return problem_fail(problem, NULL, "it is there twice");
	if (space->nr_axes == TUNE_MOST_AXES)
		return problem_fail(problem, NULL, "there are too many");
	*axis = (struct tune_axis){ .id = (unsigned int)found };
	space->nr_axes++;
	return true;
}

/* Parse the number in "100" or "30k"; *@end is what follows it. */
static bool tune_space_number(const char *text, const char **end,
			      int64_t *value)
{
	size_t length = strspn(text, "0123456789");
	char digits[24];

	snprintf(digits, sizeof(digits), "%.*s", (int)length, text);
	if (!length || length > 12 || !tunable_parse(digits, value))
		return false;
	text += length;
	if (*text == 'k' || *text == 'm') {
		*value *= *text == 'k' ? 1000 : 1000000;
		text++;
	}
	*end = text;
	return true;
}

static bool tune_space_take(struct tune_axis *axis, int64_t value,
			    struct problem *problem)
{
	if (!tunable_check(axis->id, value, problem))
		return false;
	return tune_axis_put(axis, value) ||
		problem_fail(problem, NULL, "more than %d values",
			     TUNE_MOST_VALUES);
}

/* Both ends, and between them 1-2-5 or equal steps. */
static bool tune_space_take_range(struct tune_axis *axis, int64_t first,
				  int64_t last, struct problem *problem)
{
	int64_t value, step;

	if (first >= last)
		return problem_fail(
			problem, NULL,
			"a range goes from the smaller to the larger");
	if (!tune_space_take(axis, first, problem) ||
	    !tune_space_take(axis, last, problem))
		return false;
	if (!tune_axis_is_log(axis->id)) {
		step = (last - first + TUNE_LINEAR_STEPS - 1) /
			TUNE_LINEAR_STEPS;
		for (value = first; value < last; value += step)
			tune_axis_put(axis, value);
		return true;
	}
	for (step = 1; step <= last; step *= 10)
		for (value = step; value <= 5 * step;
		     value += value == step ? step : 3 * step)
			if (value > first && value < last)
				tune_axis_put(axis, value);
	return true;
}

static bool tune_space_take_method(struct tune_axis *axis, const char *text,
				   struct problem *problem)
{
	enum method method = method_find(text);

	if (method == METHOD_UNKNOWN)
		return problem_fail(
			problem, NULL,
			"the methods are INT, CP, LHP, EHP, PAS and DPAS");
	return tune_axis_put(axis, method);
}

/* A value or a range of the last axis. */
static bool tune_space_take_value(struct tune_space *space, const char *text,
				  struct problem *problem)
{
	struct tune_axis *axis = space->axis + space->nr_axes - 1;
	int64_t first, last;
	const char *end;

	if (axis->id == TUNE_METHOD)
		return tune_space_take_method(axis, text, problem);
	if (!tune_space_number(text, &end, &first))
		return problem_fail(problem, NULL,
				    "not a whole number such as 100 or 30k");
	if (!*end)
		return tune_space_take(axis, first, problem);
	if (strncmp(end, "..", 2) || !tune_space_number(end + 2, &end, &last) ||
	    *end)
		return problem_fail(
			problem, NULL,
			"neither a number nor a range such as 100..30k");
	return tune_space_take_range(axis, first, last, problem);
}

/* Is @item another value of the last axis? */
static bool tune_space_goes_on(const struct tune_space *space, const char *item)
{
	const struct tune_axis *axis = space->axis + space->nr_axes - 1;

	if (!space->nr_axes || !axis->count)
		return false;
	return (*item >= '0' && *item <= '9') ||
		(axis->id == TUNE_METHOD &&
		 method_find(item) != METHOD_UNKNOWN);
}

static bool tune_space_item(void *context, const char *item,
			    struct problem *problem)
{
	struct tune_space *space = context;
	const char *equals = strchr(item, '=');
	char name[64];

	if (tune_space_goes_on(space, item))
		return tune_space_take_value(space, item, problem);
	snprintf(name, sizeof(name), "%.*s",
		 equals ? (int)(equals - item) : (int)strlen(item), item);
	return tune_space_begin_axis(space, name, problem) &&
		(!equals || tune_space_take_value(space, equals + 1, problem));
}

bool tune_space_parse(struct tune_space *space, const char *text,
		      struct problem *problem)
{
	unsigned int i;

	*space = (struct tune_space){ 0 };
	if (!number_list(text, tune_space_item, space, problem))
		return false;
	for (i = 0; i < space->nr_axes; i++)
		if (!space->axis[i].count)
			tune_axis_fill(space->axis + i);
	return true;
}

/* --- settings -------------------------------------------------------------- */

struct tune_setting tune_space_setting(const struct tune_space *space,
				       enum method method,
				       const struct tunable_set *values)
{
	struct tune_setting setting = { .method = method };
	unsigned int i;

	for (i = 0; i < space->nr_axes; i++) {
		unsigned int id = space->axis[i].id;
		int64_t value;

		if (!tune_axis_matters(id, method))
			continue;
		if (!tunable_set_get(values, id, &value))
			value = tunable_get(id).init;
		tunable_set_put(&setting.values, id, value);
	}
	return setting;
}

/* The number of settings of @method. */
static size_t tune_space_size_of(const struct tune_space *space,
				 enum method method)
{
	size_t size = 1;
	unsigned int i;

	for (i = 0; i < space->nr_axes; i++)
		if (tune_axis_matters(space->axis[i].id, method))
			size *= space->axis[i].count;
	return size;
}

/* The methods of @space; without an axis for it, it must contain one. */
static const struct tune_axis *
tune_space_methods(const struct tune_space *space)
{
	unsigned int i;

	for (i = 0; i < space->nr_axes; i++)
		if (space->axis[i].id == TUNE_METHOD)
			return space->axis + i;
	return NULL;
}

size_t tune_space_size(const struct tune_space *space)
{
	const struct tune_axis *methods = tune_space_methods(space);
	size_t size = 0;
	unsigned int i;

	for (i = 0; methods && i < methods->count; i++)
		size += tune_space_size_of(space,
					   (enum method)methods->value[i]);
	return size;
}

static struct tune_setting tune_space_at_of(const struct tune_space *space,
					    enum method method, size_t index)
{
	struct tune_setting setting = { .method = method };
	unsigned int i;

	for (i = 0; i < space->nr_axes; i++) {
		const struct tune_axis *axis = space->axis + i;

		if (!tune_axis_matters(axis->id, method))
			continue;
		tunable_set_put(&setting.values, axis->id,
				axis->value[index % axis->count]);
		index /= axis->count;
	}
	return setting;
}

struct tune_setting tune_space_at(const struct tune_space *space, size_t index)
{
	const struct tune_axis *methods = tune_space_methods(space);
	unsigned int i = 0;

	for (;; i++) {
		enum method method = (enum method)methods->value[i];
		size_t size = tune_space_size_of(space, method);

		if (index < size)
			return tune_space_at_of(space, method, index);
		index -= size;
	}
}

bool tune_setting_is_same(const struct tune_setting *a,
			  const struct tune_setting *b)
{
	unsigned int id;

	if (a->method != b->method || a->values.known != b->values.known)
		return false;
	for (id = 0; id < TUNABLE_COUNT; id++)
		if ((a->values.known >> id & 1) &&
		    a->values.value[id] != b->values.value[id])
			return false;
	return true;
}

static const char *tune_setting_full_name(unsigned int id)
{
	return tunable_get(id).name;
}

/* Without the prefix of its group: "d_init", "param3". */
static const char *tune_setting_short_name(unsigned int id)
{
	const char *name = tunable_get(id).name;
	const char *rest = strchr(name, '_');

	return rest ? rest + 1 : name;
}

static void tune_setting_write(const struct tune_setting *setting,
			       const char *(*name_of)(unsigned int id),
			       char *text, size_t size)
{
	struct text description = text_begin(text, size);
	unsigned int id;
	int64_t value;

	text_add(&description, "%s", method_name(setting->method));
	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_set_get(&setting->values, id, &value))
			text_add(&description, ", %s %" PRId64, name_of(id),
				 value);
}

void tune_setting_describe(const struct tune_setting *setting, char *text,
			   size_t size)
{
	tune_setting_write(setting, tune_setting_full_name, text, size);
}

void tune_setting_describe_short(const struct tune_setting *setting, char *text,
				 size_t size)
{
	tune_setting_write(setting, tune_setting_short_name, text, size);
}

struct tunable_set tune_setting_values(const struct tune_setting *setting)
{
	struct tunable_set set = setting->values;
	unsigned int id;
	int64_t value;

	for (id = 0; id < TUNABLE_COUNT; id++)
		if (method_value(setting->method, id, &value))
			tunable_set_put(&set, id, value);
	return set;
}
