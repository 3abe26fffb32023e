/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tunable.h - the tunables: what they are called, what they take, what they do
 *
 * A tunable is named by its id: enum dpas_tunable for the thirteen of the
 * policy, then TUNABLE_IO_POLL_DELAY, the kernel's own file beside them. Names,
 * ranges and defaults of the thirteen come from dpas_tunable_limits[]; nothing
 * here repeats them. Every text is static and in ASCII.
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
	const char *unit;    /* "ns", "us", "I/Os", ...; "" where it has none */
	const char *meaning; /* one sentence */
	int64_t min;
	int64_t max;
	int64_t init; /* the default */
};

/* Everything about tunable @id, which must be below TUNABLE_COUNT. */
struct tunable tunable_get(unsigned int id);

/* The id of the tunable called @name, or -1. */
int tunable_find(const char *name);

/*
 * Read the whole of @text as one decimal integer, with blanks around it and a
 * sign allowed. False where it is anything else or beyond int64_t.
 */
bool tunable_parse(const char *text, int64_t *value);

/*
 * Does tunable @id take @value? If not, the reason in *@problem is a clause such as
 * "switch_param4 takes 0 or 1".
 */
bool tunable_check(unsigned int id, int64_t value, struct problem *problem);

/*
 * The next value from @value for a step up (@direction > 0) or down: by one
 * for switches and small counts, along 1-2-5-10 for times, fractions and
 * windows. Never leaves the range.
 */
int64_t tunable_step(unsigned int id, int64_t value, int direction);

/* What tunable @id takes, in words: "0 or 1", "100 to 10000000 ns". */
void tunable_describe_range(unsigned int id, char *text, size_t size);

#endif
