/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tunable_list.h - the tunables that are listed on the screen
 */
#ifndef DPASTOP_MODEL_TUNABLE_LIST_H
#define DPASTOP_MODEL_TUNABLE_LIST_H

#include "lib/model/sample.h"

struct tunable_list {
	int count;
	unsigned int id[TUNABLE_COUNT];
};

/*
 * All that dpastop describes, whether or not the kernel of @sample has them,
 * and then those that only this kernel has.
 */
struct tunable_list tunable_list_of(const struct sample *sample);

/* The place of @id in @list; 0 if it is not there. */
int tunable_list_find(const struct tunable_list *list, unsigned int id);

#endif
