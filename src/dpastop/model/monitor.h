/* SPDX-License-Identifier: GPL-2.0 */
/*
 * monitor.h - a source being watched, and what has been seen of it
 *
 * Whoever takes samples, switches and marks from a source does it through this,
 * with a screen or without: it keeps them, and writes them down, all in one order.
 * What happened by the time of a sample stands before it, and switch records that
 * were lost count by the sample after which they were missed, so that the same comes
 * out when it is replayed.
 */
#ifndef DPASTOP_MODEL_MONITOR_H
#define DPASTOP_MODEL_MONITOR_H

#include "dpastop/output/recorder.h"
#include "lib/model/history.h"
#include "lib/source.h"

struct monitor {
	struct source *source;	   /* owned */
	struct history *history;   /* owned; NULL: nothing is kept */
	struct sample sample;	   /* the last sample at it; empty if gone */
	struct sample spare;	   /* what the next sample goes into */
	enum source_status status; /* of that sample */
	struct problem error;	   /* where status is not SOURCE_OK */
	struct recorder *recorder; /* owned; NULL: nothing is recorded */
	struct output *output;	   /* NULL: nothing is printed */
	uint64_t missed;	   /* switch records, not yet written down */
	bool gap_pending;	   /* the next sample kept follows a gap */
	bool was_away;		   /* and that is written down */
};

/* Watch @source from now on, and keep what is seen. False: memory is short. */
bool monitor_start(struct monitor *monitor, struct source *source);
/* The same, but only write it down: to @output, which stays the caller's. */
void monitor_start_output(struct monitor *monitor, struct source *source,
			  struct output *output);
/* End all; a recording that is not whole is the caller's to see before. */
void monitor_stop(struct monitor *monitor);

/* Take one sample, if there is any, with the switch records and marks by then. */
void monitor_step(struct monitor *monitor);

/* Take what samples, switch records and marks there are. */
void monitor_sample(struct monitor *monitor);

/* Take only the switch records and marks. Returns whether some had come. */
bool monitor_take_events(struct monitor *monitor);

/*
 * Record to the new file @path from the next sample on. False: it cannot, and
 * *@error says why, or something is being recorded already.
 */
bool monitor_record(struct monitor *monitor, const char *path,
		    struct problem *error);

/* End that. False, and *@problem as of recorder_close(), where it is not whole. */
bool monitor_end_record(struct monitor *monitor, struct problem *problem);

/*
 * Ask the source for @load, and put what is new in it on the timeline. False: it
 * refuses, and *@error says why.
 */
bool monitor_set_load(struct monitor *monitor, const struct load *load,
		      struct problem *error);

/* Put @text on the timeline, now. */
void monitor_mark_text(struct monitor *monitor, const char *text);

/* Put it there at another time, CLOCK_MONOTONIC and CLOCK_REALTIME. */
void monitor_mark_time(struct monitor *monitor, const char *text,
		       uint64_t mono_ns, int64_t real_ns);

/*
 * Go to @position_ns of a recording, forward or back. True where it begins anew
 * for that, and the history with it; a pipe cannot.
 */
bool monitor_seek(struct monitor *monitor, uint64_t position_ns);

/* Is the last sample, or what was read back since, of a source that is there? */
bool monitor_is_there(const struct monitor *monitor);

/*
 * See what the tunables are now, and what load is asked for. It is no sample,
 * lest rates be taken over the moment since the last one.
 */
void monitor_read_back(struct monitor *monitor);

#endif
