/* SPDX-License-Identifier: GPL-2.0 */
/*
 * history.h - what was seen: samples, rates, modes, switches, marks
 *
 * Memory is bounded by the limits given at the start: the oldest goes first.
 * A history belongs to one thread and owns all that it hands out pointers to;
 * a pointer holds until the next call that pushes.
 */
#ifndef DPASTOP_HISTORY_H
#define DPASTOP_HISTORY_H

#include "mark.h"
#include "mode_edge.h"
#include "snapshot.h"
#include "switch_record.h"

struct history;

/* How many of each are kept at most; 1 or more. */
struct history_limits {
	size_t samples;		/* whole snapshots, at least 2 */
	size_t bytes;		/* of all snapshots; the last two always stay */
	size_t ticks;		/* of the mode timeline, a byte a CPU each */
	size_t switches;	/* switch records */
	size_t marks;
};

/* NULL where memory is short. */
struct history *history_new(const struct history_limits *limits);
void history_free(struct history *history);

/* Forget all that was pushed; the limits and the numbers go on. */
void history_clear(struct history *history);

/*
 * Take a copy of @snapshot, the newest look. @after_gap: the source was not
 * there between the last one and this one, so no rate spans the two. False
 * where memory is short; then it is not kept.
 */
bool history_push(struct history *history, const struct snapshot *snapshot,
		  bool after_gap);

/* How many samples are kept, and the one @back steps before the newest (0). */
size_t history_count(const struct history *history);
const struct snapshot *history_sample(const struct history *history,
				      size_t back);

/*
 * Each sample has a number, one more than the one before it, by which it can be
 * kept in mind while others come. The number of the newest one, and how far back
 * @number is: the newest (oldest) where it lies outside of what is kept.
 */
uint64_t history_newest(const struct history *history);
size_t history_back(const struct history *history, uint64_t number);

/* How far back the last sample not after @mono_ns is; the oldest if none is. */
size_t history_back_at(const struct history *history, uint64_t mono_ns);

/*
 * The true length of the interval that ends with sample @back; 0 where there
 * is none: nothing kept before it, a gap, or a clock that stood still.
 */
uint64_t history_interval_ns(const struct history *history, size_t back);

/*
 * How fast a total grew in that interval, a second. False where it is unknown:
 * no interval, a value not known at both ends, or a total that fell.
 */
bool history_cpu_rate(const struct history *history, size_t back,
		      uint32_t cpu, enum cpu_field field, double *rate);
bool history_queue_rate(const struct history *history, size_t back,
			enum queue_field field, double *rate);
/* Of the totals among the load's fields: context switches, CPU, run delay. */
bool history_load_rate(const struct history *history, size_t back,
		       enum load_field field, double *rate);

/*
 * The timeline: a tick a sample, the newest with the newest; but ticks are kept
 * for longer. When the one @back before the newest ended, CLOCK_MONOTONIC; 0:
 * there is none.
 */
uint64_t history_tick_ns(const struct history *history, size_t back);
/* Was that tick after a gap? */
bool history_tick_after_gap(const struct history *history, size_t back);

/*
 * The timeline of @cpu in few cells, each of @ticks (1 or more), the last of
 * @cells with tick @back in it. A cell begins at a number (history_newest())
 * that @ticks divides, so the older ones stay as they are while time goes on;
 * the last may not be whole yet. A switch belongs to the tick in which it happened,
 * whenever it arrives.
 */
struct history_cell {
	bool known;
	bool after_gap;		/* one of its ticks was */
	bool marked;		/* something was marked in one of them */
	uint8_t mode;		/* at the end of the cell, enum dpas_mode */
	uint8_t modes;		/* bit m: it was in mode m at some time, with I/O */
};

void history_timeline(const struct history *history, size_t back,
		      uint32_t cpu, unsigned int ticks,
		      struct history_cell *cells, size_t nr_cells);

/*
 * When @cpu last did I/O, seen from tick @back: its end; 0: not in those kept
 * that end at or after @since_ns, so far back it is looked for.
 */
uint64_t history_active_ns(const struct history *history, size_t back,
			   uint32_t cpu, uint64_t since_ns);

/*
 * The edges of the state machine, over all CPUs: how often @edge was taken from
 * the start to the end of tick @back, how often a second in that tick (false:
 * no interval), and when last, up to then (0: not in the hundred ticks before
 * it). Of guessed records only those count whose edge is sure, so it is the
 * least it can be.
 */
uint64_t history_edge_total(const struct history *history, size_t back,
			    enum mode_edge edge);
bool history_edge_rate(const struct history *history, size_t back,
		       enum mode_edge edge, double *rate);
uint64_t history_edge_ns(const struct history *history, size_t back,
			 enum mode_edge edge);

/*
 * Take a switch record, and a number of records that were lost before it.
 * False where memory is short (the records are counted as missed then).
 */
bool history_push_switch(struct history *history,
			 const struct switch_record *record);
void history_miss_switches(struct history *history, uint64_t missed);

/* How many records are kept, and the one @back before the newest (0). */
size_t history_switches(const struct history *history);
const struct switch_record *history_switch(const struct history *history,
					   size_t back);
uint64_t history_missed(const struct history *history);

/* The last record of @cpu, even where it is no longer kept; or NULL. */
const struct switch_record *history_last_switch(const struct history *history,
						uint32_t cpu);

/* Take a mark. How many are kept, and the one @back before the newest. */
void history_push_mark(struct history *history, const struct mark *mark);
size_t history_marks(const struct history *history);
const struct mark *history_mark(const struct history *history, size_t back);

#endif
