// SPDX-License-Identifier: GPL-2.0
#include "lib/base/number.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool number_refuse(char *reason, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static bool number_refuse(char *reason, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(reason, NUMBER_REASON, format, arguments);
	va_end(arguments);
	return false;
}

bool number_decimal(const char *text, double min, double max, const char *unit,
		    double *value, char *reason)
{
	char *end;

	*value = strtod(text, &end);
	if (end == text)
		return number_refuse(reason, *text ? "no number" : "empty");
	if (*end)
		return number_refuse(reason, "no number");
	if (isnan(*value))
		return number_refuse(reason, "not a number");
	if (isinf(*value))
		return number_refuse(reason, "infinite");
	/* strtod() reads hexadecimal, too, which nobody means here. */
	if (strpbrk(text, "xXpP"))
		return number_refuse(reason, "no decimal number");
	if (*value < 0)
		return number_refuse(reason, "negative");
	if (*value == 0)
		return number_refuse(reason, "zero");
	if (*value < min)
		return number_refuse(reason, "below %.12g%s", min, unit);
	if (*value > max)
		return number_refuse(reason, "above %.12g%s", max, unit);
	return true;
}

bool number_whole(const char *text, uint64_t min, uint64_t max, uint64_t *value,
		  char *reason)
{
	unsigned long long number;
	char *end;

	if (*text == '-')
		return number_refuse(reason, "negative");
	if (!*text)
		return number_refuse(reason, "empty");
	if (strspn(text, "0123456789") != strlen(text))
		return number_refuse(reason, "no whole number");
	errno = 0;
	number = strtoull(text, &end, 10);
	if (errno || number > max)
		return number_refuse(reason, "above %" PRIu64, max);
	if (number < min)
		return number_refuse(reason, "below %" PRIu64, min);
	*value = number;
	return true;
}

bool number_fraction(const char *text, uint32_t *parts, char *reason)
{
	double value;

	if (!number_decimal(text, 0.000001, 1, "", &value, reason))
		return false;
	*parts = (uint32_t)lround(value * 1000000);
	return true;
}

bool number_block(const char *text, uint32_t *bytes, char *reason)
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
		return number_refuse(reason, "above 16 MiB");
	memcpy(digits, text, length);
	digits[length] = '\0';
	if (!number_whole(digits, 1, 16U << 20, &number, reason))
		return false;
	number <<= shift;
	if (number > 16U << 20)
		return number_refuse(reason, "above 16 MiB");
	if (number % 512)
		return number_refuse(reason, "no multiple of 512 bytes");
	*bytes = (uint32_t)number;
	return true;
}

bool number_list(const char *text,
		 bool (*take)(void *context, const char *item, char *reason),
		 void *context, char *refused, char *reason)
{
	for (;;) {
		size_t length = strcspn(text, ",");

		snprintf(refused, NUMBER_ITEM, "%.*s", (int)length, text);
		if (length >= NUMBER_ITEM)
			return number_refuse(reason, "too long");
		if (!length)
			return number_refuse(reason, "empty");
		if (!take(context, refused, reason))
			return false;
		if (!text[length])
			return true;
		text += length + 1;
	}
}
