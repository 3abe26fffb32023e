/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_space.h - the settings among which the best one is looked for
 *
 * An axis is what is varied: the method, or a tunable. A setting is a point of
 * the space: a method and a value for each axis that matters to it (of INT, CP,
 * LHP and EHP none does), so that two points never name the same behaviour. What is
 * on no axis stays as the device has it.
 */
#ifndef LIB_TUNE_TUNE_SPACE_H
#define LIB_TUNE_TUNE_SPACE_H

#include "lib/base/number.h"
#include "lib/base/problem.h"
#include "lib/model/method.h"
#include "lib/model/tunable_set.h"

/* The id of the axis "method", among those of the tunables. */
#define TUNE_METHOD TUNABLE_COUNT

#define TUNE_MOST_AXES 12
#define TUNE_MOST_VALUES 32

struct tune_axis {
	unsigned int id;
	unsigned int count;
	int64_t value[TUNE_MOST_VALUES]; /* rising; of a method its enum */
};

struct tune_space {
	unsigned int nr_axes;
	struct tune_axis axis[TUNE_MOST_AXES];
};

struct tune_setting {
	enum method method;
	struct tunable_set values; /* of the axes that matter to it */
};

/* What is searched where nobody says: the method, pas_d_init, switch_param3. */
struct tune_space tune_space_default(void);

/*
 * Read "method,pas_d_init=100..30k,switch_param3=10,20,40" into @space: axes, each
 * alone (with values that suit it), with a range or with its values. False:
 * *@problem says what is wrong in it (its value) and why.
 */
bool tune_space_parse(struct tune_space *space, const char *text,
		      struct problem *problem);

/* The axis of @id, or NULL. */
struct tune_axis *tune_space_axis(struct tune_space *space, unsigned int id);
/* "method", or the tunable's name. */
const char *tune_axis_name(unsigned int id);
/* Are the values of tunable @id told apart by their ratios, not differences? */
bool tune_axis_is_log(unsigned int id);
/* Take @value off the method's axis, where there is one. */
void tune_axis_drop(struct tune_axis *axis, int64_t value);

/* Does tunable @id change anything where @method is set? */
bool tune_axis_matters(unsigned int id, enum method method);

/*
 * @method with, on each axis that matters to it, what @values say, or else the
 * tunable's default.
 */
struct tune_setting tune_space_setting(const struct tune_space *space,
				       enum method method,
				       const struct tunable_set *values);

/* How many different settings there are. */
size_t tune_space_size(const struct tune_space *space);

/* Setting number @index of these, below tune_space_size(). */
struct tune_setting tune_space_at(const struct tune_space *space, size_t index);

bool tune_setting_is_same(const struct tune_setting *a,
			  const struct tune_setting *b);

/* "DPAS, pas_d_init 1000, switch_param3 30". */
void tune_setting_describe(const struct tune_setting *setting, char *text,
			   size_t size);

/*
 * All that has to be written for @setting: what makes its method, and its
 * values.
 */
struct tunable_set tune_setting_values(const struct tune_setting *setting);

#endif
