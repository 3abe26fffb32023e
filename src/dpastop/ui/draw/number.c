// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/number.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Above it, a double has no decimals that would be worth printing. */
#define NUMBER_MOST_EXACT 1e15

/*
 * @value, at least 0, with up to four @decimals, as printf() would print it but
 * for ties; in a fraction of its time, since a screen has hundreds of numbers.
 * Leaves room for a unit. Returns the length.
 */
static int number_fixed(double value, int decimals, char *text)
{
	static const unsigned int scale[] = { 1, 10, 100, 1000, 10000 };
	char reversed[NUMBER_SIZE];
	int length = 0, i;
	uint64_t rest;

	if (!(value >= 0 && value < NUMBER_MOST_EXACT / scale[decimals])) {
		snprintf(text, NUMBER_SIZE - 4, "%.*f", decimals, value);
		return (int)strlen(text);
	}
	rest = (uint64_t)(value * scale[decimals] + 0.5);
	do {
		reversed[length++] = (char)('0' + rest % 10);
		rest /= 10;
		if (decimals && length == decimals)
			reversed[length++] = '.';
	} while (rest || length <= decimals + !!decimals);
	for (i = 0; i < length; i++)
		text[i] = reversed[length - 1 - i];
	text[length] = '\0';
	return length;
}

/* Three significant digits of @value, which is below 1000. */
static int number_three_digits(double value, char *text)
{
	int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;

	return number_fixed(value, decimals, text);
}

static void number_unknown(const struct theme *theme, char text[NUMBER_SIZE])
{
	strcpy(text, theme->sign[SIGN_UNKNOWN]);
}

void number_count(const struct theme *theme, struct figure count,
		  char text[NUMBER_SIZE])
{
	static const char unit[] = "kMGTPE";
	double value = count.value;
	int step = -1, length;

	if (!count.known) {
		number_unknown(theme, text);
		return;
	}
	/* What is no number is left to printf(), too. */
	if (!(value >= 999.5)) {
		/* Less than one per second is not zero. */
		number_fixed(value, value > 0 && value < 0.95, text);
		return;
	}
	while (value >= 999.5 && unit[step + 1]) {
		value /= 1000;
		step++;
	}
	length = number_three_digits(value, text);
	text[length] = unit[step];
	text[length + 1] = '\0';
}

void number_mean(const struct theme *theme, struct figure mean,
		 char text[NUMBER_SIZE])
{
	if (mean.known && mean.value < 999.95)
		number_fixed(mean.value, 1, text);
	else
		number_count(theme, mean, text);
}

void number_percent(const struct theme *theme, struct figure share,
		    char text[NUMBER_SIZE])
{
	if (share.known)
		number_fixed(share.value * 100, 0, text);
	else
		number_unknown(theme, text);
}

void number_cpu(const struct theme *theme, struct figure share,
		char text[NUMBER_SIZE])
{
	if (share.known && share.value > 0 && share.value < 0.005)
		strcpy(text, "<1");
	else
		number_percent(theme, share, text);
}

void number_relative(double relative, char text[NUMBER_SIZE])
{
	double percent = relative * 100;

	if (fabs(percent) < 0.05)
		strcpy(text, "0.0%");
	else if (percent > -100 && percent < -99.9)
		strcpy(text, "-99.9%");
	else if (fabs(percent) < 99999)
		snprintf(text, NUMBER_SIZE, "%+.*f%%",
			 fabs(percent) < 99.95 ? 1 : 0, percent);
	else
		strcpy(text, ">99999%");
}

void number_ratio(const struct theme *theme, struct figure ratio,
		  char text[NUMBER_SIZE])
{
	if (ratio.known)
		number_fixed(ratio.value, ratio.value < 9.99995 ? 4 : 1, text);
	else
		number_unknown(theme, text);
}

void number_sleep(const struct theme *theme, struct figure ns,
		  char text[NUMBER_SIZE])
{
	int length;

	if (!ns.known) {
		number_unknown(theme, text);
	} else if (ns.value < 1000) {
		length = number_fixed(ns.value, 0, text);
		strcpy(text + length, "ns");
	} else if (ns.value < 999500) {
		length = number_three_digits(ns.value / 1000, text);
		strcpy(text + length, theme->sign[SIGN_MICRO]);
		strcat(text, "s");
	} else if (ns.value < 999500000) {
		length = number_three_digits(ns.value / 1000000, text);
		strcpy(text + length, "ms");
	} else if (ns.value < 999500000000) {
		length = number_three_digits(ns.value / 1000000000, text);
		strcpy(text + length, "s");
	} else {
		/* No sleep is that long, but what was read may claim so. */
		ns.value /= 1000000000;
		number_count(theme, ns, text);
		strcat(text, "s");
	}
}

/* Is it a unit at @at, "9.8 us" or by itself, not a part of a name? */
static bool number_is_micro(const char *text, const char *at)
{
	if (at == text)
		return !at[2];
	return at - text >= 2 && at[-1] == ' ' &&
		isdigit((unsigned char)at[-2]) &&
		!isalnum((unsigned char)at[2]);
}

void number_micro(const struct theme *theme, char *text, size_t size)
{
	const char *sign = theme->sign[SIGN_MICRO];
	size_t length = strlen(sign);
	char *at = text;

	while ((at = strstr(at, "us"))) {
		if (number_is_micro(text, at) &&
		    strlen(text) + length - 1 < size) {
			memmove(at + length, at + 1, strlen(at));
			memcpy(at, sign, length);
		}
		at += strlen("us");
	}
}

/* Put @sign for each @word of @text that is between blanks. */
static void number_replace(char *text, size_t size, const char *word,
			   const char *sign)
{
	size_t from = strlen(word), to = strlen(sign);
	char *at = text;

	while ((at = strstr(at, word))) {
		if (at > text && at[-1] == ' ' && at[from] == ' ' &&
		    strlen(text) - from + to < size) {
			memmove(at + to, at + from, strlen(at + from) + 1);
			memcpy(at, sign, to);
			at += to;
		} else {
			at += from;
		}
	}
}

void number_signs(const struct theme *theme, char *text, size_t size)
{
	number_micro(theme, text, size);
	number_replace(text, size, "->", theme->sign[SIGN_ARROW]);
	number_replace(text, size, "<=", theme->sign[SIGN_AT_MOST]);
}

void number_unit(const struct theme *theme, const char *unit,
		 char text[NUMBER_SIZE])
{
	snprintf(text, NUMBER_SIZE, "%s", unit);
	number_micro(theme, text, NUMBER_SIZE);
}

void number_ago(uint64_t ns, char text[NUMBER_SIZE])
{
	unsigned long long seconds = ns / 1000000000u;

	if (seconds < 10)
		strcpy(text + number_fixed((double)ns / 1e9, 1, text), "s");
	else if (seconds < 60)
		snprintf(text, NUMBER_SIZE, "%llus", seconds);
	else if (seconds < 3600)
		snprintf(text, NUMBER_SIZE, "%llum%02llus", seconds / 60,
			 seconds % 60);
	else if (seconds < 100 * 3600)
		snprintf(text, NUMBER_SIZE, "%lluh%02llum", seconds / 3600,
			 seconds / 60 % 60);
	else
		snprintf(text, NUMBER_SIZE, "%llud", seconds / 86400);
}
