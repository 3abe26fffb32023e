// SPDX-License-Identifier: GPL-2.0
/*
 * history.c - four rings: samples, ticks of the timeline, switch records, marks
 *
 * The slots of all rings are allocated at the start, which costs nothing until
 * they are written. Ticks are separate from samples because a byte a CPU can
 * be kept for much longer than a row a CPU. What happened after the end of the
 * newest tick gathers in the next one.
 */
#include "history.h"

#include <stdlib.h>
#include <string.h>

struct history_slot {
	struct snapshot snapshot;
	bool after_gap;
};

/* A tick's byte for a CPU: 0-3 its modes, 4-5 the last, 6 known, 7 active. */
#define TICK_MODES 0x0fu
#define TICK_MODE_SHIFT 4
#define TICK_MODE 0x3u
#define TICK_KNOWN 0x40u
#define TICK_ACTIVE 0x80u

/* What holds for all CPUs in a tick. */
#define TICK_AFTER_GAP 0x1u
#define TICK_MARKED 0x2u

/* So far back an edge that was taken is looked for, in ticks. */
#define HISTORY_EDGE_TICKS 100

struct history_tick_slot {
	uint64_t mono_ns;	/* its end */
	uint8_t flags;
	uint32_t edges[EDGE_COUNT];
};

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

	uint64_t newest;	/* the number of the newest sample and tick */

	struct ring ticks;
	struct history_tick_slot *tick_slots;
	struct history_tick_slot next_tick;	/* gathers: flags and edges */
	uint8_t *tick_cpus;	/* tick_stride bytes a tick */
	uint8_t *next_cpus;	/* gathers: modes, tick_stride bytes */
	uint64_t *active_ns;	/* by CPU: the end of the last tick with I/O */
	size_t tick_stride;
	uint64_t edge_total[EDGE_COUNT];
	uint64_t edge_ns[EDGE_COUNT];

	struct ring switches;
	struct switch_record *records;
	uint64_t missed;
	struct last_switch *last;	/* by CPU number */
	size_t nr_last;

	struct ring marks;
	struct mark *mark_slots;
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
	history->marks.size = limits->marks;
	history->slots = calloc(limits->samples, sizeof(*history->slots));
	history->tick_slots = calloc(limits->ticks,
				     sizeof(*history->tick_slots));
	history->mark_slots = calloc(limits->marks,
				     sizeof(*history->mark_slots));
	history->records = calloc(limits->switches, sizeof(*history->records));
	if (history->slots && history->tick_slots && history->records &&
	    history->mark_slots)
		return history;
	history_free(history);
	return NULL;
}

static void history_free_samples(struct history *history)
{
	size_t i;

	for (i = 0; history->slots && i < history->samples.size; i++)
		snapshot_free(&history->slots[i].snapshot);
	history->bytes = 0;
}

static void ring_clear(struct ring *ring)
{
	ring->next = 0;
	ring->count = 0;
}

