/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mode_timeline.h - the modes of all CPUs and the edges taken, per tick
 *
 * A tick is the time between two samples. It takes one byte per CPU, so that
 * many more ticks than samples can be kept. A tick has the number of the sample
 * that ends it; @back counts from the newest. A switch belongs to the tick in
 * which it happened, no matter when it arrives.
 */
#ifndef LIB_MODEL_MODE_TIMELINE_H
#define LIB_MODEL_MODE_TIMELINE_H

#include "lib/model/mark.h"
#include "lib/model/mode_edge.h"
#include "lib/model/sample.h"
#include "lib/model/switch_record.h"

struct mode_timeline;

/* A timeline of @ticks ticks, at least 1. NULL on allocation failure. */
struct mode_timeline *mode_timeline_new(size_t ticks);
void mode_timeline_free(struct mode_timeline *timeline);

/* Drop all ticks; numbering continues. */
void mode_timeline_clear(struct mode_timeline *timeline);

/* Make room for CPU numbers below @nr_cpus. False on allocation failure. */
bool mode_timeline_reserve(struct mode_timeline *timeline, uint32_t nr_cpus);

/*
 * Append the tick that ends with @now; room for its CPUs must have been
 * reserved. @before is the previous sample, or NULL for the first one. Nothing
 * is known about the time within a gap.
 */
void mode_timeline_push(struct mode_timeline *timeline,
			const struct sample *before, const struct sample *now,
			bool after_gap);

/* Add a switch or a mark to its tick. */
void mode_timeline_push_switch(struct mode_timeline *timeline,
			       const struct switch_record *record);
void mode_timeline_push_mark(struct mode_timeline *timeline,
			     const struct mark *mark);

/* The number of the newest tick. */
uint64_t mode_timeline_newest(const struct mode_timeline *timeline);

/* When tick @back ended, CLOCK_MONOTONIC; 0: no such tick. */
uint64_t mode_timeline_tick_ns(const struct mode_timeline *timeline,
			       size_t back);
/* Did that tick follow a gap? */
bool mode_timeline_after_gap(const struct mode_timeline *timeline, size_t back);

/*
 * The timeline of @cpu, condensed into cells of @ticks ticks each (at least 1);
 * the last of @cells contains tick @back. Cells start at multiples of @ticks,
 * so that older cells do not change as time goes on; the last one may still be
 * incomplete.
 */
struct mode_cell {
	bool known;
	bool after_gap; /* one of its ticks follows a gap */
	bool marked;	/* there is a mark in one of them */
	/*
	 * The mode of most of its I/O (enum dpas_mode); without I/O, the mode
	 * at the end of the cell.
	 */
	uint8_t mode;
	uint8_t modes; /* bit m: there was I/O in mode m */
};

void mode_timeline_cells(const struct mode_timeline *timeline, size_t back,
			 uint32_t cpu, unsigned int ticks,
			 struct mode_cell *cells, size_t nr_cells);

/*
 * The end of the last tick, from @back backwards, in which @cpu did I/O; 0:
 * none among the ticks kept that end at or after @since_ns, where the search
 * stops.
 */
uint64_t mode_timeline_active_ns(const struct mode_timeline *timeline,
				 size_t back, uint32_t cpu, uint64_t since_ns);

/*
 * The edges of the state machine, for all CPUs: how often @edge was taken from
 * the start up to the end of tick @back, its rate per second in that tick
 * (false: no interval), and when it was last taken before the end of that tick
 * (0: not within the last hundred ticks). Inferred records count only if their
 * edge is certain, so the totals are lower bounds.
 */
uint64_t mode_timeline_edge_total(const struct mode_timeline *timeline,
				  size_t back, enum mode_edge edge);
bool mode_timeline_edge_rate(const struct mode_timeline *timeline, size_t back,
			     enum mode_edge edge, double *rate);
uint64_t mode_timeline_edge_ns(const struct mode_timeline *timeline,
			       size_t back, enum mode_edge edge);

#endif
