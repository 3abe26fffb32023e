/* SPDX-License-Identifier: GPL-2.0 */
/*
 * history.h - what was seen: samples, modes, switches, marks
 *
 * Memory is bounded by the limits given at the start: the oldest goes first.
 * A history belongs to one thread and owns all that it hands out pointers to;
 * a pointer holds until the next call that pushes.
 */
#ifndef LIB_MODEL_HISTORY_H
#define LIB_MODEL_HISTORY_H

#include "lib/model/mark.h"
#include "lib/model/mode_timeline.h"
#include "lib/model/sample.h"
#include "lib/model/switch_record.h"
#include "lib/model/switch_runs.h"

struct history;

/* How many of each are kept at most; 1 or more. */
struct history_limits {
	size_t samples;	 /* whole samples, at least 2 */
	size_t bytes;	 /* of all samples; the last two always stay */
	size_t ticks;	 /* of the mode timeline, a byte a CPU each */
	size_t switches; /* switch records */
	size_t marks;
};

/* NULL where memory is short. */
struct history *history_new(const struct history_limits *limits);
void history_free(struct history *history);

/* Forget all that was pushed; the limits and the numbers go on. */
void history_clear(struct history *history);

/*
 * Take a copy of @sample, the newest sample, as far as it belongs to the method
 * that is on (current_forget_rest()). @after_gap: the source was not
 * there between the last one and this one, so no rate spans the two. False
 * where memory is short; then it is not kept.
 */
bool history_push(struct history *history, const struct sample *sample,
		  bool after_gap);

/* How many samples are kept, and the one @back steps before the newest (0). */
size_t history_count(const struct history *history);
const struct sample *history_sample(const struct history *history, size_t back);

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
 * The timeline: a tick a sample, the newest with the newest; but ticks are kept
 * for longer.
 */
const struct mode_timeline *history_timeline(const struct history *history);

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

/* How far back the record of that sequence is, or the next older one. */
size_t history_switch_at(const struct history *history, uint64_t sequence);

/*
 * What repeats: the runs, and how many switches the run of record @back had with
 * it. A run can be older than the records that are kept.
 */
const struct switch_runs *history_runs(const struct history *history);
uint64_t history_switch_nth(const struct history *history, size_t back);

/* The last record of @cpu, even where it is no longer kept; or NULL. */
const struct switch_record *history_last_switch(const struct history *history,
						uint32_t cpu);

/* Take a mark. The one @back before the newest; NULL: it is not kept. */
void history_push_mark(struct history *history, const struct mark *mark);
const struct mark *history_mark(const struct history *history, size_t back);

#endif
