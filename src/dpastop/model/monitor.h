/* SPDX-License-Identifier: GPL-2.0 */
/*
 * monitor.h - a source being watched, and what has been seen of it
 */
#ifndef DPASTOP_MODEL_MONITOR_H
#define DPASTOP_MODEL_MONITOR_H

#include "dpastop/output/recorder.h"
#include "lib/model/history.h"
#include "lib/source.h"

struct monitor {
	struct source *source;		/* owned */
	struct history *history;	/* owned */
	struct snapshot snapshot;	/* the last look at it; empty if gone */
	struct snapshot spare;		/* what the next look goes into */
	enum source_status status;	/* of that look */
	struct source_error error;	/* where status is not SOURCE_OK */
	struct recorder *recorder;	/* owned; NULL: nothing is recorded */
	bool gap_pending;		/* the next sample kept follows a gap */
	bool was_away;			/* at the last look */
};

/* Watch @source from now on. False where memory is short. */
bool monitor_start(struct monitor *monitor, struct source *source);
/* End all; a recording that is not whole is the caller's to see before. */
void monitor_stop(struct monitor *monitor);

/* Take what samples, switch records and marks there are, and keep them. */
void monitor_look(struct monitor *monitor);

/*
 * Take only the switch records and marks, and keep them. Returns whether some
 * had come.
 */
bool monitor_take_events(struct monitor *monitor);

/*
 * Record to the new file @path from the next look on. False: it cannot, and
 * *@error says why, or something is being recorded already.
 */
bool monitor_record(struct monitor *monitor, const char *path,
		    struct source_error *error);

/* End that. False, and @problem as of recorder_close(), where it is not whole. */
bool monitor_end_record(struct monitor *monitor, char *problem);

/* Put @text on the timeline, now. */
void monitor_mark_text(struct monitor *monitor, const char *text);

/*
 * Go to @position_ns of a recording, forward or back. True where it begins anew
 * for that, and the history with it; a pipe cannot.
 */
bool monitor_seek(struct monitor *monitor, uint64_t position_ns);

/*
 * See what the tunables are now, and what load is asked for. It is no sample,
 * lest rates be taken over the moment since the last one.
 */
void monitor_read_back(struct monitor *monitor);

#endif
