// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/switch_list.h"

void switch_list_fill(struct switch_list *list, const struct history *history,
		      const struct switch_list_query *query)
{
	size_t count = history_switches(history), i;
	struct switch_filter filter;
	bool found = !query->has_selected;

	switch_filter_parse(&filter, query->filter);
	list->nr_kept = count > query->first ? count - query->first : 0;
	list->nr_rows = 0;
	list->selected = 0;
	for (i = query->first; i < count && list->nr_rows < SWITCH_LIST_MOST;
	     i++) {
		const struct switch_record *record = history_switch(history, i);

		if (!switch_filter_matches(&filter, record))
			continue;
		if (!found && record->sequence <= query->selected) {
			list->selected = list->nr_rows;
			found = true;
		}
		list->row[list->nr_rows++] = (uint32_t)i;
	}
	/* It is older than all that are kept. */
	if (!found && list->nr_rows)
		list->selected = list->nr_rows - 1;
}

size_t switch_list_top(const struct switch_list *list, size_t visible)
{
	size_t half = visible / 2;
	size_t top = list->selected > half ? list->selected - half : 0;

	if (list->nr_rows <= visible)
		return 0;
	return top + visible > list->nr_rows ? list->nr_rows - visible : top;
}
