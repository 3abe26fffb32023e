/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_list.h - the switches that the list of them has, newest first
 *
 * Those up to the moment that match the filter. The selected one is known by
 * its sequence, so it stays the same while others come.
 */
#ifndef DPASTOP_MODEL_SWITCH_LIST_H
#define DPASTOP_MODEL_SWITCH_LIST_H

#include "dpastop/model/switch_filter.h"
#include "lib/model/history.h"

#define SWITCH_LIST_MOST 16384

struct switch_list_query {
	size_t first; /* history_switch() of the newest to be had */
	const char *filter;
	bool has_selected; /* otherwise it follows the newest */
	uint64_t selected; /* its sequence */
};

struct switch_list {
	size_t nr_kept; /* with those that do not match */
	size_t nr_rows;
	/*
	 * The row of the selected one, or of the next older one where that is
	 * not in the list. 0 where none is selected.
	 */
	size_t selected;
	uint32_t row[SWITCH_LIST_MOST]; /* history_switch() of this */
};

void switch_list_fill(struct switch_list *list, const struct history *history,
		      const struct switch_list_query *query);

/* The row at the top where @visible are seen, so that the selected one is. */
size_t switch_list_top(const struct switch_list *list, size_t visible);

#endif
