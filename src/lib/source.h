/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source.h - where samples come from: the kernel, the simulator or a recording
 *
 * A source is opened by name and then used by a single thread through the
 * functions below. Nothing here blocks, prints or exits. Errors are returned as
 * a struct problem, worded for the user.
 *
 * Timing: the program asks for a sample at each refresh. In between, a source
 * may have work of its own: file descriptors to wait on and a time at which it
 * wants to be called. When a descriptor is ready or that time has come, the
 * program calls source_work(). Switch records are queued in the source until
 * they are taken.
 */
#ifndef LIB_SOURCE_H
#define LIB_SOURCE_H

#include <poll.h>

#include "lib/base/problem.h"
#include "lib/load/load.h"
#include "lib/model/mark.h"
#include "lib/model/sample.h"
#include "lib/model/switch_record.h"

#define SOURCE_TEXT_SIZE 160
#define SOURCE_NOTE_SIZE PROBLEM_TEXT
#define SOURCE_MAX_FDS 8
#define SOURCE_NEVER UINT64_MAX

/* Limits of the speed of simulated time; 0, which stops it, is also allowed. */
#define SOURCE_SLOWEST 0.0001
#define SOURCE_FASTEST 100.0

enum source_status {
	SOURCE_OK,
	SOURCE_SAME, /* nothing newer than the last sample */
	SOURCE_GONE, /* currently absent; keep sampling, it may come back */
	SOURCE_END,  /* no more samples will come */
};

/* The playback position of a recording. */
struct source_player {
	bool is_paused;
	bool is_at_end;
	double speed;		/* 1: at the speed of the recording */
	uint64_t position_ns;	/* since its first sample */
	uint64_t length_ns;	/* 0: unknown, still being written */
	uint64_t start_mono_ns; /* mono_ns of its first sample; 0: none yet */
};

/* What to play up to from the current position. */
enum source_stop {
	SOURCE_STOP_SAMPLE,
	SOURCE_STOP_SWITCH,
	SOURCE_STOP_MARK,
};

struct source;
struct tune_packed;

/* The operations of a source. Only those marked "may be NULL" are optional. */
struct source_ops {
	const char *name; /* that of the recorded source for a recording */

	/*
	 * Fill @fds with at most SOURCE_MAX_FDS descriptors to wait on. May be
	 * NULL.
	 */
	unsigned int (*fds)(const struct source *source, struct pollfd *fds);

	/* CLOCK_MONOTONIC time at which to call work(). May be NULL: never. */
	uint64_t (*due_ns)(const struct source *source);

	/*
	 * Do what is due, without blocking. True: sample() has a new sample.
	 * May be NULL.
	 */
	bool (*work)(struct source *source);

	/*
	 * Take a sample now into @sample, which the caller has initialised and
	 * may reuse. *@after_gap is set if the source was absent at some time
	 * since the last sample. With any status other than SOURCE_OK the
	 * sample is empty except perhaps for its times and, except for
	 * SOURCE_SAME, *@error says why.
	 */
	enum source_status (*sample)(struct source *source,
				     struct sample *sample, bool *after_gap,
				     struct problem *error);

	/*
	 * Update @sample, the last sample, with the current time, tunables and
	 * requested load; the rest stays, and the next sample is not affected.
	 * May be NULL: nothing can change.
	 */
	void (*read_back)(struct source *source, struct sample *sample);

	/*
	 * Move up to @max of the switch records that have arrived to @records,
	 * oldest first. Adds the number of lost records to *@missed.
	 */
	size_t (*take_switches)(struct source *source,
				struct switch_record *records, size_t max,
				uint64_t *missed);

	/*
	 * Set tunable @id (see tunable.h) to @value. False: it is unchanged and
	 * *@error says why. Either way, read_back() returns its current value.
	 */
	bool (*set)(struct source *source, unsigned int id, int64_t value,
		    struct problem *error);

	/* Likewise for marks: changes of tunables, and texts in a recording. */
	size_t (*take_marks)(struct source *source, struct mark *marks,
			     size_t max);

	/*
	 * The result of a search that was recorded, for tune_packed_free();
	 * NULL: none is waiting. May be NULL: this source has none.
	 */
	struct tune_packed *(*take_search)(struct source *source);

	/* Request a load. May be NULL: this source has none. */
	bool (*set_load)(struct source *source, const struct load *load,
			 struct problem *error);

	/*
	 * Run simulated time at @speed, which is 0 or within the limits above.
	 * May be NULL: this source is not simulated.
	 */
	void (*set_speed)(struct source *source, double speed);

