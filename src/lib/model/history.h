/* SPDX-License-Identifier: GPL-2.0 */
/*
 * history.h - the history of samples, modes, switches and marks
 *
 * Memory is bounded by the limits given at creation; the oldest entries are
 * dropped first. A history is used by one thread and owns everything it returns
 * pointers to; pointers are valid until the next push.
 */
#ifndef LIB_MODEL_HISTORY_H
#define LIB_MODEL_HISTORY_H

#include "lib/model/figure.h"
#include "lib/model/mark.h"
#include "lib/model/mode_timeline.h"
#include "lib/model/sample.h"
#include "lib/model/switch_record.h"
#include "lib/model/switch_runs.h"

struct history;

/* The maximum number of each to keep; at least 1. */
struct history_limits {
	size_t samples;	 /* whole samples, at least 2 */
	size_t bytes;	 /* of all samples; the last two are always kept */
	size_t ticks;	 /* of the mode timeline, one byte per CPU each */
	size_t switches; /* switch records */
	size_t marks;
};

/* NULL on allocation failure. */
struct history *history_new(const struct history_limits *limits);
void history_free(struct history *history);

/* Drop all entries; the limits stay, and numbering continues. */
void history_clear(struct history *history);

/*
 * Append a copy of @sample, without the fields that do not apply to the current
 * method (current_drop_stale()). @after_gap: the source was absent between the
 * last sample and this one, so that no rate is computed across the two. False
 * on allocation failure; the sample is then dropped.
 */
bool history_push(struct history *history, const struct sample *sample,
		  bool after_gap);

/* The number of samples kept, and the one @back steps before the newest (0). */
size_t history_count(const struct history *history);
const struct sample *history_sample(const struct history *history, size_t back);

/*
 * Samples are numbered consecutively, so that one can be remembered while
 * others arrive. The number of the newest sample, and how far back @number is,
 * clamped to the samples kept.
 */
uint64_t history_newest(const struct history *history);
size_t history_back(const struct history *history, uint64_t number);

/*
 * How far back the last sample at or before @mono_ns is; the oldest if there is
 * none.
 */
size_t history_back_at(const struct history *history, uint64_t mono_ns);

/*
 * The actual length of the interval that ends with sample @back; 0 if there is
 * none: no earlier sample is kept, there was a gap, or the clock did not
 * advance.
 */
uint64_t history_interval_ns(const struct history *history, size_t back);

/*
 * What was worked out of sample @back and the one before it, which stay as they are,
 * so that it need not be done again: the caller's to fill. NULL: no such sample.
 */
#define HISTORY_MEMOS 24

struct history_memo {
	uint32_t done; /* bit: of figure[] */
	struct figure figure[HISTORY_MEMOS];
};

struct history_memo *history_memo(const struct history *history, size_t back);

/*
 * The timeline: one tick per sample, the newest for the newest sample; ticks
 * are kept longer than samples.
 */
const struct mode_timeline *history_timeline(const struct history *history);

/*
 * Append a switch record; count records that were lost. False on allocation
 * failure (the record is then counted as missed).
 */
bool history_push_switch(struct history *history,
			 const struct switch_record *record);
void history_miss_switches(struct history *history, uint64_t missed);

/* The number of records kept, and the one @back before the newest (0). */
size_t history_switches(const struct history *history);
const struct switch_record *history_switch(const struct history *history,
					   size_t back);
uint64_t history_missed(const struct history *history);

/* How far back the record with that sequence is, or the next older one. */
size_t history_switch_at(const struct history *history, uint64_t sequence);

/*
 * Repeated switches: the runs, and the number of switches in its run up to and
 * including record @back. A run can be older than the records kept.
 */
const struct switch_runs *history_runs(const struct history *history);
uint64_t history_switch_nth(const struct history *history, size_t back);

/* The last record of @cpu, even if it is no longer in the ring; or NULL. */
const struct switch_record *history_last_switch(const struct history *history,
						uint32_t cpu);

/* Append a mark. The one @back before the newest, or NULL if not kept. */
void history_push_mark(struct history *history, const struct mark *mark);
const struct mark *history_mark(const struct history *history, size_t back);

#endif
