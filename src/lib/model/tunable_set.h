/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tunable_set.h - values for a subset of the tunables, written together
 */
#ifndef LIB_MODEL_TUNABLE_SET_H
#define LIB_MODEL_TUNABLE_SET_H

#include "lib/base/problem.h"
#include "lib/model/sample.h"

struct tunable_set {
	uint32_t known; /* bit id: value[id] is set */
	int64_t value[TUNABLE_COUNT];
};

/* All tunables known in @sample. */
struct tunable_set tunable_set_of(const struct sample *sample);

void tunable_set_put(struct tunable_set *set, unsigned int id, int64_t value);
/* True if there is a value for @id; *@value is then set. */
bool tunable_set_get(const struct tunable_set *set, unsigned int id,
		     int64_t *value);

/*
 * Add "@name = @text". False if there is no such tunable (of another kernel's
 * only those met before), it is already set or the value is invalid; the reason
 * in *@problem says why.
 */
bool tunable_set_parse(struct tunable_set *set, const char *name,
		       const char *text, struct problem *problem);

/*
 * The ids of @set in the order in which to write them; returns their number.
 * Tunables being turned off come first and those being turned on last, so that
 * no CPU acts on a mixture of old and new values.
 */
unsigned int tunable_set_order(const struct tunable_set *set,
			       unsigned int order[TUNABLE_COUNT]);

#endif
