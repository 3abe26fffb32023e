/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_curve.h - the goal over one of the things that were varied
 */
#ifndef LIB_TUNE_TUNE_CURVE_H
#define LIB_TUNE_TUNE_CURVE_H

#include "lib/tune/tune_verdict.h"

struct tune_curve {
	unsigned int count;
	struct tune_point {
		int64_t value;		/* of the tunable */
		unsigned int candidate; /* the best one with that value */
		double change;		/* to what is set now */
	} point[TUNE_MOST_VALUES];
};

/*
 * Candidates of @method by their value of tunable @id, rising: of those with the
 * same value the best that was seen. Where @id does not matter to @method, one
 * point at most, whose value means nothing.
 */
struct tune_curve tune_curve_of(const struct tune_search *search,
				enum method method, unsigned int id);

#endif
