/* SPDX-License-Identifier: GPL-2.0 */
/*
 * changes.h - report every change of a tunable exactly once
 *
 * There are two ways to learn of a change. An event says who wrote what and
 * when, but events may be lost or unsupported; a sample has the value, but not
 * who wrote it or when. So the last reported value is kept here, and a sampled
 * value that differs from it without an event is reported as a change by an
 * unknown writer. Two lost changes that cancel each other out go unnoticed.
 *
 * Initialise it with zeroes. No memory is allocated. If the marks are not taken
 * before the array is full, later changes are reported from a sample, with
 * several changes of a tunable merged into one.
 */
#ifndef LIB_MODEL_CHANGES_H
#define LIB_MODEL_CHANGES_H

#include "lib/model/mark.h"

#define CHANGES_SIZE 64

struct changes {
	struct sample reported;		  /* only its tunables, no rows */
	uint64_t event_ns[TUNABLE_COUNT]; /* time of the latest event */
	/* When a sample told of a change last: events until then are in it. */
	uint64_t sampled_ns[TUNABLE_COUNT];
	struct mark mark[CHANGES_SIZE];
	size_t first;
	size_t count;
};

/* The tunables now belong to another device: their values are not changes. */
void changes_forget(struct changes *changes);

/*
 * A tunable was written. A sample may have told of it already, where the event was
 * on its way for longer; its writer then stays unknown. If @event does not know the previous value, the last
 * reported one is used; writing the same value again is not a change.
 */
void changes_event(struct changes *changes, const struct mark *event);

/* The same for a write by this process, now. */
void changes_own(struct changes *changes, unsigned int id, int64_t value);

/*
 * All events so far have been passed in; the tunables of @sample were read
 * after @begin_ns (CLOCK_MONOTONIC). Events since then take precedence over
 * @sample.
 */
void changes_sample(struct changes *changes, const struct sample *sample,
		    uint64_t begin_ns);

/* Is the array so full that marks should be taken before more events? */
bool changes_are_nearly_full(const struct changes *changes);

/* Move up to @max marks to @marks, in the order in which they were reported. */
size_t changes_take(struct changes *changes, struct mark *marks, size_t max);

#endif
