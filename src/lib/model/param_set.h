/* SPDX-License-Identifier: GPL-2.0 */
/*
 * param_set.h - values for some of the tunables, to be written together
 */
#ifndef LIB_MODEL_PARAM_SET_H
#define LIB_MODEL_PARAM_SET_H

#include "lib/model/snapshot.h"

struct param_set {
	uint32_t known;		/* bit id: value[id] is meant */
	int64_t value[PARAM_COUNT];
};

/* All that @snapshot knows. */
struct param_set param_set_of(const struct snapshot *snapshot);

void param_set_put(struct param_set *set, unsigned int id, int64_t value);
/* Is there a value for @id? Then *@value is it. */
bool param_set_get(const struct param_set *set, unsigned int id,
		   int64_t *value);

/*
 * Take "@name = @text". False where there is no such tunable, it has a value
 * already or does not take this one; @reason (of @size bytes) says so.
 */
bool param_set_parse(struct param_set *set, const char *name, const char *text,
		     char *reason, size_t size);

/*
 * The ids of @set in the order in which to write them; returns how many. What
 * is turned off comes first and what is turned on comes last, so that no CPU
 * decides by half of the new values.
 */
unsigned int param_set_order(const struct param_set *set,
			     unsigned int order[PARAM_COUNT]);

#endif
