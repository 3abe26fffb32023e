/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tunable_set.h - values for some of the tunables, to be written together
 */
#ifndef LIB_MODEL_TUNABLE_SET_H
#define LIB_MODEL_TUNABLE_SET_H

#include "lib/base/problem.h"
#include "lib/model/sample.h"

struct tunable_set {
	uint32_t known; /* bit id: value[id] is meant */
	int64_t value[TUNABLE_COUNT];
};

/* All that @sample knows. */
struct tunable_set tunable_set_of(const struct sample *sample);

void tunable_set_put(struct tunable_set *set, unsigned int id, int64_t value);
/* Is there a value for @id? Then *@value is it. */
bool tunable_set_get(const struct tunable_set *set, unsigned int id,
		     int64_t *value);

/*
 * Take "@name = @text". False where there is no such tunable, it has a value
 * already or does not take this one; the reason in *@problem says so.
 */
bool tunable_set_parse(struct tunable_set *set, const char *name,
		       const char *text, struct problem *problem);

/*
 * The ids of @set in the order in which to write them; returns how many. What
 * is turned off comes first and what is turned on comes last, so that no CPU
 * decides by half of the new values.
 */
unsigned int tunable_set_order(const struct tunable_set *set,
			       unsigned int order[TUNABLE_COUNT]);

#endif