	/*
	 * Has an asynchronous error occurred since the last call, such as a
	 * load that exited unexpectedly? If so, *@error describes it. May be
	 * NULL.
	 */
	bool (*take_error)(struct source *source, struct problem *error);

	/* Only for recordings; NULL for every other source (see below). */
	void (*get_player)(const struct source *source,
			   struct source_player *player);
	void (*play)(struct source *source, bool paused, double speed);
	void (*play_to)(struct source *source, enum source_stop stop);
	bool (*seek)(struct source *source, uint64_t position_ns);

	void (*close)(struct source *source);
};

/* The head of every source; its own state follows it in a larger struct. */
struct source {
	const struct source_ops *ops;
	bool records_events; /* switches come as events */
	/*
	 * Samples are queued, each with its own time: sample() returns them,
	 * oldest first, until SOURCE_SAME. Otherwise, sample() samples now.
	 */
	bool queues_samples;
	/* Why set() fails for any value; use source_read_only(). */
	char read_only[SOURCE_TEXT_SIZE];
	/* Tunables keep their values when this program exits. */
	bool is_persistent;
	bool is_locked; /* source_options.read_only was set */
	/*
	 * The load requested last, if the source supports loads. LOAD_JOBS of a
	 * sample may lag behind and may include other programs' jobs.
	 */
	struct load asked;
	/*
	 * The speed of simulated time: 1 is real time; 0 means stopped, so that
	 * there are no new samples either.
	 */
	double speed;
	/* The speed for display: "slow motion 1/1000"; "" if not simulated. */
	char pace[32];
	/*
	 * What is missing, and why, if less than usual can be read; ""
	 * otherwise.
	 */
	char note[SOURCE_NOTE_SIZE];
	/*
	 * What each CPU does, where each has a policy of its own, as in a trace
	 * that is played: "CPU 0 is PAS, CPU 1 is LHP"; "" otherwise.
	 */
	char policies[SOURCE_TEXT_SIZE];
};

/* Where to find the kernel's files; tests use other paths. */
struct source_options {
	const char *sysfs; /* "/sys" */
	const char *kmsg;  /* "/dev/kmsg" */
	/* Let a load write to the device even if it holds data or is in use. */
	bool force_writes;
	bool read_only; /* refuse set() and set_load() of any source */
};

/* The operations, for any source. */
unsigned int source_fds(const struct source *source, struct pollfd *fds);
uint64_t source_due_ns(const struct source *source);
bool source_work(struct source *source);
enum source_status source_sample(struct source *source, struct sample *sample,
				 bool *after_gap, struct problem *error);
void source_read_back(struct source *source, struct sample *sample);
size_t source_take_switches(struct source *source,
			    struct switch_record *records, size_t max,
			    uint64_t *missed);
/* Why source_set() fails for any value, or "". */
const char *source_read_only(const struct source *source);
/* Checks the range (tunable.h) first, so that sources need not. */
bool source_set(struct source *source, unsigned int id, int64_t value,
		struct problem *error);
/* Why source_set_load() fails for any load, or "". */
const char *source_load_refusal(const struct source *source);
bool source_set_load(struct source *source, const struct load *load,
		     struct problem *error);
/* Is it a simulated machine, with a speed? */
bool source_has_speed(const struct source *source);
/* Is it a trace that is played, or a recording of that? */
bool source_is_trace(const struct source *source);
/* Requires source_has_speed(). Intervals are then in simulated time. */
void source_set_speed(struct source *source, double speed);
/* Call it after source_work(); each error is returned once, for display. */
bool source_take_error(struct source *source, struct problem *error);
size_t source_take_marks(struct source *source, struct mark *marks, size_t max);
struct tune_packed *source_take_search(struct source *source);

/* Is it a recording? The four functions below require one. */
bool source_is_recording(const struct source *source);
void source_get_player(const struct source *source,
		       struct source_player *player);
/* Pause or resume playback at @speed (above 0). At the end it stays there. */
void source_play(struct source *source, bool paused, double speed);
/*
 * Play up to and including the first sample that shows the next @stop, or to
 * the end, and pause there. This may take several calls of source_work();
 * requested again in the meantime, it goes on to the one after.
 */
void source_play_to(struct source *source, enum source_stop stop);
/*
 * Seek to @position_ns after the first sample. Seeking backwards restarts from
 * the first sample: it then returns true, and the caller must discard what it
 * had. A pipe cannot seek backwards and stays where it is. This, too, may take
 * several calls of source_work().
 */
bool source_seek(struct source *source, uint64_t position_ns);
void source_close(struct source *source); /* NULL is fine */

#endif
