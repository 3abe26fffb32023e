/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_space.h - the search space: all settings that can be tried
 *
 * An axis is what is varied: the method or a tunable. A setting is a point in
 * the space: a method and a value for each axis that matters to it (none does
 * to INT, CP, LHP and EHP), so that two points never mean the same behaviour.
 * Tunables that are not on an axis stay as they are.
 */
#ifndef LIB_TUNE_TUNE_SPACE_H
#define LIB_TUNE_TUNE_SPACE_H

#include "lib/base/number.h"
#include "lib/base/problem.h"
#include "lib/model/method.h"
#include "lib/model/tunable_set.h"

/* The id of the axis "method", after those of the tunables. */
#define TUNE_METHOD TUNABLE_COUNT

#define TUNE_MOST_AXES 12
#define TUNE_MOST_VALUES 32

struct tune_axis {
	unsigned int id;
	unsigned int count;
	int64_t value
		[TUNE_MOST_VALUES]; /* ascending; for the method, enum method */
};

struct tune_space {
	unsigned int nr_axes;
	struct tune_axis axis[TUNE_MOST_AXES];
};

struct tune_setting {
	enum method method;
	struct tunable_set values; /* for the axes that matter to it */
};

/* The default search space: the method, pas_d_init, switch_param3. */
struct tune_space tune_space_default(void);

/*
 * Parse "method,pas_d_init=100..30k,switch_param3=10,20,40" into @space: axes,
 * each by itself (with suitable values), with a range or with a list of values.
 * False: *@problem says which part is wrong (its value) and why.
 */
bool tune_space_parse(struct tune_space *space, const char *text,
		      struct problem *problem);

/* The axis of @id, or NULL. */
struct tune_axis *tune_space_axis(struct tune_space *space, unsigned int id);
/* "method", or the tunable's name. */
const char *tune_axis_name(unsigned int id);
/* Is the scale of tunable @id logarithmic? */
bool tune_axis_is_log(unsigned int id);
/* Remove @value from the method axis, if there is one. */
void tune_axis_drop(struct tune_axis *axis, int64_t value);

/* Does tunable @id have any effect with @method? */
bool tune_axis_matters(unsigned int id, enum method method);

/*
 * @method with the value in @values, or else the tunable's default, for each
 * axis that matters to it.
 */
struct tune_setting tune_space_setting(const struct tune_space *space,
				       enum method method,
				       const struct tunable_set *values);

/* The number of different settings. */
size_t tune_space_size(const struct tune_space *space);

/* The @index'th of these, below tune_space_size(). */
struct tune_setting tune_space_at(const struct tune_space *space, size_t index);

bool tune_setting_is_same(const struct tune_setting *a,
			  const struct tune_setting *b);

/*
 * "DPAS, pas_d_init 1000, switch_param3 30"; the short form, for narrow
 * terminals: "DPAS, d_init 1000, param3 30".
 */
void tune_setting_describe_short(const struct tune_setting *setting, char *text,
				 size_t size);
void tune_setting_describe(const struct tune_setting *setting, char *text,
			   size_t size);

/* Everything to write for @setting: those of its method and its values. */
struct tunable_set tune_setting_values(const struct tune_setting *setting);

#endif
