/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_backlog.h - a queue of switches waiting to be taken
 *
 * Initialise it with zeroes.
 */
#ifndef LIB_LIVE_SWITCH_BACKLOG_H
#define LIB_LIVE_SWITCH_BACKLOG_H

#include "lib/model/switch_record.h"

struct switch_backlog {
	struct switch_record *records; /* owned; oldest first */
	size_t count;
	size_t size;	 /* allocated */
	uint64_t missed; /* since the last take */
};

void switch_backlog_release(struct switch_backlog *backlog);

/* If the backlog is full or memory is short, the record counts as missed. */
void switch_backlog_add(struct switch_backlog *backlog,
			const struct switch_record *record);

/* Move up to @max to @records; adds the number missed to *@missed. */
size_t switch_backlog_take(struct switch_backlog *backlog,
			   struct switch_record *records, size_t max,
			   uint64_t *missed);

#endif
