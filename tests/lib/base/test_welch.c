// SPDX-License-Identifier: GPL-2.0
/*
 * test_welch.c - Student's distribution compared with published tables
 */
#include <criterion/criterion.h>
#include <math.h>

#include "lib/base/welch.h"

/* NIST/SEMATECH e-Handbook, 1.3.6.7.2, two-sided. */
static const struct {
	double freedom;
	double chance;
	double limit;
} table[] = {
	{ 1, 0.05, 12.706 },
	{ 2, 0.05, 4.303 },
	{ 3, 0.05, 3.182 },
	{ 10, 0.05, 2.228 },
	{ 30, 0.05, 2.042 },
	{ 100, 0.05, 1.984 },
	{ 1, 0.002, 318.313 },
	{ 4, 0.01, 4.604 },
	{ 9, 0.002, 4.297 },
	{ 39, 0.002, 3.313 },
	{ 5, 0.2, 1.476 },
	{ HUGE_VAL, 0.05, 1.95996 },
	{ HUGE_VAL, 0.002, 3.09023 },
};

Test(welch, limits_are_those_of_the_tables)
{
	size_t i;

	for (i = 0; i < sizeof(table) / sizeof(*table); i++) {
		double limit = welch_limit(table[i].freedom, table[i].chance);

		cr_expect_float_eq(limit, table[i].limit,
				   0.001 * table[i].limit / 3,
				   "%g degrees, %g: %g", table[i].freedom,
				   table[i].chance, limit);
		cr_expect_float_eq(welch_chance(limit, table[i].freedom),
				   table[i].chance, 1e-9);
	}
}

Test(welch, chance_falls_from_one_to_zero)
{
	double last = 1, t;

	cr_expect_eq(welch_chance(0, 7), 1);
	cr_expect_eq(welch_chance(HUGE_VAL, 7), 0);
	for (t = 0.01; t < 50; t *= 1.3) {
		double chance = welch_chance(t, 7.5);

		cr_expect_lt(chance, last);
		cr_expect_eq(chance, welch_chance(-t, 7.5));
		last = chance;
	}
}

Test(welch, freedom_lies_between_the_smaller_and_the_sum)
{
	struct welch_mean a = { 10, 1, 5 }, b = { 11, 1, 9 }, sure = { 0 };

	cr_expect_float_eq(welch_freedom(&a, &b), 4 / (1 / 4. + 1 / 8.), 1e-9);
	cr_expect_float_eq(welch_freedom(&a, &sure), 4, 1e-9,
			   "a value without an error adds nothing");
	cr_expect(isinf(welch_freedom(&sure, &sure)));
}
