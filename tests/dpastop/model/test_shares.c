// SPDX-License-Identifier: GPL-2.0
/* Shares that are shown together add up to the whole. */
#include <criterion/criterion.h>

#include "dpastop/model/shares.h"

static void check(const struct figure *share, size_t count, unsigned int steps,
		  const int *expected)
{
	struct figure rounded[SHARES_MOST];
	size_t i;

	shares_round(share, count, steps, rounded);
	for (i = 0; i < count; i++) {
		cr_assert_eq(rounded[i].known, share[i].known);
		cr_assert_float_eq(rounded[i].value * steps, expected[i], 1e-9,
				   "%zu: %g", i, rounded[i].value);
	}
}

Test(shares, add_up_where_each_alone_would_not)
{
	/* 101 and 99 if each were rounded for itself. */
	static const struct figure more[] = {
		{ true, 0.595 },
		{ true, 0.356 },
		{ true, 0.04 },
		{ true, 0.009 },
	};
	static const struct figure less[] = {
		{ true, 0.4845 },
		{ true, 0.0043 },
		{ true, 0.5072 },
		{ true, 0.004 },
	};

	check(more, 4, SHARES_PERCENT, (const int[]){ 59, 36, 4, 1 });
	check(less, 4, SHARES_PERCENT, (const int[]){ 49, 0, 51, 0 });
	check(less, 4, SHARES_PERMILLE, (const int[]){ 485, 4, 507, 4 });
	check(less, 4, 26, (const int[]){ 13, 0, 13, 0 });
}

Test(shares, of_any_counts_are_whole_and_near)
{
	unsigned int counts[4], i, j, state = 1, all, steps;
	struct figure share[4], rounded[4];

	for (i = 0; i < 20000; i++) {
		for (j = 0, all = 0; j < 4; j++) {
			state = state * 1103515245 + 12345;
			counts[j] = (state >> 16) % 1000 >> (state >> 8) % 11;
			all += counts[j];
		}
		if (!all)
			continue;
		for (j = 0; j < 4; j++)
			share[j] = (struct figure){ true,
						    (double)counts[j] / all };
		steps = 1 + i % 300;
		shares_round(share, 4, steps, rounded);
		for (j = 0, all = 0; j < 4; j++) {
			double part = rounded[j].value * steps;

			all += (unsigned int)(part + 0.5);
			cr_assert_lt(part, share[j].value * steps + 1);
			cr_assert_gt(part, share[j].value * steps - 1);
			cr_assert(counts[j] || !rounded[j].value);
		}
		cr_assert_eq(all, steps);
	}
}

Test(shares, unknown_ones_stay_unknown)
{
	static const struct figure none[4] = { 0 };
	static const struct figure one[] = { { true, 0.25 }, { false, 0 } };

	check(none, 4, SHARES_PERCENT, (const int[]){ 0, 0, 0, 0 });
	check(one, 2, SHARES_PERCENT, (const int[]){ 25, 0 });
}
