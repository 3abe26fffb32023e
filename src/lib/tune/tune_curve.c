// SPDX-License-Identifier: GPL-2.0
#include "lib/tune/tune_curve.h"

#include <string.h>

/* The point for @value, inserted if it is new; NULL: no room. */
static struct tune_point *tune_curve_place(struct tune_curve *curve,
					   int64_t value)
{
	unsigned int at = 0;

	while (at < curve->count && curve->point[at].value < value)
		at++;
	if (at < curve->count && curve->point[at].value == value)
		return curve->point + at;
	if (curve->count == TUNE_MOST_VALUES)
		return NULL;
	memmove(curve->point + at + 1, curve->point + at,
		(curve->count - at) * sizeof(*curve->point));
	curve->count++;
	curve->point[at] = (struct tune_point){ value, UINT32_MAX, 0 };
	return curve->point + at;
}

struct tune_curve tune_curve_of(const struct tune_search *search,
				enum method method, unsigned int id)
{
	struct tune_curve curve = { 0 };
	unsigned int i;

	for (i = 0; i < search->nr_candidates; i++) {
		const struct tune_setting *setting =
			&search->candidate[i].setting;
		struct tune_comparison seen = tune_verdict_seen(search, i,
								TUNE_REFERENCE);
		struct tune_point *point;
		int64_t value = 0;

		if (setting->method != method ||
		    seen.relation == TUNE_NOT_COMPARED)
			continue;
		if (!tunable_set_get(&setting->values, id, &value) &&
		    tune_axis_matters(id, method))
			continue;
		point = tune_curve_place(&curve, value);
		if (!point ||
		    (point->candidate != UINT32_MAX &&
		     tune_candidates_rank(search, point->candidate) >=
			     tune_candidates_rank(search, i)))
			continue;
		point->candidate = i;
		point->change = seen.change;
	}
	return curve;
}
