/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_list.h - the rows of the switch list, newest first
 *
 * The switches up to the moment that match the filter. A run
 * (lib/model/switch_runs.h) is folded into one row at its beginning unless it
 * is open: then its switches follow. A filter for more than CPUs lists
 * individual switches. The selection is tracked by sequence, so that it stays
 * the same while others arrive.
 */
#ifndef DPASTOP_MODEL_SWITCH_LIST_H
#define DPASTOP_MODEL_SWITCH_LIST_H

#include "dpastop/model/switch_filter.h"
#include "lib/model/figure.h"
#include "lib/model/history.h"

#define SWITCH_LIST_MOST 16384

/* A switch, or a run, identified by the sequence of its first switch. */
struct switch_pick {
	bool is_known;
	bool is_run;
	uint64_t sequence;
};

/* Is it picked, the one whose first switch has @sequence? */
bool switch_pick_is(const struct switch_pick *pick, uint64_t sequence);

struct switch_list_query {
	size_t first; /* history_switch() index of the newest one to list */
	const char *filter;
	struct switch_pick selected; /* unset: follow the newest */
	struct switch_pick open;     /* the open run */
	size_t most;		     /* maximum rows; 0: SWITCH_LIST_MOST */
};

struct switch_list_row {
	uint32_t record; /* history_switch() index; for a run, of its last */
	uint32_t run;	 /* switch_runs_get() index, if it is one */
	bool is_run;
	bool is_inside; /* belongs to the open run */
};

struct switch_list {
	size_t nr_kept; /* including those that do not match */
	size_t nr_rows;
	/*
	 * The row of the selected switch, of the run that it is folded into, or
	 * of the next older one. 0 if none is selected.
	 */
	size_t selected;
	struct switch_list_row row[SWITCH_LIST_MOST];
};

void switch_list_fill(struct switch_list *list, const struct history *history,
		      const struct switch_list_query *query);

/* The top row of @visible rows, so that the selected one is visible. */
size_t switch_list_top(const struct switch_list *list, size_t visible);

/* The identity of @row, to remember the selection. */
struct switch_pick switch_list_pick(const struct switch_list_row *row,
				    const struct history *history);

/* A run up to a moment: when it began, and how often it switched. */
struct switch_repeat {
	uint32_t cpu;
	/* enum dpas_mode; at least two; the same twice: only one is known. */
	unsigned int mode[DPAS_NR_MODES];
	size_t nr_modes;
	int64_t since_real_ns;
	int64_t last_real_ns;
	bool is_over; /* as of the moment, at its own pace */
	uint64_t switches;
	struct figure rate; /* per second of machine time, on average */
};

/* For @row, which is a run, at the moment @mono_ns. */
struct switch_repeat switch_list_repeat(const struct switch_list_row *row,
					const struct history *history,
					uint64_t mono_ns);

#endif
