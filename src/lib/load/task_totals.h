/* SPDX-License-Identifier: GPL-2.0 */
/*
 * task_totals.h - what processes that come and go have cost together
 *
 * A total never falls: it grows by what grew.
 */
#ifndef LIB_LOAD_TASK_TOTALS_H
#define LIB_LOAD_TASK_TOTALS_H

#include "lib/load/task_reader.h"

/* Processes that come and go, and what they used since each was first seen. */
struct task_totals {
	struct task_watched {
		pid_t pid;
		bool seen;
		struct task_usage last;
	} * watched; /* owned */
	size_t nr_watched;
	size_t nr_gone; /* of them, could not be read the last time */
	struct task_usage total;
};

/*
 * Watch these processes from now on, and no others. @fresh: they have just been
 * started, so that all that they used counts. False where memory is short:
 * nothing is watched then.
 */
bool task_totals_watch(struct task_totals *totals, const pid_t *pids,
		       size_t nr_pids, bool fresh);

/*
 * Bring the total up to date, and nr_gone. False: none of the processes can be
 * read.
 */
bool task_totals_read(struct task_totals *totals, struct task_reader *reader);

void task_totals_free(struct task_totals *totals);

#endif
