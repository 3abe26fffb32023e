/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_curve.h - the goal as a function of one varied tunable
 */
#ifndef LIB_TUNE_TUNE_CURVE_H
#define LIB_TUNE_TUNE_CURVE_H

#include "lib/tune/tune_verdict.h"

struct tune_curve {
	unsigned int count;
	struct tune_point {
		int64_t value;		/* of the tunable */
		unsigned int candidate; /* the best candidate with that value */
		double change;		/* relative to the current setting */
	} point[TUNE_MOST_VALUES];
};

/*
 * The candidates of @method by ascending value of tunable @id: for each value
 * the best one seen. If @id does not matter to @method, there is at most one
 * point, with a meaningless value.
 */
struct tune_curve tune_curve_of(const struct tune_search *search,
				enum method method, unsigned int id);

#endif
