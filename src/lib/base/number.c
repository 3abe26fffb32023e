// SPDX-License-Identifier: GPL-2.0
#include "lib/base/number.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool number_decimal(const char *text, double min, double max, const char *unit,
		    double *value, struct problem *problem)
{
	char *end;

	*value = strtod(text, &end);
	if (end == text)
		return problem_fail(problem, NULL,
				    *text ? "not a number" : "empty");
	if (*end)
		return problem_fail(problem, NULL, "not a number");
	if (isnan(*value))
		return problem_fail(problem, NULL, "not a number");
	if (isinf(*value))
		return problem_fail(problem, NULL, "infinite");
	/* strtod() also accepts hexadecimal, which is not wanted here. */
	if (strpbrk(text, "xXpP"))
		return problem_fail(problem, NULL, "not a decimal number");
	if (*value < 0)
		return problem_fail(problem, NULL, "negative");
	if (*value == 0)
		return problem_fail(problem, NULL, "zero");
	if (*value < min)
		return problem_fail(problem, NULL, "below %.12g%s", min, unit);
	if (*value > max)
		return problem_fail(problem, NULL, "above %.12g%s", max, unit);
	return true;
}

bool number_whole(const char *text, uint64_t min, uint64_t max, uint64_t *value,
		  struct problem *problem)
{
	unsigned long long number;
	char *end;

	if (*text == '-')
		return problem_fail(problem, NULL, "negative");
	if (!*text)
		return problem_fail(problem, NULL, "empty");
	if (strspn(text, "0123456789") != strlen(text))
		return problem_fail(problem, NULL, "not a whole number");
	errno = 0;
	number = strtoull(text, &end, 10);
	if (errno || number > max)
		return problem_fail(problem, NULL, "above %" PRIu64, max);
	if (number < min)
		return problem_fail(problem, NULL, "below %" PRIu64, min);
	*value = number;
	return true;
}

bool number_fraction(const char *text, uint32_t *parts, struct problem *problem)
{
	double value;

	if (!number_decimal(text, 0.000001, 1, "", &value, problem))
		return false;
	*parts = (uint32_t)lround(value * 1000000);
	return true;
}

bool number_block(const char *text, uint32_t *bytes, struct problem *problem)
{
	size_t length = strlen(text);
	char digits[24];
	unsigned int shift = 0;
	uint64_t number;

	if (length && strchr("kK", text[length - 1]))
		shift = 10;
	else if (length && strchr("mM", text[length - 1]))
		shift = 20;
	if (shift)
		length--;
	if (length >= sizeof(digits))
		return problem_fail(problem, NULL, "above 16 MiB");
	memcpy(digits, text, length);
	digits[length] = '\0';
	if (!number_whole(digits, 1, 16U << 20, &number, problem))
		return false;
	number <<= shift;
	if (number > 16U << 20)
		return problem_fail(problem, NULL, "above 16 MiB");
	if (number % 512)
		return problem_fail(problem, NULL,
				    "not a multiple of 512 bytes");
	*bytes = (uint32_t)number;
	return true;
}

static bool number_list_item(const char *item, size_t length, number_take *take,
			     void *context, struct problem *problem)
{
	char copy[NUMBER_ITEM];
	bool good;

	snprintf(copy, sizeof(copy), "%.*s", (int)length, item);
	if (length >= NUMBER_ITEM)
		good = problem_fail(problem, NULL, "too long");
	else if (!length)
		good = problem_fail(problem, NULL, "empty");
	else
		good = take(context, copy, problem);
	if (!good)
		problem_value(problem, "%s", copy);
	return good;
}

bool number_list(const char *text, number_take *take, void *context,
		 struct problem *problem)
{
	for (;;) {
		size_t length = strcspn(text, ",");

		if (!number_list_item(text, length, take, context, problem))
			return false;
		if (!text[length])
			return true;
		text += length + 1;
	}
}
