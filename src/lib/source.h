/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source.h - where samples come from: a kernel, the simulator, a recording
 *
 * A source is opened by its name and then used by one thread through the
 * functions below. Nothing in here blocks, prints or exits. What goes wrong is
 * a struct problem, written for the user.
 *
 * The rhythm. The program asks for a sample at each refresh. A source may have
 * work of its own in between: file descriptors to wait on and a time at which
 * it wants to be called. When one of them is ready or that time has come, the
 * program calls source_work(). Switch records wait inside until they are taken.
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

/* Of the time of a modelled machine, beside 0 at which that stands still. */
#define SOURCE_SLOWEST 0.0001
#define SOURCE_FASTEST 100.0

enum source_status {
	SOURCE_OK,
	SOURCE_SAME, /* nothing newer than the last sample yet */
	SOURCE_GONE, /* not there now; keep sampling, it may come back */
	SOURCE_END,  /* no more samples will come */
};

/* Where a recording that is being played stands. */
struct source_player {
	bool is_paused;
	bool is_at_end;
	double speed;		/* 1: as fast as it was recorded */
	uint64_t position_ns;	/* since its first sample */
	uint64_t length_ns;	/* 0: unknown, it is still being written */
	uint64_t start_mono_ns; /* mono_ns of its first sample; 0: none yet */
};

/* What to play up to, from where it stands. */
enum source_stop {
	SOURCE_STOP_SAMPLE,
	SOURCE_STOP_SWITCH,
	SOURCE_STOP_MARK,
};

struct source;

/* What a source must do. Members marked so may be NULL. */
struct source_ops {
	const char
		*name; /* "kernel", "sim"; of a recording, what was recorded */

	/* Fill @fds with what to wait on, at most SOURCE_MAX_FDS. May be NULL. */
	unsigned int (*fds)(const struct source *source, struct pollfd *fds);

	/* CLOCK_MONOTONIC at which work() wants a call. May be NULL: never. */
	uint64_t (*due_ns)(const struct source *source);

	/* Do what is due, without waiting. True: sample() has news. May be NULL. */
	bool (*work)(struct source *source);

	/*
	 * Look now and fill @sample, which the caller has initialised (and may
	 * use again and again). *@after_gap is set where the source was away
	 * between the last sample and this one. Other than SOURCE_OK the sample
	 * is empty, but perhaps for its times, and, but for SOURCE_SAME, *@error
	 * says why.
	 */
	enum source_status (*sample)(struct source *source,
				     struct sample *sample, bool *after_gap,
				     struct problem *error);

	/*
	 * Put into @sample, the last sample, the time, what the tunables hold
	 * and what load was asked for now; the rest stays, and the next sample
	 * is as if this had not been called. May be NULL: nothing can change.
	 */
	void (*read_back)(struct source *source, struct sample *sample);

	/*
	 * Move up to @max of the switch records that have arrived to @records,
	 * oldest first. *@missed grows by the number that were lost.
	 */
	size_t (*take_switches)(struct source *source,
				struct switch_record *records, size_t max,
				uint64_t *missed);

	/*
	 * Give tunable @id (of tunable.h) @value. False: it holds what it held and
	 * *@error says why. Either way, read_back() says what it holds.
	 */
	bool (*set)(struct source *source, unsigned int id, int64_t value,
		    struct problem *error);

	/* The same of marks: changes of tunables, texts of a recording. */
	size_t (*take_marks)(struct source *source, struct mark *marks,
			     size_t max);

	/* Ask for a load. May be NULL: this source has none. */
	bool (*set_load)(struct source *source, const struct load *load,
			 struct problem *error);

	/*
	 * Let the time of the modelled machine run at @speed, which is 0 or
	 * within its limits. May be NULL: this source models none.
	 */
	void (*set_speed)(struct source *source, double speed);

	/*
	 * Has something gone wrong by itself since the last call, such as the
	 * end of a load that nobody ended? Then *@error says what. May be NULL.
	 */
	bool (*take_error)(struct source *source, struct problem *error);

	/* A recording's own; NULL for every other source (see below). */
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
	bool records_events; /* switches are told, not guessed from samples */
	/*
	 * Samples wait inside, each with its own time: sample() hands them out,
	 * oldest first, until it says SOURCE_SAME. Elsewhere sample() looks now.
	 */
	bool queues_samples;
	/* Why set() will fail whatever the value; use source_read_only(). */
	char read_only[SOURCE_TEXT_SIZE];
	/* What is set in it stays when this program ends. */
	bool is_persistent;
	bool is_locked; /* source_options.read_only was set */
	/*
	 * The load that was asked for last, where the source has any. LOAD_JOBS of
	 * a sample may count others' jobs, too, or be late.
	 */
	struct load asked;
	/*
	 * How fast the time of its modelled machine runs: 1 is real time, 0 is
	 * none at all, and then there is no newer sample either.
	 */
	double speed;
	/* The same in words: "slow motion 1/1000"; "" where it models none. */
	char pace[32];
	/* What it reads, where that is less than usual, and what is thus not shown. */
	char note[SOURCE_NOTE_SIZE];
};

/* Where the live kernel's files are; for tests they may stand elsewhere. */
struct source_options {
	const char *sysfs; /* "/sys" */
	const char *kmsg;  /* "/dev/kmsg" */
	/* A load may write to the device whatever is on it or uses it. */
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
/* Why source_set() will fail whatever the value, or "". */
const char *source_read_only(const struct source *source);
/* Checks the range (tunable.h) first, so that no source repeats it. */
bool source_set(struct source *source, unsigned int id, int64_t value,
		struct problem *error);
/* Why source_set_load() will fail whatever the load, or "". */
const char *source_load_refusal(const struct source *source);
bool source_set_load(struct source *source, const struct load *load,
		     struct problem *error);
/* Does it model a machine, which has a speed? */
bool source_has_speed(const struct source *source);
/* Needs one that does. The next sample is as long as the machine's time is. */
void source_set_speed(struct source *source, double speed);
/* To be called after source_work(); the user is to see what it says, once. */
bool source_take_error(struct source *source, struct problem *error);
size_t source_take_marks(struct source *source, struct mark *marks, size_t max);

/* Is it a recording, which the four functions below need? */
bool source_is_recording(const struct source *source);
void source_get_player(const struct source *source,
		       struct source_player *player);
/* Pause or go on, at @speed (above 0). Its end stays its end. */
void source_play(struct source *source, bool paused, double speed);
/*
 * Hand out all up to and with the first sample that shows the next @stop, or the
 * end, and pause there. It may take several calls of source_work() until it is
 * there; asked for again meanwhile, it goes to the one after.
 */
void source_play_to(struct source *source, enum source_stop stop);
/*
 * Go to @position_ns after the first sample. Where that lies back, what comes
 * begins anew with the first sample: then it returns true, and the caller
 * forgets what it had. A pipe cannot go back and stays where it is. Likewise it
 * may take several calls of source_work().
 */
bool source_seek(struct source *source, uint64_t position_ns);
void source_close(struct source *source); /* NULL is fine */

#endif
