// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/tunable_list.h"

struct tunable_list tunable_list_of(const struct sample *sample)
{
	struct tunable_list list = { 0 };
	unsigned int id;
	int64_t value;

	for (id = 0; id < TUNABLE_COUNT; id++)
		if (id < TUNABLE_NR_KNOWN ||
		    sample_get_tunable(sample, id, &value))
			list.id[list.count++] = id;
	return list;
}

int tunable_list_find(const struct tunable_list *list, unsigned int id)
{
	int at;

	for (at = 0; at < list->count; at++)
		if (list->id[at] == id)
			return at;
	return 0;
}
