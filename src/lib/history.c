// SPDX-License-Identifier: GPL-2.0
/*
 * history.c - three rings: samples, ticks of the timeline, switch records
 *
 * The slots of all rings are allocated at the start, which costs nothing until
 * they are written. Ticks are separate from samples because a byte a CPU can
 * be kept for much longer than a row a CPU.
 */
#include "history.h"

#include <stdlib.h>
#include <string.h>

struct history_slot {
	struct snapshot snapshot;
	bool after_gap;
};

/* A tick's byte for a CPU: bits 0-3 its modes, 4-5 the last one, 6 known. */
#define TICK_MODES 0x0fu
#define TICK_MODE_SHIFT 4
#define TICK_MODE 0x3u
#define TICK_KNOWN 0x40u

/* What holds for all CPUs in a tick. */
#define TICK_AFTER_GAP 0x1u
#define TICK_CHANGED 0x2u

/* Where the ring's next element goes, and how many it holds. */
struct ring {
	size_t size;
	size_t next;
	size_t count;
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

	struct ring ticks;
	uint8_t *tick_flags;
	uint8_t *tick_cpus;	/* tick_stride bytes a tick */
	size_t tick_stride;

	struct ring switches;
	struct switch_record *records;
	uint64_t missed;
	struct last_switch *last;	/* by CPU number */
	size_t nr_last;
};

/* The index of the element @back before the newest; @back < ring->count. */
static size_t ring_index(const struct ring *ring, size_t back)
{
	return (ring->next + ring->size - 1 - back) % ring->size;
}

/* Take the place of the next element, over the oldest where it is full. */
static size_t ring_take(struct ring *ring)
{
	size_t at = ring->next;

	ring->next = (at + 1) % ring->size;
	if (ring->count < ring->size)
		ring->count++;
	return at;
}

struct history *history_new(const struct history_limits *limits)
{
	struct history *history = calloc(1, sizeof(*history));

	if (!history)
		return NULL;
	history->limits = *limits;
	history->samples.size = limits->samples;
	history->ticks.size = limits->ticks;
	history->switches.size = limits->switches;
	history->slots = calloc(limits->samples, sizeof(*history->slots));
	history->tick_flags = calloc(limits->ticks, 1);
	history->records = calloc(limits->switches, sizeof(*history->records));
	if (history->slots && history->tick_flags && history->records)
		return history;
	history_free(history);
	return NULL;
}

void history_free(struct history *history)
{
	size_t i;

	if (!history)
		return;
	for (i = 0; history->slots && i < history->samples.size; i++)
		snapshot_free(&history->slots[i].snapshot);
	free(history->slots);
	free(history->tick_flags);
	free(history->tick_cpus);
	free(history->records);
	free(history->last);
	free(history);
}

size_t history_count(const struct history *history)
{
	return history->samples.count;
}

static const struct history_slot *history_slot(const struct history *history,
					       size_t back)
{
	if (back >= history->samples.count)
		return NULL;
	return history->slots + ring_index(&history->samples, back);
}

const struct snapshot *history_sample(const struct history *history,
				      size_t back)
{
	const struct history_slot *slot = history_slot(history, back);

	return slot ? &slot->snapshot : NULL;
}

static size_t history_sample_bytes(size_t nr_rows)
{
	return sizeof(struct history_slot) + nr_rows * sizeof(struct cpu_row);
}

/* Let the oldest samples go until one of @bytes fits; one always stays. */
static void history_make_room(struct history *history, size_t bytes)
{
	while (history->samples.count > 1 &&
	       history->bytes + bytes > history->limits.bytes) {
		size_t oldest = ring_index(&history->samples,
					   history->samples.count - 1);
		struct snapshot *snapshot = &history->slots[oldest].snapshot;

		history->bytes -= history_sample_bytes(snapshot->rows_size);
		snapshot_free(snapshot);
		history->samples.count--;
	}
}

/* Room in the timeline for CPU numbers below @stride. */
static bool history_widen_ticks(struct history *history, size_t stride)
{
	uint8_t *wider;
	size_t i;

	if (stride <= history->tick_stride)
		return true;
	wider = calloc(history->limits.ticks, stride);
	if (!wider)
		return false;
	for (i = 0; i < history->ticks.count; i++) {
		size_t at = ring_index(&history->ticks, i);

		memcpy(wider + at * stride,
		       history->tick_cpus + at * history->tick_stride,
		       history->tick_stride);
	}
	free(history->tick_cpus);
	history->tick_cpus = wider;
	history->tick_stride = stride;
	return true;
}

/* The modes in which I/Os of one CPU went between two looks. */
static uint8_t history_modes_between(const struct cpu_row *before,
				     const struct cpu_row *after)
{
	uint8_t modes = 0;
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		uint64_t old, new;

		if (cpu_row_get(before, CPU_IOS_INT + mode, &old) &&
		    cpu_row_get(after, CPU_IOS_INT + mode, &new) && new > old)
			modes |= 1u << mode;
	}
	return modes;
}

static bool history_params_differ(const struct snapshot *a,
				  const struct snapshot *b)
{
	unsigned int id;

	for (id = 0; id < PARAM_COUNT; id++) {
		int64_t old, new;

		if (snapshot_get_param(a, id, &old) &&
		    snapshot_get_param(b, id, &new) && old != new)
			return true;
	}
	return false;
}

