/* SPDX-License-Identifier: GPL-2.0 */
/*
 * monitor.h - a source being monitored, and its history
 *
 * All samples, switches and marks are taken from a source through the monitor,
 * with or without a screen: it stores and records them in a single order.
 * Whatever happened up to a sample comes before it, and lost switch records are
 * counted at the sample after which they were missed, so that a replay gives
 * the same result.
 */
#ifndef DPASTOP_MODEL_MONITOR_H
#define DPASTOP_MODEL_MONITOR_H

#include "dpastop/output/recorder.h"
#include "lib/model/history.h"
#include "lib/source.h"

struct monitor {
	struct source *source;	 /* owned */
	struct history *history; /* owned; NULL: no history */
	struct sample sample;	 /* last sample; empty if the device is gone */
	struct sample spare;	 /* buffer for the next sample */
	enum source_status status; /* of that sample */
	struct problem error;	   /* if status is not SOURCE_OK */
	struct recorder *recorder; /* owned; NULL: not recording */
	struct output *output;	   /* NULL: no output */
	uint64_t missed;	   /* lost switch records, not yet recorded */
	bool gap_pending;	   /* the next sample follows a gap */
	bool was_away;		   /* and the gap has been recorded */
	struct tune_packed
		*search; /* last one in a recording; owned, or NULL */
};

/* Start to monitor @source with a history. False on allocation failure. */
bool monitor_start(struct monitor *monitor, struct source *source);
/* The same without a history: only write to @output, owned by the caller. */
void monitor_start_output(struct monitor *monitor, struct source *source,
			  struct output *output);
/* Stop; the caller must check for an incomplete recording before. */
void monitor_stop(struct monitor *monitor);

/* Take one sample, if available, with the switch records and marks up to it. */
void monitor_step(struct monitor *monitor);

/* Take all available samples, switch records and marks. */
void monitor_sample(struct monitor *monitor);

/* Take only switch records and marks. Returns whether there were any. */
bool monitor_take_events(struct monitor *monitor);

/*
 * Record to the new file @path from the next sample on. False: *@error says
 * why, for example if a recording is in progress.
 */
bool monitor_record(struct monitor *monitor, const char *path,
		    struct problem *error);

/*
 * Stop recording. False if it is incomplete, with *@problem as from
 * recorder_close().
 */
bool monitor_end_record(struct monitor *monitor, struct problem *problem);

/*
 * Request @load from the source, and mark the changes on the timeline. False:
 * *@error says why.
 */
bool monitor_set_load(struct monitor *monitor, const struct load *load,
		      struct problem *error);

/* Put @text on the timeline at the current time. */
void monitor_mark_text(struct monitor *monitor, const char *text);

/* Record the result of a search that has just ended; its times are set. */
void monitor_write_search(struct monitor *monitor, struct tune_packed *search);

/* Put it there at another time (CLOCK_MONOTONIC and CLOCK_REALTIME). */
void monitor_mark_time(struct monitor *monitor, const char *text,
		       uint64_t mono_ns, int64_t real_ns);

/*
 * Seek to @position_ns of a recording. True if it restarts for that, which
 * clears the history; a pipe cannot seek backwards.
 */
bool monitor_seek(struct monitor *monitor, uint64_t position_ns);

/* Is the source present, as of the last sample or read-back? */
bool monitor_is_there(const struct monitor *monitor);

/*
 * Read back the tunables and the requested load. This is not a sample, to avoid
 * rates over the short time since the last one.
 */
void monitor_read_back(struct monitor *monitor);

#endif
