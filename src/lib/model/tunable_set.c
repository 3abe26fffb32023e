// SPDX-License-Identifier: GPL-2.0
#include "lib/model/tunable_set.h"

#include <stdio.h>

struct tunable_set tunable_set_of(const struct sample *sample)
{
	struct tunable_set set = { 0 };
	unsigned int id;
	int64_t value;

	for (id = 0; id < TUNABLE_COUNT; id++)
		if (sample_get_tunable(sample, id, &value))
			tunable_set_put(&set, id, value);
	return set;
}

void tunable_set_put(struct tunable_set *set, unsigned int id, int64_t value)
{
	set->known |= UINT32_C(1) << id;
	set->value[id] = value;
}

bool tunable_set_get(const struct tunable_set *set, unsigned int id,
		     int64_t *value)
{
	if (!(set->known & UINT32_C(1) << id))
		return false;
	*value = set->value[id];
	return true;
}

bool tunable_set_parse(struct tunable_set *set, const char *name,
		       const char *text, struct problem *problem)
{
	int id = tunable_find(name);
	int64_t value;

	if (id < 0)
		problem_fail(problem, NULL, "there is no tunable \"%s\"", name);
	else if (tunable_set_get(set, (unsigned int)id, &value))
		problem_fail(problem, NULL, "%s has a value already", name);
	else if (!tunable_parse(text, &value))
		problem_fail(problem, NULL, "%s: \"%s\" is not a whole number",
			     name, text);
	else if (tunable_check((unsigned int)id, value, problem)) {
		tunable_set_put(set, (unsigned int)id, value);
		return true;
	}
	return false;
}

/* When to write @id: first on/off tunables set to 0, last those set to 1. */
static int tunable_set_rank(unsigned int id, int64_t value)
{
	/* Enabled last, it resets every CPU with all other values in force. */
	if (id == DPAS_SWITCH_ENABLED)
		return value ? 3 : 0;
	if (id == DPAS_PAS_ENABLED || id == DPAS_EHP_ENABLED)
		return value ? 2 : 0;
	return 1;
}

unsigned int tunable_set_order(const struct tunable_set *set,
			       unsigned int order[TUNABLE_COUNT])
{
	unsigned int id, count = 0;
	int64_t value;
	int rank;

	for (rank = 0; rank <= 3; rank++)
		for (id = 0; id < TUNABLE_COUNT; id++)
			if (tunable_set_get(set, id, &value) &&
			    tunable_set_rank(id, value) == rank)
				order[count++] = id;
	return count;
}
