/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_list.h - the switches that the list of them has, newest first
 *
 * Those up to the moment that match the filter. What repeats is one row, where
 * it began (lib/model/switch_runs.h), unless it is open: then its switches follow
 * it; a filter for more than CPUs asks for the switches themselves. The selected
 * one is known by its sequence, so it stays the same while others come.
 */
#ifndef DPASTOP_MODEL_SWITCH_LIST_H
#define DPASTOP_MODEL_SWITCH_LIST_H

#include "dpastop/model/switch_filter.h"
#include "lib/model/figure.h"
#include "lib/model/history.h"

#define SWITCH_LIST_MOST 16384

/* A switch, or a run of them by the sequence of its first. */
struct switch_pick {
	bool is_known;
	bool is_run;
	uint64_t sequence;
};

struct switch_list_query {
	size_t first; /* history_switch() of the newest to be had */
	const char *filter;
	struct switch_pick selected; /* not known: it follows the newest */
	struct switch_pick open;     /* the run whose switches are to be seen */
	size_t most;		     /* rows; 0: SWITCH_LIST_MOST */
};

struct switch_list_row {
	uint32_t record; /* history_switch() of this; of a run the last one */
	uint32_t run;	 /* switch_runs_get() of this, where it is one */
	bool is_run;
	bool is_inside; /* of the run that is open */
};

struct switch_list {
	size_t nr_kept; /* with those that do not match */
	size_t nr_rows;
	/*
	 * The row of the selected one, or of the run that it is folded into, or of
	 * the next older one. 0 where none is selected.
	 */
	size_t selected;
	struct switch_list_row row[SWITCH_LIST_MOST];
};

void switch_list_fill(struct switch_list *list, const struct history *history,
		      const struct switch_list_query *query);

/* The row at the top where @visible are seen, so that the selected one is. */
size_t switch_list_top(const struct switch_list *list, size_t visible);

/* What is to be kept in mind of @row. */
struct switch_pick switch_list_pick(const struct switch_list_row *row,
				    const struct history *history);

/* A run up to a moment: when it began, and how often it switched. */
struct switch_repeat {
	uint32_t cpu;
	unsigned int from, to; /* enum dpas_mode; the same: only one is known */
	int64_t since_real_ns;
	int64_t last_real_ns;
	bool is_over; /* by the moment, at its own pace */
	uint64_t switches;
	struct figure rate; /* a second, on average */
};

/* Of @row, which is a run, at the moment @mono_ns. */
struct switch_repeat switch_list_repeat(const struct switch_list_row *row,
					const struct history *history,
					uint64_t mono_ns);

#endif
