/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_backlog.h - switches that wait for whoever takes them
 *
 * All zero is a good start.
 */
#ifndef LIB_LIVE_SWITCH_BACKLOG_H
#define LIB_LIVE_SWITCH_BACKLOG_H

#include "lib/model/switch_record.h"

struct switch_backlog {
	struct switch_record *records; /* owned; the oldest first */
	size_t count;
	size_t size;	 /* allocated */
	uint64_t missed; /* since they were last taken */
};

void switch_backlog_release(struct switch_backlog *backlog);

/* Where nobody takes them, or memory is short, the later ones are missed. */
void switch_backlog_add(struct switch_backlog *backlog,
			const struct switch_record *record);

/* Move up to @max to @records; *@missed grows by those that were missed. */
size_t switch_backlog_take(struct switch_backlog *backlog,
			   struct switch_record *records, size_t max,
			   uint64_t *missed);

#endif