void history_clear(struct history *history)
{
	history_free_samples(history);
	ring_clear(&history->samples);
	ring_clear(&history->ticks);
	ring_clear(&history->switches);
	ring_clear(&history->marks);
	history->missed = 0;
	memset(&history->next_tick, 0, sizeof(history->next_tick));
	memset(history->edge_total, 0, sizeof(history->edge_total));
	memset(history->edge_ns, 0, sizeof(history->edge_ns));
	if (history->tick_stride) {
		memset(history->next_cpus, 0, history->tick_stride);
		memset(history->active_ns, 0,
		       history->tick_stride * sizeof(*history->active_ns));
	}
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
	free(history->tick_slots);
	free(history->tick_cpus);
	free(history->next_cpus);
	free(history->active_ns);
	free(history->mark_slots);
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

/* Make *@array, of @old elements of @element bytes, hold @new; zeroes follow. */
static bool history_widen(void **array, size_t old, size_t new, size_t element)
{
	char *wider = reallocarray(*array, new, element);

	if (!wider)
		return false;
	memset(wider + old * element, 0, (new - old) * element);
	*array = wider;
	return true;
}

/* Room in the timeline for CPU numbers below @stride. */
static bool history_widen_ticks(struct history *history, size_t stride)
{
	size_t old = history->tick_stride, i;
	uint8_t *wider;

	if (stride <= old)
		return true;
	if (!history_widen((void **)&history->next_cpus, old, stride, 1) ||
	    !history_widen((void **)&history->active_ns, old, stride,
			   sizeof(*history->active_ns)))
		return false;
	wider = calloc(history->limits.ticks, stride);
	if (!wider)
		return false;
	for (i = 0; i < history->ticks.count; i++) {
		size_t at = ring_index(&history->ticks, i);

		memcpy(wider + at * stride, history->tick_cpus + at * old, old);
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

/* Is there no total of @row that says it never did any I/O? */
static bool history_ever_active(const struct cpu_row *row)
{
	unsigned int mode;
	uint64_t total;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		if (!cpu_row_get(row, CPU_IOS_INT + mode, &total) || total)
			return true;
	return false;
}

/* Did @row's CPU do I/O since @before, which is NULL where that is unknown? */
static bool history_is_active(const struct history *history,
			      const struct cpu_row *before,
			      const struct cpu_row *row, uint8_t modes)
{
	uint64_t qd;

	if (modes || (cpu_row_get(row, CPU_QD, &qd) && qd))
		return true;
	/* At the first sight its totals tell. */
	return !before && !history->active_ns[row->cpu] &&
		history_ever_active(row);
}

/* One CPU's part of the tick that is put at @cpus. */
static void history_push_tick_row(struct history *history,
				  const struct snapshot *now,
				  const struct cpu_row *row,
				  const struct cpu_row *before, uint8_t *cpus)
{
	uint8_t modes = before ? history_modes_between(before, row) : 0;
	uint64_t mode;

	if (history_is_active(history, before, row, modes)) {
		history->active_ns[row->cpu] = now->mono_ns;
		cpus[row->cpu] |= TICK_ACTIVE;
	}
	if (cpu_row_get(row, CPU_MODE, &mode))
		cpus[row->cpu] |= TICK_KNOWN | mode << TICK_MODE_SHIFT | modes;
}

/* Add the tick that ends with @now; @before is NULL for the first one. */
static void history_push_tick(struct history *history,
			      const struct snapshot *before,
			      const struct snapshot *now, bool after_gap)
{
	size_t at = ring_take(&history->ticks);
	struct history_tick_slot *tick = history->tick_slots + at;
	uint8_t *cpus = history->tick_cpus + at * history->tick_stride;
	size_t i;

	*tick = history->next_tick;
	tick->mono_ns = now->mono_ns;
	tick->flags |= after_gap ? TICK_AFTER_GAP : 0;
	memset(&history->next_tick, 0, sizeof(history->next_tick));
	memcpy(cpus, history->next_cpus, history->tick_stride);
	memset(history->next_cpus, 0, history->tick_stride);
	history->newest++;
	for (i = 0; i < now->nr_rows; i++) {
		const struct cpu_row *row = now->rows + i;
		const struct cpu_row *old = NULL;

		if (before && !after_gap)
			old = snapshot_row(before, row->cpu, i);
		history_push_tick_row(history, now, row, old, cpus);
	}
}

/*
 * The tick in which @mono_ns lies, or the one that gathers; its bytes by CPU
 * are *@cpus. NULL: it is no longer kept.
 */
static struct history_tick_slot *history_tick_of(struct history *history,
						 uint64_t mono_ns,
						 uint8_t **cpus)
{
	size_t back = 0, at;

	while (back < history->ticks.count &&
	       history_tick_ns(history, back) >= mono_ns)
		back++;
	if (back == 0) {
		*cpus = history->next_cpus;
		return &history->next_tick;
	}
	/* Before the first tick of a ring that has lost some. */
	if (back == history->ticks.size)
		return NULL;
	at = ring_index(&history->ticks, back - 1);
	*cpus = history->tick_cpus + at * history->tick_stride;
	return history->tick_slots + at;
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

uint64_t history_newest(const struct history *history)
{
	return history->newest;
}

size_t history_back(const struct history *history, uint64_t number)
{
	uint64_t back = number < history->newest ? history->newest - number : 0;
	size_t count = history->samples.count;

	return count && back >= count ? count - 1 : (size_t)back;
}

size_t history_back_at(const struct history *history, uint64_t mono_ns)
{
	size_t count = history->samples.count;
	size_t low = 0, high = count ? count - 1 : 0;

	/* Times fall as @back rises: halve what is between. */
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

bool history_load_rate(const struct history *history, size_t back,
		       enum load_field field, double *rate)
{
	uint64_t interval_ns = history_interval_ns(history, back);
	uint64_t old, new;

	return interval_ns &&
		snapshot_get_load(history_sample(history, back + 1), field,
				  &old) &&
		snapshot_get_load(history_sample(history, back), field,
				  &new) &&
		history_rate(old, new, interval_ns, rate);
}

/* The byte of @cpu in tick @back; 0 where there is none. */
static uint8_t history_tick_byte(const struct history *history, size_t back,
				 uint32_t cpu)
{
	if (back >= history->ticks.count || cpu >= history->tick_stride)
		return 0;
	return history->tick_cpus[ring_index(&history->ticks, back) *
				  history->tick_stride + cpu];
}

static const struct history_tick_slot *
history_tick_slot(const struct history *history, size_t back)
{
	if (back >= history->ticks.count)
		return NULL;
	return history->tick_slots + ring_index(&history->ticks, back);
}

uint64_t history_tick_ns(const struct history *history, size_t back)
{
	const struct history_tick_slot *tick = history_tick_slot(history, back);

	return tick ? tick->mono_ns : 0;
}

bool history_tick_after_gap(const struct history *history, size_t back)
{
	const struct history_tick_slot *tick = history_tick_slot(history, back);

	return tick && tick->flags & TICK_AFTER_GAP;
}

/* Put a tick into @cell, that later ones are in already. */
static void history_cell_add(struct history_cell *cell, uint8_t flags,
			     uint8_t byte)
{
	cell->after_gap |= !!(flags & TICK_AFTER_GAP);
	cell->marked |= !!(flags & TICK_MARKED);
	cell->modes |= byte & TICK_MODES;
	if (cell->known || !(byte & TICK_KNOWN))
		return;
	cell->known = true;
	cell->mode = byte >> TICK_MODE_SHIFT & TICK_MODE;
}

void history_timeline(const struct history *history, size_t back,
		      uint32_t cpu, unsigned int ticks,
		      struct history_cell *cells, size_t nr_cells)
{
	uint64_t left = (history->newest - back) % ticks + 1;
	size_t count = history->ticks.count, at = 0;

	memset(cells, 0, nr_cells * sizeof(*cells));
	if (back < count)
		at = ring_index(&history->ticks, back);
	for (; back < count && nr_cells; back++) {
		uint8_t byte = cpu >= history->tick_stride ? 0 :
			history->tick_cpus[at * history->tick_stride + cpu];

		history_cell_add(cells + nr_cells - 1,
				 history->tick_slots[at].flags, byte);
		if (--left == 0) {
			left = ticks;
			nr_cells--;
		}
		/* Thousands of cells a picture: no division here. */
		at = (at ? at : history->ticks.size) - 1;
	}
}

uint64_t history_active_ns(const struct history *history, size_t back,
			   uint32_t cpu, uint64_t since_ns)
{
	uint64_t end_ns;

	if (cpu >= history->tick_stride)
		return 0;
	if (!back)
		return history->active_ns[cpu] < since_ns ? 0 :
			history->active_ns[cpu];
	for (; back < history->ticks.count; back++) {
		end_ns = history_tick_ns(history, back);
		if (end_ns < since_ns)
			break;
		if (history_tick_byte(history, back, cpu) & TICK_ACTIVE)
			return end_ns;
	}
	return 0;
}

uint64_t history_edge_total(const struct history *history, size_t back,
			    enum mode_edge edge)
{
	uint64_t total = history->edge_total[edge];
	size_t i;

	total -= history->next_tick.edges[edge];
	for (i = 0; i < back && i < history->ticks.count; i++)
		total -= history_tick_slot(history, i)->edges[edge];
	return total;
}

bool history_edge_rate(const struct history *history, size_t back,
		       enum mode_edge edge, double *rate)
{
	const struct history_tick_slot *tick = history_tick_slot(history, back);
	uint64_t before_ns = history_tick_ns(history, back + 1);

	if (!tick || tick->flags & TICK_AFTER_GAP || !before_ns ||
	    tick->mono_ns <= before_ns)
		return false;
	*rate = tick->edges[edge] * 1e9 / (double)(tick->mono_ns - before_ns);
	return true;
}

uint64_t history_edge_ns(const struct history *history, size_t back,
			 enum mode_edge edge)
{
	size_t last = back + HISTORY_EDGE_TICKS;

	if (!back)
		return history->edge_ns[edge];
	for (; back < last && back < history->ticks.count; back++)
		if (history_tick_slot(history, back)->edges[edge])
			return history_tick_ns(history, back);
	return 0;
}

/* Room for the last switch of @cpu. */
static bool history_widen_last(struct history *history, uint32_t cpu)
{
	size_t wanted = cpu + (size_t)1;

	if (wanted <= history->nr_last)
		return true;
	if (!history_widen((void **)&history->last, history->nr_last, wanted,
			   sizeof(*history->last)))
		return false;
	history->nr_last = wanted;
	return true;
}

/* Put the switch into its tick. */
static void history_note_switch(struct history *history,
				const struct switch_record *record)
{
	enum mode_edge edge = mode_edge_of(record);
	struct history_tick_slot *tick;
	uint8_t *cpus;

	if (edge == EDGE_COUNT)
		return;
	history->edge_total[edge]++;
	if (record->mono_ns > history->edge_ns[edge])
		history->edge_ns[edge] = record->mono_ns;
	tick = history_tick_of(history, record->mono_ns, &cpus);
	if (!tick)
		return;
	tick->edges[edge]++;
	if (record->cpu < history->tick_stride)
		cpus[record->cpu] |= 1u << record->event.from |
			1u << record->event.to;
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
	history_note_switch(history, record);
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

void history_push_mark(struct history *history, const struct mark *mark)
{
	struct history_tick_slot *tick;
	uint8_t *cpus;

	history->mark_slots[ring_take(&history->marks)] = *mark;
	tick = history_tick_of(history, mark->mono_ns, &cpus);
	if (tick)
		tick->flags |= TICK_MARKED;
}

size_t history_marks(const struct history *history)
{
	return history->marks.count;
}

const struct mark *history_mark(const struct history *history, size_t back)
{
	if (back >= history->marks.count)
		return NULL;
	return history->mark_slots + ring_index(&history->marks, back);
}
