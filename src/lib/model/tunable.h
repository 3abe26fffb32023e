/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tunable.h - the tunables: names, ranges and meanings
 *
 * A tunable is identified by its id: enum dpas_tunable for the thirteen of the
 * policy, then TUNABLE_IO_POLL_DELAY, which is a stock kernel file. Names,
 * ranges and defaults of the thirteen come from dpas_tunable_limits[] and are
 * not repeated here. All strings are static and ASCII.
 */
#ifndef LIB_MODEL_TUNABLE_H
#define LIB_MODEL_TUNABLE_H

#include <stddef.h>

#include "dpas_policy.h"
#include "lib/base/problem.h"

enum {
	/* -1: poll at once, 0: sleep for half the mean, > 0: sleep that long */
	TUNABLE_IO_POLL_DELAY = DPAS_NR_TUNABLES,
	TUNABLE_COUNT
};

struct tunable {
	const char *name;    /* the file in /sys/block/DEV/queue/ */
	const char *unit;    /* "ns", "us", "I/Os", ...; "" if it has none */
	const char *meaning; /* one sentence */
	int64_t min;
	int64_t max;
	int64_t init; /* the default */
};

/* The description of tunable @id, which must be below TUNABLE_COUNT. */
struct tunable tunable_get(unsigned int id);

/* The id of the tunable called @name, or -1. */
int tunable_find(const char *name);

/*
 * Parse all of @text as a decimal integer; surrounding blanks and a sign are
 * allowed. False if it is anything else or does not fit in int64_t.
 */
bool tunable_parse(const char *text, int64_t *value);

/*
 * Is @value valid for tunable @id? If not, the reason in *@problem is a clause
 * such as "switch_param4 takes 0 or 1".
 */
bool tunable_check(unsigned int id, int64_t value, struct problem *problem);

/*
 * The value one step above (@direction > 0) or below @value: in steps of one
 * for on/off tunables and small counts, along 1-2-5-10 for times, fractions and
 * windows. Never leaves the range.
 */
int64_t tunable_step(unsigned int id, int64_t value, int direction);

/* The range of tunable @id as text: "0 or 1", "100 to 10000000 ns". */
void tunable_describe_range(unsigned int id, char *text, size_t size);

#endif
