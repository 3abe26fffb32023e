// SPDX-License-Identifier: GPL-2.0
/* Times as people type them. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <time.h>

#include "dpastop/model/time_spec.h"

#define S INT64_C(1000000000)

/* 2026-11-24 20:00:00 UTC */
static const int64_t now = INT64_C(1795550400) * S;

static void utc(void)
{
	setenv("TZ", "UTC", 1);
	tzset();
}

TestSuite(moment, .init = utc);

static int64_t after(const char *text)
{
	int64_t moment;

	cr_assert(time_spec_parse(text, now, &moment), "%s", text);
	return (moment - now) / S;
}

Test(moment, times_of_the_day_are_the_nearest)
{
	cr_assert_eq(after("20:00"), 0);
	cr_assert_eq(after("19:59:30"), -30);
	cr_assert_eq(after("20:01"), 60);
	cr_assert_eq(after("23:00"), 3 * 3600);
	cr_assert_eq(after("00:30"), 4 * 3600 + 1800, "tomorrow's is nearer");
	cr_assert_eq(after("09:00:00"), -11 * 3600);
}

/* On 25 October 2026 the hour from 2 to 3 occurs twice; it is now 6. */
Test(moment, also_where_a_day_has_25_hours)
{
	int64_t six = INT64_C(1792904400) * S, moment;

	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
	tzset();
	cr_assert(time_spec_parse("19:00", six, &moment));
	cr_assert_eq((moment - six) / S, -12 * 3600);
	cr_assert(time_spec_parse("17:00", six, &moment));
	cr_assert_eq((moment - six) / S, 11 * 3600);
}

Test(moment, distances)
{
	int64_t moment;

	cr_assert_eq(after("-90s"), -90);
	cr_assert_eq(after("+5m"), 300);
	cr_assert_eq(after("-1h"), -3600);
	cr_assert_eq(after("-1.5h"), -5400);
	cr_assert(time_spec_parse("-0.5s", now, &moment));
	cr_assert_eq(moment - now, -S / 2, "as the title says it");
	cr_assert(time_spec_parse("+0.0000000019s", now, &moment));
	cr_assert_eq(moment - now, 1);
}

Test(moment, what_is_none)
{
	static const char *const none[] = {
		"",	  "-",	       "+",    "90s",
		"-s",	  "-90",       "-90x", "-90ss",
		"24:00",  "12:60",     "12:5", "12:05:60",
		"12:05:", "12:05:300", "1:00", "-99999999999999999999s",
		"noon",	  "12:05 ",
	};
	int64_t moment = 7;
	size_t i;

	for (i = 0; i < sizeof(none) / sizeof(*none); i++)
		cr_assert_not(time_spec_parse(none[i], now, &moment), "%s",
			      none[i]);
	cr_assert_eq(moment, 7);
}
