// SPDX-License-Identifier: GPL-2.0
/*
 * history.c - rings of samples, switch records and marks, and a timeline
 *
 * All ring slots are allocated at creation, which takes no memory until they
 * are written.
 */
#include "lib/model/history.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/array.h"
#include "lib/base/ring.h"
#include "lib/model/current.h"
#include "lib/model/method.h"

struct history_slot {
	struct sample sample;
	bool after_gap;
	struct history_memo memo;
};

struct last_switch {
	bool seen;
	struct switch_record record;
};

struct history {
	struct history_limits limits;

	struct ring samples;
	struct history_slot *slots;
	size_t bytes;

	struct mode_timeline *timeline;

	struct ring switches;
	struct switch_record *records;
	uint64_t *nth; /* position in its run, per record */
	struct switch_runs *runs;
	uint64_t missed;
	struct last_switch *last; /* by CPU number */
	size_t nr_last;

	struct ring marks;
	struct mark *mark_slots;
};

struct history *history_new(const struct history_limits *limits)
{
	struct history *history = calloc(1, sizeof(*history));

	if (!history)
		return NULL;
	history->limits = *limits;
	history->samples.size = limits->samples;
	history->switches.size = limits->switches;
	history->marks.size = limits->marks;
	history->slots = calloc(limits->samples, sizeof(*history->slots));
	history->timeline = mode_timeline_new(limits->ticks);
	history->mark_slots = calloc(limits->marks,
				     sizeof(*history->mark_slots));
	history->records = calloc(limits->switches, sizeof(*history->records));
	history->nth = calloc(limits->switches, sizeof(*history->nth));
	history->runs = switch_runs_new(limits->switches);
	if (history->slots && history->timeline && history->records &&
	    history->nth && history->runs && history->mark_slots)
		return history;
	history_free(history);
	return NULL;
}

static void history_free_samples(struct history *history)
{
	size_t i;

	for (i = 0; history->slots && i < history->samples.size; i++)
		sample_free(&history->slots[i].sample);
	history->bytes = 0;
}

void history_clear(struct history *history)
{
	history_free_samples(history);
	ring_clear(&history->samples);
	mode_timeline_clear(history->timeline);
	ring_clear(&history->switches);
	switch_runs_clear(history->runs);
	ring_clear(&history->marks);
	history->missed = 0;
	if (history->nr_last)
		memset(history->last, 0,
		       history->nr_last * sizeof(*history->last));
}

void history_free(struct history *history)
{
	if (!history)
		return;
	history_free_samples(history);
	free(history->slots);
	mode_timeline_free(history->timeline);
	free(history->mark_slots);
	free(history->records);
	free(history->nth);
	switch_runs_free(history->runs);
	free(history->last);
	free(history);
}

size_t history_count(const struct history *history)
{
	return history->samples.count;
}

static struct history_slot *history_slot(const struct history *history,
					 size_t back)
{
	if (back >= history->samples.count)
		return NULL;
	return history->slots + ring_index(&history->samples, back);
}

const struct sample *history_sample(const struct history *history, size_t back)
{
	const struct history_slot *slot = history_slot(history, back);

	return slot ? &slot->sample : NULL;
}

struct history_memo *history_memo(const struct history *history, size_t back)
{
	struct history_slot *slot = history_slot(history, back);

	return slot ? &slot->memo : NULL;
}

static size_t history_sample_bytes(size_t nr_rows)
{
	return sizeof(struct history_slot) + nr_rows * sizeof(struct cpu_row);
}

/* Drop the oldest samples until one of @bytes fits; one is always kept. */
static void history_make_room(struct history *history, size_t bytes)
{
	while (history->samples.count > 1 &&
	       history->bytes + bytes > history->limits.bytes) {
		size_t oldest = ring_drop(&history->samples);
		struct sample *sample = &history->slots[oldest].sample;

		history->bytes -= history_sample_bytes(sample->rows_size);
		sample_free(sample);
	}
}

bool history_push(struct history *history, const struct sample *sample,
		  bool after_gap)
{
	const struct sample *before = history_sample(history, 0);
	size_t last = sample->nr_rows;
	struct history_slot *slot;
	uint32_t nr_cpus = last ? sample->rows[last - 1].cpu + 1 : 1;

	if (!mode_timeline_reserve(history->timeline, nr_cpus))
		return false;
	history_make_room(history, history_sample_bytes(sample->nr_rows));
	slot = history->slots + history->samples.next;
	/*
	 * The ring is full: the slot holds the oldest sample, which is dropped
	 * now.
	 */
	if (history->samples.count == history->samples.size)
		history->bytes -= history_sample_bytes(slot->sample.rows_size);
	if (!sample_copy(&slot->sample, sample)) {
		sample_free(&slot->sample);
		if (history->samples.count == history->samples.size)
			history->samples.count--;
		return false;
	}
	current_drop_stale(&slot->sample);
	slot->after_gap = after_gap;
	slot->memo.done = 0;
	history->bytes += history_sample_bytes(slot->sample.rows_size);
	ring_take(&history->samples);
	mode_timeline_push(history->timeline, before, &slot->sample, after_gap);
	return true;
}

