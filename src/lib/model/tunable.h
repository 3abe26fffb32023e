/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tunable.h - the tunables: names, ranges and meanings
 *
 * A tunable is identified by its id: enum dpas_tunable for those of the policy,
 * then TUNABLE_IO_POLL_DELAY, which is a stock kernel file. Names, ranges and
 * defaults of the policy's come from dpas_tunable_limits[] and are not repeated
 * here. All strings are static and ASCII.
 *
 * Other kernels with DPAS have more, for example the paper's pas_heat_up. Their
 * names are found at run time, and get the ids from TUNABLE_NR_KNOWN on in the
 * order in which this process meets them. They take any whole number and have
 * no default.
 */
#ifndef LIB_MODEL_TUNABLE_H
#define LIB_MODEL_TUNABLE_H

#include <stddef.h>

#include "dpas_policy.h"
#include "lib/base/problem.h"

enum {
	/* -1: poll at once, 0: sleep for half the mean, > 0: sleep that long */
	TUNABLE_IO_POLL_DELAY = DPAS_NR_TUNABLES,
	TUNABLE_NR_KNOWN,
	/* All ids are below it; not all have a tunable. */
	TUNABLE_COUNT = TUNABLE_NR_KNOWN + 12
};

struct tunable {
	const char *name;    /* the file in /sys/block/DEV/queue/ */
	const char *unit;    /* "ns", "us", "I/Os", ...; "" if it has none */
	const char *meaning; /* one sentence */
	int64_t min;
	int64_t max;
	int64_t init; /* the default, if tunable_has_default() */
};

/*
 * The description of tunable @id, which must be below TUNABLE_COUNT. The name
 * is "" if no tunable has this id yet.
 */
struct tunable tunable_get(unsigned int id);

/* Is there a default for @id? Not for tunables of other kernels. */
bool tunable_has_default(unsigned int id);

/* The id of the tunable called @name, or -1. */
int tunable_find(const char *name);

/*
 * Likewise, but a name that may be a tunable of another kernel ("pas_heat_up")
 * gets an id if it has none. -1: it can be none, or there are no more ids.
 */
int tunable_meet(const char *name);

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
