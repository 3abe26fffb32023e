// SPDX-License-Identifier: GPL-2.0
/*
 * tunable.c - what dpas_policy.h does not define about the tunables
 */
#include "lib/model/tunable.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#define TUNABLE_NR_FOREIGN (TUNABLE_COUNT - TUNABLE_NR_KNOWN)
#define TUNABLE_NAME_SIZE 24

/* The tunables of other kernels, in the order in which they were met. */
static char tunable_foreign[TUNABLE_NR_FOREIGN][TUNABLE_NAME_SIZE];

enum step {
	STEP_ONE, /* on/off tunables and small counts */
	STEP_125, /* values that span decades */
};

struct tunable_text {
	const char *unit;
	const char *meaning;
	enum step step;
};

/* A switch statement, so that the compiler reports a tunable without text. */
static struct tunable_text tunable_text(unsigned int id)
{
	switch ((enum dpas_tunable)id) {
	case DPAS_PAS_ENABLED:
		return (struct tunable_text){
			"",
			"Sleep before polling, for a time learned from recent I/Os.",
			STEP_ONE
		};
	case DPAS_PAS_ADAPTIVE_ENABLED:
		return (struct tunable_text){
			"",
			"Adapt up, dn: larger on equal outcomes, else smaller.",
			STEP_ONE
		};
	case DPAS_PAS_D_INIT:
		return (struct tunable_text){
			"ns",
			"Initial and minimum sleep; a change restarts learning.",
			STEP_125
		};
	case DPAS_PAS_UP_INIT:
		return (struct tunable_text){
			"ppm",
			"Sleep longer by this after too short a sleep (under).",
			STEP_125
		};
	case DPAS_PAS_DN_INIT:
		return (struct tunable_text){
			"ppm",
			"Sleep shorter by this after too long a sleep (over).",
			STEP_125
		};
	case DPAS_SWITCH_ENABLED:
		return (struct tunable_text){
			"",
			"CPUs change their mode; turning it on starts all in PAS.",
			STEP_ONE
		};
	case DPAS_SWITCH_PARAM1:
		return (struct tunable_text){
			"tf",
			"PAS to OL above this many timer failures a window.",
			STEP_ONE
		};
	case DPAS_SWITCH_PARAM2:
		return (struct tunable_text){
			"QD x10",
			"OL to PAS if the average QD x10 is at most this.",
			STEP_ONE
		};
	case DPAS_SWITCH_PARAM3:
		return (struct tunable_text){
			"QD x10",
			"OL to INT if the average QD x10 is above this.",
			STEP_ONE
		};
	case DPAS_SWITCH_PARAM4:
		return (struct tunable_text){
			"",
			"PAS to CP is allowed (at an average QD of exactly 1.0).",
			STEP_ONE
		};
	case DPAS_SWITCH_PARAM5:
		return (struct tunable_text){
			"I/Os",
			"Window in PAS and OL: decide after this many I/Os.",
			STEP_125
		};
	case DPAS_SWITCH_PARAM6:
		return (struct tunable_text){
			"I/Os",
			"Window in CP: back to PAS after this many I/Os.",
			STEP_125
		};
	case DPAS_SWITCH_PARAM7:
		return (struct tunable_text){
			"I/Os",
			"Window in INT: try OL again after this many I/Os.",
			STEP_125
		};
	case DPAS_EHP_ENABLED:
		return (struct tunable_text){
			"",
			"Sleep for the recent minimum latency; overrides PAS and DPAS.",
			STEP_ONE
		};
	case DPAS_NR_TUNABLES: /* TUNABLE_IO_POLL_DELAY */
		return (struct tunable_text){
			"us",
			"Poll at once (-1), sleep as needed (0) or this long.",
			STEP_125
		};
	}
	return (struct tunable_text){
		"",
		"Another kernel's; its meaning is unknown here.",
		STEP_ONE,
	};
}

struct tunable tunable_get(unsigned int id)
{
	struct tunable_text text = tunable_text(id);
	struct tunable tunable = { .unit = text.unit, .meaning = text.meaning };

	if (id >= TUNABLE_NR_KNOWN) {
		tunable.name = tunable_foreign[id - TUNABLE_NR_KNOWN];
		tunable.min = INT64_MIN;
		tunable.max = INT64_MAX;
	} else if (id == TUNABLE_IO_POLL_DELAY) {
		tunable.name = "io_poll_delay";
		tunable.min = -1;
		/* The kernel stores it in nanoseconds in an int. */
		tunable.max = INT_MAX / 1000;
		tunable.init = -1;
	} else {
		tunable.name = dpas_tunable_limits[id].name;
		tunable.min = dpas_tunable_limits[id].min;
		tunable.max = dpas_tunable_limits[id].max;
		tunable.init = dpas_tunable_limits[id].init;
	}
	return tunable;
}

