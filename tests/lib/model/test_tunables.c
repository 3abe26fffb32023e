// SPDX-License-Identifier: GPL-2.0
/* The table of tunables: parsing, checking, stepping. */
#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>

#include "lib/model/tunable.h"

Test(tunables, each_has_a_name_a_sentence_and_a_default_in_its_range)
{
	unsigned int id;
	struct problem wrong;
	int length;

	for (id = 0; id < TUNABLE_NR_KNOWN; id++) {
		struct tunable tunable = tunable_get(id);

		cr_assert_not_null(tunable.name,
				   "dpas_tunable_limits[%u]: no name", id);
		cr_assert_eq(tunable_find(tunable.name), (int)id);
		cr_assert_gt(strlen(tunable.meaning), 20);
		cr_assert_eq(tunable.meaning[strlen(tunable.meaning) - 1], '.');
		/* At 80 columns it is in one line with the largest value. */
		length = snprintf(NULL, 0, " %s  %" PRId64 " %s  %s",
				  tunable.name, tunable.max, tunable.unit,
				  tunable.meaning);
		cr_assert_leq(length, 80, "%s: %d", tunable.name, length);
		cr_assert(tunable_check(id, tunable.init, &wrong));
	}
	cr_assert_eq(tunable_find("switch_stat"), -1);
	cr_assert_eq(tunable_find(""), -1);
}

Test(tunables, parse_takes_whole_integers_only)
{
	static const struct {
		const char *text;
		int64_t value;
		/* clang-format off */
	} good[] = {
		{ "0", 0 }, { "100\n", 100 }, { " 7 ", 7 }, { "-1", -1 },
		{ "+5", 5 }, { "007", 7 },
		{ "9223372036854775807", INT64_MAX },
		{ "-9223372036854775807", -INT64_MAX },
	};
	/* clang-format on */
	/* clang-format off */
	static const char *const bad[] = {
		"", " ", "-", "+", "x", "1x", "1 2", "0x10", "1.5", "--1",
		"9223372036854775808", "-9223372036854775808",
		"99999999999999999999999999", "1e3",
	};
	/* clang-format on */
	size_t i;
	int64_t value;

	for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
		cr_assert(tunable_parse(good[i].text, &value), "%s",
			  good[i].text);
		cr_assert_eq(value, good[i].value);
	}
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		value = 42;
		cr_assert_not(tunable_parse(bad[i], &value), "%s", bad[i]);
		cr_assert_eq(value, 42);
	}
}

Test(tunables, check_says_what_is_taken)
{
	struct problem wrong;

	cr_assert_not(tunable_check(DPAS_SWITCH_PARAM4, 7, &wrong));
	cr_assert_str_eq(wrong.reason, "switch_param4 takes 0 or 1");
	cr_assert_not(tunable_check(DPAS_PAS_D_INIT, 99, &wrong));
	cr_assert_str_eq(wrong.reason, "pas_d_init takes 100 to 10000000 ns");
	cr_assert_not(tunable_check(DPAS_PAS_ENABLED, -1, &wrong));
	cr_assert_not(tunable_check(TUNABLE_IO_POLL_DELAY, -2, &wrong));
	cr_assert(tunable_check(TUNABLE_IO_POLL_DELAY, -1, &wrong));
	cr_assert_not(tunable_check(DPAS_SWITCH_PARAM7, INT64_MAX, &wrong));
}

