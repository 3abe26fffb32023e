// SPDX-License-Identifier: GPL-2.0
/*
 * interval.c - seconds with a fraction, independent of the locale
 */
#include "dpastop/model/interval.h"

#include <stdio.h>
#include <string.h>

#define INTERVAL_MIN_NS 50000000u
#define INTERVAL_MAX_NS 60000000000u
#define SECOND_NS 1000000000u

static bool interval_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

const char *interval_parse(const char *text, uint64_t *ns)
{
	static const char form[] = "is not a number of seconds such as 0.5";
	uint64_t whole = 0, fraction = 0, unit = SECOND_NS;
	bool digits = false;

	for (; interval_is_digit(*text); text++) {
		/* Out of range, the exact value does not matter. */
		if (whole * SECOND_NS <= INTERVAL_MAX_NS)
			whole = whole * 10 + (unsigned int)(*text - '0');
		digits = true;
	}
	if (*text == '.')
		for (text++; interval_is_digit(*text); text++) {
			unit /= 10; /* digits beyond the ninth count as 0 */
			fraction += unit * (unsigned int)(*text - '0');
			digits = true;
		}
	if (*text || !digits)
		return form;
	if (whole * SECOND_NS + fraction < INTERVAL_MIN_NS ||
	    whole * SECOND_NS + fraction > INTERVAL_MAX_NS)
		return "is not within " INTERVAL_RANGE;
	*ns = whole * SECOND_NS + fraction;
	return NULL;
}

uint64_t interval_round(uint64_t ns)
{
	uint64_t unit = 1;

	while (ns / unit >= 100)
		unit *= 10;
	return (ns + unit / 2) / unit * unit;
}

void interval_format(uint64_t ns, char *text, size_t size)
{
	char digits[32];
	size_t length;

	snprintf(digits, sizeof(digits), "%llu.%03llu",
		 (unsigned long long)(ns / SECOND_NS),
		 (unsigned long long)(ns % SECOND_NS / 1000000));
	length = strlen(digits);
	while (digits[length - 1] == '0')
		digits[--length] = '\0';
	if (digits[length - 1] == '.')
		digits[--length] = '\0';
	snprintf(text, size, "%s s", digits);
}
