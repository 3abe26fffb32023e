// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/number.h"

#include <stdio.h>
#include <string.h>

/* Three significant digits of @value, which is below 1000. */
static int number_three_digits(double value, char *text)
{
	int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;

	return snprintf(text, NUMBER_SIZE, "%.*f", decimals, value);
}

void number_count(const struct theme *theme, struct figure count,
		  char text[NUMBER_SIZE])
{
	static const char unit[] = "kMGTPE";
	double value = count.value;
	int step = -1, length;

	if (!count.known) {
		snprintf(text, NUMBER_SIZE, "%s", theme->sign[SIGN_UNKNOWN]);
		return;
	}
	if (value < 999.5) {
		/* Less than one per second is not zero. */
		snprintf(text, NUMBER_SIZE, "%.*f",
			 value > 0 && value < 0.95 ? 1 : 0, value);
		return;
	}
	while (value >= 999.5 && unit[step + 1]) {
		value /= 1000;
		step++;
	}
	length = number_three_digits(value, text);
	snprintf(text + length, (size_t)(NUMBER_SIZE - length), "%c",
		 unit[step]);
}

void number_mean(const struct theme *theme, struct figure mean,
		 char text[NUMBER_SIZE])
{
	if (mean.known && mean.value < 999.95)
		snprintf(text, NUMBER_SIZE, "%.1f", mean.value);
	else
		number_count(theme, mean, text);
}

void number_percent(const struct theme *theme, struct figure share,
		    char text[NUMBER_SIZE])
{
	if (share.known)
		snprintf(text, NUMBER_SIZE, "%.0f", share.value * 100);
	else
		snprintf(text, NUMBER_SIZE, "%s", theme->sign[SIGN_UNKNOWN]);
}

void number_ratio(const struct theme *theme, struct figure ratio,
		  char text[NUMBER_SIZE])
{
	if (ratio.known)
		snprintf(text, NUMBER_SIZE, "%.*f",
			 ratio.value < 9.99995 ? 4 : 1, ratio.value);
	else
		snprintf(text, NUMBER_SIZE, "%s", theme->sign[SIGN_UNKNOWN]);
}

void number_sleep(const struct theme *theme, struct figure ns,
		  char text[NUMBER_SIZE])
{
	int length;

	if (!ns.known) {
		snprintf(text, NUMBER_SIZE, "%s", theme->sign[SIGN_UNKNOWN]);
	} else if (ns.value < 1000) {
		snprintf(text, NUMBER_SIZE, "%.0fns", ns.value);
	} else if (ns.value < 999500) {
		length = number_three_digits(ns.value / 1000, text);
		snprintf(text + length, (size_t)(NUMBER_SIZE - length), "%ss",
			 theme->sign[SIGN_MICRO]);
	} else if (ns.value < 999500000) {
		length = number_three_digits(ns.value / 1000000, text);
		snprintf(text + length, (size_t)(NUMBER_SIZE - length), "ms");
	} else if (ns.value < 999500000000) {
		length = number_three_digits(ns.value / 1000000000, text);
		snprintf(text + length, (size_t)(NUMBER_SIZE - length), "s");
	} else {
		/* No sleep is that long, but what was read may claim so. */
		ns.value /= 1000000000;
		number_count(theme, ns, text);
		strcat(text, "s");
	}
}

void number_ago(uint64_t ns, char text[NUMBER_SIZE])
{
	unsigned long long seconds = ns / 1000000000u;

	if (seconds < 10)
		snprintf(text, NUMBER_SIZE, "%.1fs", (double)ns / 1e9);
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