/* Add the tick that ends with @now; @before is NULL for the first one. */
static void history_push_tick(struct history *history,
			      const struct snapshot *before,
			      const struct snapshot *now, bool after_gap)
{
	size_t at = ring_take(&history->ticks);
	uint8_t *cpus = history->tick_cpus + at * history->tick_stride;
	uint8_t flags = after_gap ? TICK_AFTER_GAP : 0;
	size_t i;

	if (before && history_params_differ(before, now))
		flags |= TICK_CHANGED;
	history->tick_flags[at] = flags;
	memset(cpus, 0, history->tick_stride);
	for (i = 0; i < now->nr_rows; i++) {
		const struct cpu_row *row = now->rows + i;
		const struct cpu_row *old = NULL;
		uint64_t mode;

		if (!cpu_row_get(row, CPU_MODE, &mode))
			continue;
		if (before && !after_gap)
			old = snapshot_row(before, row->cpu, i);
		cpus[row->cpu] = TICK_KNOWN | mode << TICK_MODE_SHIFT |
			(old ? history_modes_between(old, row) : 0);
	}
}

bool history_push(struct history *history, const struct snapshot *snapshot,
		  bool after_gap)
{
	const struct snapshot *before = history_sample(history, 0);
	size_t last = snapshot->nr_rows;
	struct history_slot *slot;
	size_t stride = last ? snapshot->rows[last - 1].cpu + (size_t)1 : 1;

	if (!history_widen_ticks(history, stride))
		return false;
	history_make_room(history, history_sample_bytes(snapshot->nr_rows));
	slot = history->slots + history->samples.next;
	/* A full ring: the slot holds the oldest, which goes now. */
	if (history->samples.count == history->samples.size)
		history->bytes -= history_sample_bytes(slot->snapshot.rows_size);
	if (!snapshot_copy(&slot->snapshot, snapshot)) {
		snapshot_free(&slot->snapshot);
		if (history->samples.count == history->samples.size)
			history->samples.count--;
		return false;
	}
	slot->after_gap = after_gap;
	history->bytes += history_sample_bytes(slot->snapshot.rows_size);
	ring_take(&history->samples);
	history_push_tick(history, before, &slot->snapshot, after_gap);
	return true;
}

uint64_t history_interval_ns(const struct history *history, size_t back)
{
	const struct history_slot *slot = history_slot(history, back);
	const struct history_slot *before = history_slot(history, back + 1);

	if (!slot || !before || slot->after_gap ||
	    slot->snapshot.mono_ns <= before->snapshot.mono_ns)
		return 0;
	return slot->snapshot.mono_ns - before->snapshot.mono_ns;
}

/* The growth of a total over @interval_ns, a second; false where it fell. */
static bool history_rate(uint64_t before, uint64_t after, uint64_t interval_ns,
			 double *rate)
{
	if (after < before || !interval_ns)
		return false;
	*rate = (double)(after - before) * 1e9 / (double)interval_ns;
	return true;
}

bool history_cpu_rate(const struct history *history, size_t back,
		      uint32_t cpu, enum cpu_field field, double *rate)
{
	uint64_t interval_ns = history_interval_ns(history, back);
	const struct cpu_row *row, *before;
	uint64_t old, new;

	if (!interval_ns)
		return false;
	row = snapshot_row(history_sample(history, back), cpu, cpu);
	before = snapshot_row(history_sample(history, back + 1), cpu, cpu);
	return row && before && cpu_row_get(before, field, &old) &&
		cpu_row_get(row, field, &new) &&
		history_rate(old, new, interval_ns, rate);
}

bool history_queue_rate(const struct history *history, size_t back,
			enum queue_field field, double *rate)
{
	uint64_t interval_ns = history_interval_ns(history, back);
	uint64_t old, new;

	return interval_ns &&
		snapshot_get_queue(history_sample(history, back + 1), field,
				   &old) &&
		snapshot_get_queue(history_sample(history, back), field,
				   &new) &&
		history_rate(old, new, interval_ns, rate);
}

size_t history_ticks(const struct history *history)
{
	return history->ticks.count;
}

struct history_tick history_tick(const struct history *history, size_t back,
				 uint32_t cpu)
{
	struct history_tick tick = { 0 };
	uint8_t byte;

	if (back >= history->ticks.count || cpu >= history->tick_stride)
		return tick;
	byte = history->tick_cpus[ring_index(&history->ticks, back) *
				  history->tick_stride + cpu];
	tick.known = byte & TICK_KNOWN;
	tick.mode = byte >> TICK_MODE_SHIFT & TICK_MODE;
	tick.modes = byte & TICK_MODES;
	return tick;
}

static bool history_tick_flag(const struct history *history, size_t back,
			      uint8_t flag)
{
	if (back >= history->ticks.count)
		return false;
	return history->tick_flags[ring_index(&history->ticks, back)] & flag;
}

bool history_tick_after_gap(const struct history *history, size_t back)
{
	return history_tick_flag(history, back, TICK_AFTER_GAP);
}

bool history_tick_changed(const struct history *history, size_t back)
{
	return history_tick_flag(history, back, TICK_CHANGED);
}

/* Room for the last switch of @cpu. */
static bool history_widen_last(struct history *history, uint32_t cpu)
{
	size_t wanted = cpu + (size_t)1;
	struct last_switch *last;

	if (wanted <= history->nr_last)
		return true;
	last = reallocarray(history->last, wanted, sizeof(*last));
	if (!last)
		return false;
	memset(last + history->nr_last, 0,
	       (wanted - history->nr_last) * sizeof(*last));
	history->last = last;
	history->nr_last = wanted;
	return true;
}

bool history_push_switch(struct history *history,
			 const struct switch_record *record)
{
	if (record->cpu >= SNAPSHOT_MAX_CPUS ||
	    !history_widen_last(history, record->cpu)) {
		history_miss_switches(history, 1);
		return false;
	}
	history->last[record->cpu].seen = true;
	history->last[record->cpu].record = *record;
	history->records[ring_take(&history->switches)] = *record;
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
