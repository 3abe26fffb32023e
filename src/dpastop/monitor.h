/* SPDX-License-Identifier: GPL-2.0 */
/*
 * monitor.h - a source being watched, and what has been seen of it
 */
#ifndef DPASTOP_MONITOR_H
#define DPASTOP_MONITOR_H

#include "history.h"
#include "source.h"

struct monitor {
	struct source *source;		/* owned */
	struct history *history;	/* owned */
	struct snapshot snapshot;	/* what the last look at it gave */
	enum source_status status;	/* of that look */
	struct source_error error;	/* where status is not SOURCE_OK */
	bool gap_pending;		/* the next sample kept follows a gap */
};

/* Watch @source from now on. False where memory is short. */
bool monitor_start(struct monitor *monitor, struct source *source);
void monitor_stop(struct monitor *monitor);

/* Take a sample and the switch records that have arrived, and keep them. */
void monitor_look(struct monitor *monitor);

/* Take only the switch records, and keep them. Returns whether some had come. */
bool monitor_take_switches(struct monitor *monitor);

/*
 * Take a sample just to see what the tunables are now. It is not kept, lest
 * rates be taken over the moment since the last one.
 */
void monitor_read_back(struct monitor *monitor);

#endif
