/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mode_timeline.h - the modes of all CPUs and the edges taken, by ticks
 *
 * A tick is the time between two samples. It needs a byte a CPU, so many more
 * ticks than samples can be kept. A tick has the number of the sample that it
 * ends with, one more than the tick before it; @back counts from the newest.
 * A switch belongs to the tick in which it happened, whenever it arrives.
 */
#ifndef LIB_MODEL_MODE_TIMELINE_H
#define LIB_MODEL_MODE_TIMELINE_H

#include "lib/model/mark.h"
#include "lib/model/mode_edge.h"
#include "lib/model/sample.h"
#include "lib/model/switch_record.h"

struct mode_timeline;

/* It keeps @ticks, 1 or more. NULL where memory is short. */
struct mode_timeline *mode_timeline_new(size_t ticks);
void mode_timeline_free(struct mode_timeline *timeline);

/* Forget all that was pushed; the numbers go on. */
void mode_timeline_clear(struct mode_timeline *timeline);

/* Have room for CPUs of numbers below @nr_cpus. False where memory is short. */
bool mode_timeline_reserve(struct mode_timeline *timeline, uint32_t nr_cpus);

/*
 * Add the tick that ends with @now, for whose CPUs there must be room. @before,
 * the sample before it, is NULL for the first one. After a gap nothing is known
 * of what was between.
 */
void mode_timeline_push(struct mode_timeline *timeline,
			const struct sample *before, const struct sample *now,
			bool after_gap);

/* Put a switch, a mark into its tick. */
void mode_timeline_push_switch(struct mode_timeline *timeline,
			       const struct switch_record *record);
void mode_timeline_push_mark(struct mode_timeline *timeline,
			     const struct mark *mark);

/* The number of the newest tick. */
uint64_t mode_timeline_newest(const struct mode_timeline *timeline);

/* When tick @back ended, CLOCK_MONOTONIC; 0: there is none. */
uint64_t mode_timeline_tick_ns(const struct mode_timeline *timeline,
			       size_t back);
/* Was that tick after a gap? */
bool mode_timeline_after_gap(const struct mode_timeline *timeline, size_t back);

/*
 * The timeline of @cpu in few cells, each of @ticks (1 or more), the last of
 * @cells with tick @back in it. A cell begins at a number that @ticks divides,
 * so the older ones stay as they are while time goes on; the last may not be
 * whole yet.
 */
struct mode_cell {
	bool known;
	bool after_gap; /* one of its ticks was */
	bool marked;	/* something was marked in one of them */
	/* Of most of its I/O, enum dpas_mode; without I/O, at the cell's end. */
	uint8_t mode;
	uint8_t modes; /* bit m: it was in mode m at some time, with I/O */
};

void mode_timeline_cells(const struct mode_timeline *timeline, size_t back,
			 uint32_t cpu, unsigned int ticks,
			 struct mode_cell *cells, size_t nr_cells);

/*
 * When @cpu last did I/O, seen from tick @back: its end; 0: not in those kept
 * that end at or after @since_ns, so far back it is looked for.
 */
uint64_t mode_timeline_active_ns(const struct mode_timeline *timeline,
				 size_t back, uint32_t cpu, uint64_t since_ns);

/*
 * The edges of the state machine, over all CPUs: how often @edge was taken from
 * the start to the end of tick @back, how often a second in that tick (false:
 * no interval), and when last, up to then (0: not in the hundred ticks before
 * it). Of guessed records only those count whose edge is sure, so it is the
 * least it can be.
 */
uint64_t mode_timeline_edge_total(const struct mode_timeline *timeline,
				  size_t back, enum mode_edge edge);
bool mode_timeline_edge_rate(const struct mode_timeline *timeline, size_t back,
			     enum mode_edge edge, double *rate);
uint64_t mode_timeline_edge_ns(const struct mode_timeline *timeline,
			       size_t back, enum mode_edge edge);

#endif
