// SPDX-License-Identifier: GPL-2.0
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/ui/draw/number.h"

/* ASCII, so that columns are bytes. */
static const struct theme theme = {
	.sign = { [SIGN_UNKNOWN] = "-", [SIGN_MICRO] = "u" },
	.ascii = true,
};

typedef void number_writer(const struct theme *theme, struct figure figure,
			   char text[NUMBER_SIZE]);

/*
 * @writer formats any number in at most @cols columns without changing its
 * magnitude.
 */
static void keeps_to(number_writer *writer, size_t cols, double unit)
{
	static const char units[] = "kMGTPE";
	char text[NUMBER_SIZE], *rest;
	double value;

	for (value = 0.01; value < 2e20; value *= 1.0137) {
		struct figure figure = { true, value };
		const char *prefix;
		double read;

		writer(&theme, figure, text);
		cr_expect_leq(strlen(text), cols, "%g is %s", value, text);
		read = strtod(text, &rest);
		prefix = *rest ? strchr(units, *rest) : NULL;
		if (prefix)
			read *= pow(1000, (double)(prefix - units + 1));
		if (strchr(rest, 'n') || strchr(rest, 'u') ||
		    strstr(rest, "ms"))
			continue;
		if (strchr(rest, 's'))
			read *= unit;
		cr_expect(value < 10 || fabs(read / value - 1) < 0.06,
			  "%g is %s", value, text);
	}
	writer(&theme, (struct figure){ 0 }, text);
	cr_expect_str_eq(text, "-");
}

Test(number, any_width_fits_its_columns)
{
	keeps_to(number_count, 5, 1);
	keeps_to(number_mean, 5, 1);
	keeps_to(number_sleep, 7, 1e9);
}

Test(number, ago_of_any_length_fits)
{
	char text[NUMBER_SIZE];
	uint64_t ns;

	for (ns = 1; ns < UINT64_MAX / 3; ns *= 3) {
		number_ago(ns, text);
		cr_expect_leq(strlen(text), 7, "%lu is %s", ns, text);
	}
}

Test(number, a_mean_has_a_decimal_while_it_is_small)
{
	static const struct {
		double value;
		const char *text;
	} means[] = {
		{ 0, "0.0" },	     { 1, "1.0" },	  { 12.34, "12.3" },
		{ 999.94, "999.9" }, { 999.96, "1.00k" }, { 2.15e8, "215M" },
	};
	char text[NUMBER_SIZE];
	size_t i;

	for (i = 0; i < sizeof(means) / sizeof(*means); i++) {
		struct figure mean = { true, means[i].value };

		number_mean(&theme, mean, text);
		cr_expect_str_eq(text, means[i].text);
	}
}

/* number.c has its own conversion: the last digit is rounded as printf() does. */
Test(number, decimals_are_those_of_printf)
{
	char text[NUMBER_SIZE], expected[NUMBER_SIZE];
	unsigned int i;

	for (i = 0; i < 1000000; i++) {
		/* Never a tie: 0.0003, 0.0013, ... */
		struct figure value = { true, (i * 10 + 3) / 10000.0 };

		number_mean(&theme, value, text);
		snprintf(expected, sizeof(expected), "%.1f", value.value);
		if (value.value < 999.95)
			cr_assert_str_eq(text, expected);
		number_ratio(&theme, value, text);
		snprintf(expected, sizeof(expected), "%.*f",
			 value.value < 9.99995 ? 4 : 1, value.value);
		cr_assert_str_eq(text, expected);
	}
}

Test(number, what_is_no_amount_stays_within_its_size)
{
	static const double values[] = { -1, -0.0, NAN, INFINITY, 1e300 };
	char text[NUMBER_SIZE];
	size_t i;

	for (i = 0; i < sizeof(values) / sizeof(*values); i++) {
		struct figure value = { true, values[i] };

		number_count(&theme, value, text);
		cr_expect_lt(strlen(text), NUMBER_SIZE);
		number_sleep(&theme, value, text);
		cr_expect_lt(strlen(text), NUMBER_SIZE);
		number_ratio(&theme, value, text);
		cr_expect_lt(strlen(text), NUMBER_SIZE);
	}
}