bool tunable_has_default(unsigned int id)
{
	return id < TUNABLE_NR_KNOWN;
}

int tunable_find(const char *name)
{
	unsigned int id;

	for (id = 0; *name && id < TUNABLE_COUNT; id++)
		if (!strcmp(name, tunable_get(id).name))
			return (int)id;
	return -1;
}

/* Is @name of the form that all kernels with DPAS give their tunables? */
static bool tunable_may_be_foreign(const char *name)
{
	static const char *const prefixes[] = { "pas_", "switch_", "ehp_",
						"lhp_", "dpas_" };
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
	size_t i;

	if (name[length] || length >= TUNABLE_NAME_SIZE)
		return false;
	for (i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++)
		if (!strncmp(name, prefixes[i], strlen(prefixes[i])))
			return true;
	return false;
}

int tunable_meet(const char *name)
{
	int id = tunable_find(name);
	size_t i;

	if (id >= 0 || !tunable_may_be_foreign(name))
		return id;
	for (i = 0; i < TUNABLE_NR_FOREIGN; i++) {
		if (*tunable_foreign[i])
			continue;
		snprintf(tunable_foreign[i], TUNABLE_NAME_SIZE, "%s", name);
		return (int)(TUNABLE_NR_KNOWN + i);
	}
	return -1;
}

static bool tunable_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

bool tunable_parse(const char *text, int64_t *value)
{
	uint64_t limit = INT64_MAX;
	uint64_t sum = 0;
	bool negative;

	while (tunable_is_blank(*text))
		text++;
	negative = *text == '-';
	if (*text == '-' || *text == '+')
		text++;
	if (*text < '0' || *text > '9')
		return false;
	for (; *text >= '0' && *text <= '9'; text++) {
		unsigned int digit = *text - '0';

		if (sum > (limit - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	while (tunable_is_blank(*text))
		text++;
	if (*text)
		return false;
	*value = negative ? -(int64_t)sum : (int64_t)sum;
	return true;
}

void tunable_describe_range(unsigned int id, char *text, size_t size)
{
	struct tunable tunable = tunable_get(id);

	if (id >= TUNABLE_NR_KNOWN)
		snprintf(text, size, "a whole number");
	else if (tunable.max - tunable.min == 1)
		snprintf(text, size, "%" PRId64 " or %" PRId64, tunable.min,
			 tunable.max);
	else
		snprintf(text, size, "%" PRId64 " to %" PRId64 "%s%s",
			 tunable.min, tunable.max, *tunable.unit ? " " : "",
			 tunable.unit);
}

bool tunable_check(unsigned int id, int64_t value, struct problem *problem)
{
	struct tunable tunable = tunable_get(id);
	char range[64];

	if (value >= tunable.min && value <= tunable.max)
		return true;
	tunable_describe_range(id, range, sizeof(range));
	return problem_fail(problem, NULL, "%s takes %s", tunable.name, range);
}

/* The next of ..., 1, 2, 5, 10, 20, ... above @value, which is at least 0. */
static int64_t tunable_next_125(int64_t value)
{
	int64_t decade = 1;

	while (decade <= value / 10)
		decade *= 10;
	if (value < decade)
		return decade;
	if (value < 2 * decade)
		return 2 * decade;
	if (value < 5 * decade)
		return 5 * decade;
	return 10 * decade;
}

/* The one below @value, which is at least 1. */
static int64_t tunable_previous_125(int64_t value)
{
	int64_t decade = 1;

	if (value == 1)
		return 0;
	while (decade <= (value - 1) / 10)
		decade *= 10;
	if (value > 5 * decade)
		return 5 * decade;
	if (value > 2 * decade)
		return 2 * decade;
	return decade;
}

int64_t tunable_step(unsigned int id, int64_t value, int direction)
{
	struct tunable tunable = tunable_get(id);

	if (direction > 0 && value >= tunable.max)
		return tunable.max;
	if (direction <= 0 && value <= tunable.min)
		return tunable.min;
	if (tunable_text(id).step == STEP_ONE || value < 0 ||
	    (value == 0 && direction <= 0))
		value += direction > 0 ? 1 : -1;
	else if (direction > 0)
		value = tunable_next_125(value);
	else
		value = tunable_previous_125(value);
	if (value > tunable.max)
		return tunable.max;
	return value < tunable.min ? tunable.min : value;
}
