/* SPDX-License-Identifier: GPL-2.0 */
/*
 * task_totals.h - total usage of a changing set of processes
 *
 * A total never decreases: only increases are added to it.
 */
#ifndef LIB_LOAD_TASK_TOTALS_H
#define LIB_LOAD_TASK_TOTALS_H

#include "lib/load/task_reader.h"

/* The processes, and what each has used since it was first seen. */
struct task_totals {
	struct task_watched {
		pid_t pid;
		bool seen;
		struct task_usage last;
	} * watched; /* owned */
	size_t nr_watched;
	size_t nr_unreadable; /* processes that could not be read the last time */
	struct task_usage total;
};

/*
 * Watch exactly these processes from now on. @fresh: they have just been
 * started, so that all their usage counts. False on allocation failure: nothing
 * is watched then.
 */
bool task_totals_watch(struct task_totals *totals, const pid_t *pids,
		       size_t nr_pids, bool fresh);

/* Update the total and nr_unreadable. False: none of the processes can be read. */
bool task_totals_read(struct task_totals *totals, struct task_reader *reader);

void task_totals_free(struct task_totals *totals);

#endif
