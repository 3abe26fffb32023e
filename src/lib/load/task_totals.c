// SPDX-License-Identifier: GPL-2.0
#include "lib/load/task_totals.h"

#include <stdlib.h>

static struct task_watched *task_totals_find(const struct task_totals *totals,
					     pid_t pid)
{
	size_t i;

	for (i = 0; i < totals->nr_watched; i++)
		if (totals->watched[i].pid == pid)
			return totals->watched + i;
	return NULL;
}

bool task_totals_watch(struct task_totals *totals, const pid_t *pids,
		       size_t nr_pids, bool fresh)
{
	struct task_watched *watched = calloc(nr_pids ? nr_pids : 1,
					      sizeof(*watched));
	const struct task_watched *old;
	size_t i;

	for (i = 0; watched && i < nr_pids; i++) {
		old = task_totals_find(totals, pids[i]);
		if (old && !fresh)
			watched[i] = *old;
		else
			watched[i] = (struct task_watched){
				.pid = pids[i],
				.seen = fresh,
			};
	}
	free(totals->watched);
	totals->watched = watched;
	totals->nr_watched = watched ? nr_pids : 0;
	return watched;
}

static void task_totals_grow(uint64_t *total, uint64_t last, uint64_t now)
{
	if (now > last)
		*total += now - last;
}

bool task_totals_read(struct task_totals *totals, struct task_reader *reader)
{
	struct task_usage *total = &totals->total;
	struct task_usage now;
	size_t i;

	totals->nr_unreadable = 0;
	for (i = 0; i < totals->nr_watched; i++) {
		struct task_watched *watched = totals->watched + i;
		const struct task_usage *last = &watched->last;

		if (!task_reader_read(reader, watched->pid, &now)) {
			totals->nr_unreadable++;
			continue;
		}
		if (watched->seen) {
			task_totals_grow(&total->context_switches,
					 last->context_switches,
					 now.context_switches);
			task_totals_grow(&total->cpu_ns, last->cpu_ns,
					 now.cpu_ns);
			task_totals_grow(&total->run_delay_ns,
					 last->run_delay_ns, now.run_delay_ns);
		}
		watched->last = now;
		watched->seen = true;
	}
	return totals->nr_unreadable < totals->nr_watched;
}

void task_totals_free(struct task_totals *totals)
{
	free(totals->watched);
	*totals = (struct task_totals){ .watched = NULL };
}
