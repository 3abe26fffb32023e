// SPDX-License-Identifier: GPL-2.0
/*
 * monitor.c - from the source into the history
 */
#include "monitor.h"

/*
 * An hour at one second, as far as the bytes go. The timeline, at a byte a CPU
 * and tick, reaches further back than whole samples do.
 */
static const struct history_limits monitor_limits = {
	.samples = 3600,
	.bytes = 2 * 1024 * 1024,
	.ticks = 3600,
	.switches = 4096,
};

#define MONITOR_RECORDS 64

bool monitor_start(struct monitor *monitor, struct source *source)
{
	*monitor = (struct monitor){
		.source = source,
		.history = history_new(&monitor_limits),
		.status = SOURCE_SAME,
	};
	snapshot_init(&monitor->snapshot);
	return monitor->history;
}

void monitor_stop(struct monitor *monitor)
{
	source_close(monitor->source);
	history_free(monitor->history);
	snapshot_free(&monitor->snapshot);
}

bool monitor_take_switches(struct monitor *monitor)
{
	struct switch_record records[MONITOR_RECORDS];
	uint64_t missed = 0;
	size_t i, count, total = 0;

	do {
		count = source_take_switches(monitor->source, records,
					     MONITOR_RECORDS, &missed);
		for (i = 0; i < count; i++)
			history_push_switch(monitor->history, records + i);
		total += count;
	} while (count == MONITOR_RECORDS);
	history_miss_switches(monitor->history, missed);
	return total || missed;
}

void monitor_read_back(struct monitor *monitor)
{
	bool after_gap;

	monitor->status = source_sample(monitor->source, &monitor->snapshot,
					&after_gap, &monitor->error);
	monitor->gap_pending |= after_gap;
}

void monitor_look(struct monitor *monitor)
{
	monitor_read_back(monitor);
	monitor_take_switches(monitor);
	if (monitor->status != SOURCE_OK)
		return;
	if (history_push(monitor->history, &monitor->snapshot,
			 monitor->gap_pending))
		monitor->gap_pending = false;
}
