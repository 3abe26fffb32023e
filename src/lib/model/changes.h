/* SPDX-License-Identifier: GPL-2.0 */
/*
 * changes.h - what was given to the tunables, each change told once
 *
 * They are learned in two ways. An event says who wrote what and when, but it
 * may be lost, or there are none; a sample has the value, but not who nor when.
 * So this keeps the value that was last told, and what differs from it and had
 * no event is a change by somebody unknown. Two lost changes that cancel each
 * other out leave no trace.
 *
 * All zero is a good start. No memory is allocated. Where nobody takes the
 * marks until there is no more room, a sample tells the rest, several as one.
 */
#ifndef LIB_MODEL_CHANGES_H
#define LIB_MODEL_CHANGES_H

#include "lib/model/mark.h"

#define CHANGES_SIZE 64

struct changes {
	struct sample reported;		  /* only its tunables, and no rows */
	uint64_t event_ns[TUNABLE_COUNT]; /* the latest event's time */
	struct mark mark[CHANGES_SIZE];
	size_t first;
	size_t count;
};

/* The tunables are other ones: what they are found to hold is no change. */
void changes_forget(struct changes *changes);

/*
 * A tunable was written. What it held before is taken from what was told where
 * @event does not know it, and if it is what it holds now, nothing changed.
 */
void changes_event(struct changes *changes, const struct mark *event);

/* The same by this process, now. */
void changes_own(struct changes *changes, unsigned int id, int64_t value);

/*
 * All events up to now are told; @sample's tunables were read after @begin_ns
 * (CLOCK_MONOTONIC). An event since then knows better than @sample.
 */
void changes_sample(struct changes *changes, const struct sample *sample,
		    uint64_t begin_ns);

/* Should marks be taken before there are more events? */
bool changes_are_pressed(const struct changes *changes);

/* Move up to @max marks to @marks, in the order in which they were learned. */
size_t changes_take(struct changes *changes, struct mark *marks, size_t max);

#endif
