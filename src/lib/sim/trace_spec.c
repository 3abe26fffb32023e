// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/trace_spec.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/number.h"
#include "lib/source.h"

#define PREFIX "trace:"

bool trace_spec_is(const char *text)
{
	return !strncmp(text, PREFIX, strlen(PREFIX));
}

static bool trace_spec_take_wakeup(struct trace_spec *spec, const char *text,
				   struct problem *problem)
{
	double us = 0;

	if (strcmp(text, "0") &&
	    !number_decimal(text, 0.001, 10000, " us", &us, problem))
		return false;
	spec->wakeup_ns = (uint32_t)llround(us * 1000);
	spec->feedback = true;
	return true;
}

static bool trace_spec_take(struct trace_spec *spec, const char *item,
			    struct problem *problem)
{
	size_t length = strlen(spec->name);

	if (!strncmp(item, "speed=", 6))
		return number_decimal(item + 6, SOURCE_SLOWEST, SOURCE_FASTEST,
				      "", &spec->speed, problem);
	if (!strncmp(item, "wakeup=", 7))
		return trace_spec_take_wakeup(spec, item + 7, problem);
	/* Part of the name of a stock trace. */
	if (!strncmp(item, "seed=", 5)) {
		snprintf(spec->name + length, sizeof(spec->name) - length,
			 ",%s", item);
		return true;
	}
	return problem_fail(problem, NULL,
			    "after the trace there are speed, wakeup and seed");
}

bool trace_spec_parse(struct trace_spec *spec, const char *text,
		      struct problem *problem)
{
	char item[PROBLEM_VALUE];
	size_t length;

	memset(spec, 0, sizeof(*spec));
	text += strlen(PREFIX);
	length = strcspn(text, ",");
	if (!length || length >= sizeof(spec->name)) {
		problem_set(
			problem, "trace", NULL,
			length ? "the name is too long" : "no trace is named",
			"give a file, or stock:gc, as dpassim trace has them");
		return false;
	}
	snprintf(spec->name, sizeof(spec->name), "%.*s", (int)length, text);
	for (text += length; *text; text += length) {
		length = strcspn(++text, ",");
		snprintf(item, sizeof(item), "%.*s", (int)length, text);
		if (!trace_spec_take(spec, item, problem)) {
			problem_in(problem, "trace");
			problem_value(problem, "%s", item);
			return false;
		}
	}
	return true;
}