uint64_t history_newest(const struct history *history)
{
	return mode_timeline_newest(history->timeline);
}

size_t history_back(const struct history *history, uint64_t number)
{
	uint64_t newest = history_newest(history);
	uint64_t back = number < newest ? newest - number : 0;
	size_t count = history->samples.count;

	return count && back >= count ? count - 1 : (size_t)back;
}

size_t history_back_at(const struct history *history, uint64_t mono_ns)
{
	size_t count = history->samples.count;
	size_t low = 0, high = count ? count - 1 : 0;

	/* Times decrease with @back: binary search. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (history_sample(history, middle)->mono_ns > mono_ns)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint64_t history_interval_ns(const struct history *history, size_t back)
{
	const struct history_slot *slot = history_slot(history, back);
	const struct history_slot *before = history_slot(history, back + 1);

	if (!slot || !before || slot->after_gap ||
	    slot->sample.mono_ns <= before->sample.mono_ns)
		return 0;
	return slot->sample.mono_ns - before->sample.mono_ns;
}

const struct mode_timeline *history_timeline(const struct history *history)
{
	return history->timeline;
}

/* Make room for the last switch of @cpu. */
static bool history_widen_last(struct history *history, uint32_t cpu)
{
	size_t wanted = cpu + (size_t)1;

	if (wanted <= history->nr_last)
		return true;
	if (!array_widen((void **)&history->last, history->nr_last, wanted,
			 sizeof(*history->last)))
		return false;
	history->nr_last = wanted;
	return true;
}

bool history_push_switch(struct history *history,
			 const struct switch_record *record)
{
	uint64_t nth = record->cpu < SAMPLE_MAX_CPUS &&
			history_widen_last(history, record->cpu) ?
		switch_runs_push(history->runs, record) :
		0;
	size_t slot;

	if (!nth) {
		history_miss_switches(history, 1);
		return false;
	}
	history->last[record->cpu].seen = true;
	history->last[record->cpu].record = *record;
	slot = ring_take(&history->switches);
	history->records[slot] = *record;
	history->nth[slot] = nth;
	mode_timeline_push_switch(history->timeline, record);
	return true;
}

void history_miss_switches(struct history *history, uint64_t missed)
{
	history->missed += missed;
}

size_t history_switches(const struct history *history)
{
	return history->switches.count;
}

const struct switch_record *history_switch(const struct history *history,
					   size_t back)
{
	if (back >= history->switches.count)
		return NULL;
	return history->records + ring_index(&history->switches, back);
}

size_t history_switch_at(const struct history *history, uint64_t sequence)
{
	size_t low = 0, high = history->switches.count;

	/* Sequence numbers decrease with @back: binary search. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (history_switch(history, middle)->sequence > sequence)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct switch_runs *history_runs(const struct history *history)
{
	return history->runs;
}

uint64_t history_switch_nth(const struct history *history, size_t back)
{
	return history->nth[ring_index(&history->switches, back)];
}

uint64_t history_missed(const struct history *history)
{
	return history->missed;
}

const struct switch_record *history_last_switch(const struct history *history,
						uint32_t cpu)
{
	if (cpu >= history->nr_last || !history->last[cpu].seen)
		return NULL;
	return &history->last[cpu].record;
}

/* Does it set a tunable that the methods differ in to another value? */
static bool history_changes_method(const struct mark *mark)
{
	int64_t value;

	return mark->kind == MARK_CHANGE &&
		method_value(METHOD_DPAS, mark->id, &value) &&
		(!mark->before_known || mark->before != mark->after);
}

void history_push_mark(struct history *history, const struct mark *mark)
{
	if (history_changes_method(mark))
		switch_runs_end(history->runs, mark->mono_ns);
	history->mark_slots[ring_take(&history->marks)] = *mark;
	mode_timeline_push_mark(history->timeline, mark);
}

const struct mark *history_mark(const struct history *history, size_t back)
{
	if (back >= history->marks.count)
		return NULL;
	return history->mark_slots + ring_index(&history->marks, back);
}