Test(tunables, steps_are_sensible)
{
	cr_assert_eq(tunable_step(DPAS_PAS_ENABLED, 0, 1), 1);
	cr_assert_eq(tunable_step(DPAS_PAS_ENABLED, 1, 1), 1);
	cr_assert_eq(tunable_step(DPAS_PAS_ENABLED, 0, -1), 0);
	cr_assert_eq(tunable_step(DPAS_SWITCH_PARAM2, 10, 1), 11);
	cr_assert_eq(tunable_step(DPAS_SWITCH_PARAM2, 10, -1), 9);
	cr_assert_eq(tunable_step(DPAS_PAS_D_INIT, 100, 1), 200);
	cr_assert_eq(tunable_step(DPAS_PAS_D_INIT, 200, 1), 500);
	cr_assert_eq(tunable_step(DPAS_PAS_D_INIT, 500, 1), 1000);
	cr_assert_eq(tunable_step(DPAS_PAS_D_INIT, 999, 1), 1000);
	cr_assert_eq(tunable_step(DPAS_PAS_D_INIT, 150, -1), 100);
	cr_assert_eq(tunable_step(DPAS_PAS_D_INIT, 1000, -1), 500);
	cr_assert_eq(tunable_step(DPAS_PAS_D_INIT, 100, -1), 100);
	cr_assert_eq(tunable_step(TUNABLE_IO_POLL_DELAY, -1, 1), 0);
	cr_assert_eq(tunable_step(TUNABLE_IO_POLL_DELAY, 0, 1), 1);
	cr_assert_eq(tunable_step(TUNABLE_IO_POLL_DELAY, 1, -1), 0);
	cr_assert_eq(tunable_step(TUNABLE_IO_POLL_DELAY, 0, -1), -1);
	cr_assert_eq(tunable_step(TUNABLE_IO_POLL_DELAY, -1, -1), -1);
}

Test(tunables, steps_go_through_the_range_and_never_leave_it)
{
	unsigned int id;

	for (id = 0; id < TUNABLE_NR_KNOWN; id++) {
		struct tunable tunable = tunable_get(id);
		int64_t value = tunable.min, next;

		/* A count is stepped by one, so the far end is not reached. */
		for (int i = 0; i < 2000 && value < tunable.max; i++) {
			next = tunable_step(id, value, 1);
			cr_assert_gt(next, value, "%s", tunable.name);
			cr_assert_leq(next, tunable.max);
			value = next;
		}
		for (int i = 0; i < 2000 && value > tunable.min; i++) {
			next = tunable_step(id, value, -1);
			cr_assert_lt(next, value, "%s at %ld", tunable.name,
				     (long)value);
			cr_assert_geq(next, tunable.min);
			value = next;
		}
		cr_assert_eq(value, tunable.min);
		/* Values out of range that a kernel might hold. */
		cr_assert_eq(tunable_step(id, INT64_MAX, 1), tunable.max);
		cr_assert_eq(tunable_step(id, INT64_MIN, -1), tunable.min);
	}
}

Test(tunables, those_of_other_kernels_are_met_by_name)
{
	static const char *const never[] = {
		"",
		"scheduler",
		"pas_Heat",
		"pas_heat up",
		"../pas_heat",
		"pas_a_name_that_is_too_long",
	};
	unsigned int i, heat, more = 0;
	struct problem wrong;
	char name[32], range[64];

	cr_expect_eq(tunable_meet("pas_d_init"), DPAS_PAS_D_INIT);
	cr_expect_eq(tunable_find("pas_heat_up"), -1);
	heat = (unsigned int)tunable_meet("pas_heat_up");
	cr_assert(heat >= TUNABLE_NR_KNOWN && heat < TUNABLE_COUNT);
	cr_expect_eq(tunable_meet("pas_heat_up"), (int)heat);
	cr_expect_eq(tunable_find("pas_heat_up"), (int)heat);
	cr_expect_str_eq(tunable_get(heat).name, "pas_heat_up");
	cr_expect_not(tunable_has_default(heat));
	cr_expect(tunable_check(heat, INT64_MIN, &wrong));
	cr_expect(tunable_check(heat, INT64_MAX, &wrong));
	cr_expect_eq(tunable_step(heat, 7, 1), 8);
	cr_expect_eq(tunable_step(heat, 0, -1), -1);
	tunable_describe_range(heat, range, sizeof(range));
	cr_expect_str_eq(range, "a whole number");
	for (i = 0; i < sizeof(never) / sizeof(*never); i++)
		cr_expect_eq(tunable_meet(never[i]), -1, "%s", never[i]);
	for (i = 0; i < 100; i++) {
		snprintf(name, sizeof(name), "pas_%u", i);
		more += tunable_meet(name) >= 0;
	}
	cr_expect_eq(more, TUNABLE_COUNT - TUNABLE_NR_KNOWN - 1);
	cr_expect_eq(tunable_find("pas_heat_up"), (int)heat);
}
