// SPDX-License-Identifier: GPL-2.0
/*
 * param_set.c - see param_set.h
 */
#include "lib/model/param_set.h"

#include <stdio.h>

struct param_set param_set_of(const struct snapshot *snapshot)
{
	struct param_set set = { 0 };
	unsigned int id;
	int64_t value;

	for (id = 0; id < PARAM_COUNT; id++)
		if (snapshot_get_param(snapshot, id, &value))
			param_set_put(&set, id, value);
	return set;
}

void param_set_put(struct param_set *set, unsigned int id, int64_t value)
{
	set->known |= UINT32_C(1) << id;
	set->value[id] = value;
}

bool param_set_get(const struct param_set *set, unsigned int id,
		   int64_t *value)
{
	if (!(set->known & UINT32_C(1) << id))
		return false;
	*value = set->value[id];
	return true;
}

bool param_set_parse(struct param_set *set, const char *name, const char *text,
		     char *reason, size_t size)
{
	int id = param_find(name);
	int64_t value;

	if (id < 0)
		snprintf(reason, size, "there is no tunable \"%s\"", name);
	else if (param_set_get(set, (unsigned int)id, &value))
		snprintf(reason, size, "%s has a value already", name);
	else if (!param_parse(text, &value))
		snprintf(reason, size, "%s: \"%s\" is no whole number", name,
			 text);
	else if (param_check((unsigned int)id, value, reason, size)) {
		param_set_put(set, (unsigned int)id, value);
		return true;
	}
	return false;
}

/* When to write @id: switches to 0, then all else, then switches to 1. */
static int param_set_rank(unsigned int id, int64_t value)
{
	/* Turned on last, it starts every CPU anew with all the rest in force. */
	if (id == DPAS_SWITCH_ENABLED)
		return value ? 3 : 0;
	if (id == DPAS_PAS_ENABLED)
		return value ? 2 : 0;
	return 1;
}

unsigned int param_set_order(const struct param_set *set,
			     unsigned int order[PARAM_COUNT])
{
	unsigned int id, count = 0;
	int64_t value;
	int rank;

	for (rank = 0; rank <= 3; rank++)
		for (id = 0; id < PARAM_COUNT; id++)
			if (param_set_get(set, id, &value) &&
			    param_set_rank(id, value) == rank)
				order[count++] = id;
	return count;
}