Test(number, a_relative_difference_agrees_with_what_it_compares)
{
	static const struct {
		double relative;
		const char *text;
	} differences[] = {
		{ 0, "0.0%" },	       { -0.0004, "0.0%" },
		{ 0.0004, "0.0%" },    { 0.005, "+0.5%" },
		{ 0.0996, "+10.0%" },  { 0.46, "+46.0%" },
		{ -0.46, "-46.0%" },   { 1.5, "+150%" },
		{ -0.9988, "-99.9%" }, { -0.99999, "-99.9%" },
		{ -1, "-100%" },       { 0.99999, "+100%" },
		{ 2e6, ">99999%" },
	};
	char text[NUMBER_SIZE];
	size_t i;

	for (i = 0; i < sizeof(differences) / sizeof(*differences); i++) {
		number_relative(differences[i].relative, text);
		cr_expect_str_eq(text, differences[i].text, "%g is %s",
				 differences[i].relative, text);
	}
}

Test(number, a_little_cpu_time_is_not_none)
{
	static const struct {
		double share;
		const char *text;
	} shares[] = {
		{ 0, "0" },	{ 0.0001, "<1" }, { 0.0049, "<1" },
		{ 0.005, "1" }, { 0.014, "1" },	  { 1.5, "150" },
	};
	char text[NUMBER_SIZE];
	size_t i;

	for (i = 0; i < sizeof(shares) / sizeof(*shares); i++) {
		number_cpu(&theme, (struct figure){ true, shares[i].share },
			   text);
		cr_expect_str_eq(text, shares[i].text, "%g is %s",
				 shares[i].share, text);
	}
	number_cpu(&theme, (struct figure){ 0 }, text);
	cr_expect_str_eq(text, "-");
}

/* The unit of microseconds is the screen's; words and what has no room stay. */
Test(number, micro_replaces_the_unit_alone)
{
	static const struct theme unicode = {
		.sign = { [SIGN_MICRO] = "\u00b5" },
	};
	static const char *const texts[][2] = {
		{ "9.8 us", "9.8 \u00b5s" },
		{ "us", "\u00b5s" },
		{ "", "" },
		{ "-1 to 1000 us, 5us", "-1 to 1000 \u00b5s, 5us" },
		/* Names of files and presets. */
		{ "--preset 50us", "--preset 50us" },
		{ "us: 3 tunables changed", "us: 3 tunables changed" },
		{ "us/rec.jsonl", "us/rec.jsonl" },
		{ "use 3 us: plus 4 uses of us",
		  "use 3 \u00b5s: plus 4 uses of us" },
	};
	char text[64];
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		strcpy(text, texts[i][0]);
		number_micro(&theme, text, sizeof(text));
		cr_assert_str_eq(text, texts[i][0]);
		number_micro(&unicode, text, sizeof(text));
		cr_assert_str_eq(text, texts[i][1]);
	}
	strcpy(text, "1 us, 2 us");
	number_micro(&unicode, text, sizeof("1 us, 2 us") + 1);
	cr_assert_str_eq(text, "1 \u00b5s, 2 us");
}

/* The signs of a sentence are the screen's; what can be typed stays. */
Test(number, signs_are_those_of_the_screen)
{
	static const struct theme unicode = {
		.sign = { [SIGN_MICRO] = "\u00b5",
			  [SIGN_ARROW] = "\u2192",
			  [SIGN_AT_MOST] = "\u2264" },
	};
	static const struct theme ascii = {
		.sign = { [SIGN_MICRO] = "u",
			  [SIGN_ARROW] = "->",
			  [SIGN_AT_MOST] = "<=" },
	};
	static const char *const texts[][2] = {
		{ "io_poll_delay 5 us -> 7 us",
		  "io_poll_delay 5 \u00b5s \u2192 7 \u00b5s" },
		{ "jobs 2 -> 8, reads 9 -> 7",
		  "jobs 2 \u2192 8, reads 9 \u2192 7" },
		{ "QD 1.0 <= 1.0", "QD 1.0 \u2264 1.0" },
		{ "cpu3 PAS->OL, x<=3 ->", "cpu3 PAS->OL, x<=3 ->" },
		{ "", "" },
	};
	char text[64], small[8] = "1 -> 23";
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		strcpy(text, texts[i][0]);
		number_signs(&ascii, text, sizeof(text));
		cr_expect_str_eq(text, texts[i][0]);
		number_signs(&unicode, text, sizeof(text));
		cr_expect_str_eq(text, texts[i][1]);
	}
	number_signs(&unicode, small, sizeof(small));
	cr_expect_str_eq(small, "1 -> 23");
}
