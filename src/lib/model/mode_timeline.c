// SPDX-License-Identifier: GPL-2.0
/*
 * mode_timeline.c - a ring of ticks, and the one being collected
 *
 * What happened after the end of the newest tick is collected for the next one.
 * The slots are allocated at creation, which takes no memory until they are
 * written; the per-CPU bytes as soon as the number of CPUs is known.
 */
#include "lib/model/mode_timeline.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/array.h"
#include "lib/base/ring.h"
#include "lib/model/mark.h"

/*
 * The byte of a CPU in a tick: bits 0-3 its modes, 4-5 the main mode, 6 known,
 * 7 active.
 */
#define TICK_MODES 0x0fu
#define TICK_MODE_SHIFT 4
#define TICK_MODE 0x3u
#define TICK_KNOWN 0x40u
#define TICK_ACTIVE 0x80u

/* The part of a tick that is common to all CPUs. */
#define TICK_AFTER_GAP 0x1u
#define TICK_MARKED 0x2u
#define TICK_NEW_SETTINGS 0x4u /* other ones at its end than at its start */

/* How many ticks to search back for the last use of an edge. */
#define EDGE_TICKS 100

struct tick {
	uint64_t mono_ns;    /* its end time */
	uint64_t machine_ns; /* its length in machine time; 0: unknown */
	uint8_t flags;
	uint32_t edges[EDGE_COUNT];
};

struct mode_timeline {
	struct ring ring;
	struct tick *ticks;
	uint8_t *cpus; /* stride bytes per tick */
	size_t stride;
	uint64_t newest; /* the number of the newest tick */

	struct tick next;   /* being collected: flags and edges */
	uint8_t *next_cpus; /* being collected: modes, stride bytes */

	uint64_t *active_ns; /* per CPU: the end of the last tick with I/O */
	uint64_t edge_total[EDGE_COUNT];
	uint64_t edge_ns[EDGE_COUNT];
};

struct mode_timeline *mode_timeline_new(size_t ticks)
{
	struct mode_timeline *timeline = calloc(1, sizeof(*timeline));

	if (!timeline)
		return NULL;
	timeline->ring.size = ticks;
	timeline->ticks = calloc(ticks, sizeof(*timeline->ticks));
	if (timeline->ticks)
		return timeline;
	mode_timeline_free(timeline);
	return NULL;
}

void mode_timeline_free(struct mode_timeline *timeline)
{
	if (!timeline)
		return;
	free(timeline->ticks);
	free(timeline->cpus);
	free(timeline->next_cpus);
	free(timeline->active_ns);
	free(timeline);
}

void mode_timeline_clear(struct mode_timeline *timeline)
{
	ring_clear(&timeline->ring);
	memset(&timeline->next, 0, sizeof(timeline->next));
	memset(timeline->edge_total, 0, sizeof(timeline->edge_total));
	memset(timeline->edge_ns, 0, sizeof(timeline->edge_ns));
	if (!timeline->stride)
		return;
	memset(timeline->next_cpus, 0, timeline->stride);
	memset(timeline->active_ns, 0,
	       timeline->stride * sizeof(*timeline->active_ns));
}

bool mode_timeline_reserve(struct mode_timeline *timeline, uint32_t nr_cpus)
{
	size_t old = timeline->stride, stride = nr_cpus, i;
	uint8_t *wider;

	if (stride <= old)
		return true;
	if (!array_widen((void **)&timeline->next_cpus, old, stride, 1) ||
	    !array_widen((void **)&timeline->active_ns, old, stride,
			 sizeof(*timeline->active_ns)))
		return false;
	wider = calloc(timeline->ring.size, stride);
	if (!wider)
		return false;
	for (i = 0; i < timeline->ring.count; i++) {
		size_t at = ring_index(&timeline->ring, i);

		memcpy(wider + at * stride, timeline->cpus + at * old, old);
	}
	free(timeline->cpus);
	timeline->cpus = wider;
	timeline->stride = stride;
	return true;
}

uint64_t mode_timeline_newest(const struct mode_timeline *timeline)
{
	return timeline->newest;
}

static const struct tick *
mode_timeline_tick(const struct mode_timeline *timeline, size_t back)
{
	if (back >= timeline->ring.count)
		return NULL;
	return timeline->ticks + ring_index(&timeline->ring, back);
}

uint64_t mode_timeline_tick_ns(const struct mode_timeline *timeline,
			       size_t back)
{
	const struct tick *tick = mode_timeline_tick(timeline, back);

	return tick ? tick->mono_ns : 0;
}

bool mode_timeline_after_gap(const struct mode_timeline *timeline, size_t back)
{
	const struct tick *tick = mode_timeline_tick(timeline, back);

	return tick && tick->flags & TICK_AFTER_GAP;
}

/* The byte of @cpu in tick @back; 0 if there is none. */
static uint8_t mode_timeline_byte(const struct mode_timeline *timeline,
				  size_t back, uint32_t cpu)
{
	if (back >= timeline->ring.count || cpu >= timeline->stride)
		return 0;
	return timeline
		->cpus[ring_index(&timeline->ring, back) * timeline->stride +
		       cpu];
}

/*
 * The modes of a CPU's I/Os between two samples, and the mode of most of them
 * (*@main, unchanged if there were none).
 */
static uint8_t mode_timeline_modes(const struct cpu_row *before,
				   const struct cpu_row *after, uint64_t *main)
{
	uint8_t modes = 0;
	unsigned int mode;
	uint64_t most = 0;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		uint64_t old, new;

		if (!cpu_row_get(before, CPU_IOS_INT + mode, &old) ||
		    !cpu_row_get(after, CPU_IOS_INT + mode, &new) || new <= old)
			continue;
		modes |= 1u << mode;
		if (new - old > most) {
			most = new - old;
			*main = mode;
		}
	}
	return modes;
}

/* Do the totals of @row not rule out that it did any I/O? */
static bool mode_timeline_ever_active(const struct cpu_row *row)
{
	unsigned int mode;
	uint64_t total;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		if (!cpu_row_get(row, CPU_IOS_INT + mode, &total) || total)
			return true;
	return false;
}

/* Did the CPU of @row do I/O since @before (NULL: unknown)? */
static bool mode_timeline_is_active(const struct mode_timeline *timeline,
				    const struct cpu_row *before,
				    const struct cpu_row *row, uint8_t modes)
{
	uint64_t qd;

	if (modes || (cpu_row_get(row, CPU_QD, &qd) && qd))
		return true;
	/* Seen for the first time: judge by its totals. */
	return !before && !timeline->active_ns[row->cpu] &&
		mode_timeline_ever_active(row);
}

/* Store the byte of one CPU in the tick at @cpus. */
static void mode_timeline_push_row(struct mode_timeline *timeline,
				   const struct sample *now,
				   const struct cpu_row *row,
				   const struct cpu_row *before, uint8_t *cpus)
{
	uint64_t mode = 0;
	bool known = cpu_row_get(row, CPU_MODE, &mode);
	uint8_t modes = before ? mode_timeline_modes(before, row, &mode) : 0;

	if (mode_timeline_is_active(timeline, before, row, modes)) {
		timeline->active_ns[row->cpu] = now->mono_ns;
		cpus[row->cpu] |= TICK_ACTIVE;
	}
	if (known)
		cpus[row->cpu] |= TICK_KNOWN | mode << TICK_MODE_SHIFT | modes;
}

void mode_timeline_push(struct mode_timeline *timeline,
			const struct sample *before, const struct sample *now,
			bool after_gap)
{
	size_t at = ring_take(&timeline->ring);
	struct tick *tick = timeline->ticks + at;
	uint8_t *cpus = timeline->cpus + at * timeline->stride;
	size_t i;

	*tick = timeline->next;
	tick->mono_ns = now->mono_ns;
	tick->machine_ns = before ? sample_machine_between(before, now) : 0;
	tick->flags |= after_gap ? TICK_AFTER_GAP : 0;
	if (before && !mark_same_settings(before, now))
		tick->flags |= TICK_NEW_SETTINGS;
	memset(&timeline->next, 0, sizeof(timeline->next));
	memcpy(cpus, timeline->next_cpus, timeline->stride);
	memset(timeline->next_cpus, 0, timeline->stride);
	timeline->newest++;
	for (i = 0; i < now->nr_rows; i++) {
		const struct cpu_row *row = now->rows + i;
		const struct cpu_row *old = NULL;

		if (before && !after_gap)
			old = sample_row(before, row->cpu, i);
		mode_timeline_push_row(timeline, now, row, old, cpus);
	}
}

/*
 * The tick that contains @mono_ns, or the one being collected; *@cpus is set to
 * its per-CPU bytes. NULL: it is no longer kept.
 */
static struct tick *mode_timeline_tick_of(struct mode_timeline *timeline,
					  uint64_t mono_ns, uint8_t **cpus)
{
	size_t back = 0, at;

	while (back < timeline->ring.count &&
	       mode_timeline_tick_ns(timeline, back) >= mono_ns)
		back++;
	if (back == 0) {
		*cpus = timeline->next_cpus;
		return &timeline->next;
	}
	/* Before the first tick of a ring that has dropped some. */
	if (back == timeline->ring.size)
		return NULL;
	at = ring_index(&timeline->ring, back - 1);
	*cpus = timeline->cpus + at * timeline->stride;
	return timeline->ticks + at;
}

void mode_timeline_push_switch(struct mode_timeline *timeline,
			       const struct switch_record *record)
{
	enum mode_edge edge = mode_edge_of(record);
	struct tick *tick;
	uint8_t *cpus;

	if (edge == EDGE_COUNT)
		return;
	timeline->edge_total[edge]++;
	if (record->mono_ns > timeline->edge_ns[edge])
		timeline->edge_ns[edge] = record->mono_ns;
	tick = mode_timeline_tick_of(timeline, record->mono_ns, &cpus);
	if (!tick)
		return;
	tick->edges[edge]++;
	if (record->cpu < timeline->stride)
		cpus[record->cpu] |= 1u << record->event.from |
			1u << record->event.to;
}

void mode_timeline_push_mark(struct mode_timeline *timeline,
			     const struct mark *mark)
{
	struct tick *tick;
	uint8_t *cpus;

	tick = mode_timeline_tick_of(timeline, mark->mono_ns, &cpus);
	if (tick)
		tick->flags |= TICK_MARKED;
}

/* How many of a cell's ticks with I/O were mainly in each mode. */
struct cell_votes {
	unsigned int of[DPAS_NR_MODES];
};

/* Add a tick to @cell, which already contains the later ones. */
static void mode_timeline_add(struct mode_cell *cell, struct cell_votes *votes,
			      uint8_t flags, uint8_t byte)
{
	uint8_t mode = byte >> TICK_MODE_SHIFT & TICK_MODE;
	bool is_first = !cell->known;

	cell->after_gap |= !!(flags & TICK_AFTER_GAP);
	cell->marked |= !!(flags & TICK_MARKED);
	if (!(byte & TICK_KNOWN))
		return;
	cell->known = true;
	if (byte & TICK_MODES) {
		votes->of[mode]++;
		if (!cell->modes || votes->of[mode] > votes->of[cell->mode])
			cell->mode = mode;
	} else if (is_first) {
		cell->mode = mode;
	}
	cell->modes |= byte & TICK_MODES;
}

void mode_timeline_cells(const struct mode_timeline *timeline, size_t back,
			 uint32_t cpu, unsigned int ticks,
			 struct mode_cell *cells, size_t nr_cells)
{
	uint64_t left = (timeline->newest - back) % ticks + 1;
	size_t count = timeline->ring.count, at = 0;
	struct cell_votes votes = { 0 };

	memset(cells, 0, nr_cells * sizeof(*cells));
	if (back < count)
		at = ring_index(&timeline->ring, back);
	for (; back < count && nr_cells; back++) {
		uint8_t byte = cpu >= timeline->stride ?
			0 :
			timeline->cpus[at * timeline->stride + cpu];

		mode_timeline_add(cells + nr_cells - 1, &votes,
				  timeline->ticks[at].flags, byte);
		if (--left == 0) {
			memset(&votes, 0, sizeof(votes));
			left = ticks;
			nr_cells--;
		}
		/* There are thousands of cells per screen: avoid a division. */
		at = (at ? at : timeline->ring.size) - 1;
	}
}

uint64_t mode_timeline_active_ns(const struct mode_timeline *timeline,
				 size_t back, uint32_t cpu, uint64_t since_ns)
{
	uint64_t end_ns;

	if (cpu >= timeline->stride)
		return 0;
	if (!back)
		return timeline->active_ns[cpu] < since_ns ?
			0 :
			timeline->active_ns[cpu];
	for (; back < timeline->ring.count; back++) {
		end_ns = mode_timeline_tick_ns(timeline, back);
		if (end_ns < since_ns)
			break;
		if (mode_timeline_byte(timeline, back, cpu) & TICK_ACTIVE)
			return end_ns;
	}
	return 0;
}

uint64_t mode_timeline_edge_total(const struct mode_timeline *timeline,
				  size_t back, enum mode_edge edge)
{
	uint64_t total = timeline->edge_total[edge];
	size_t i;

	total -= timeline->next.edges[edge];
	for (i = 0; i < back && i < timeline->ring.count; i++)
		total -= mode_timeline_tick(timeline, i)->edges[edge];
	return total;
}

bool mode_timeline_edge_rate(const struct mode_timeline *timeline, size_t back,
			     enum mode_edge edge, double *rate)
{
	const struct tick *tick = mode_timeline_tick(timeline, back);
	uint64_t ns = 0, count = 0;
	bool is_new = false;

	/* The same ticks as history_interval() takes samples. */
	while (ns < SAMPLE_RATE_LEAST_NS && !is_new && tick &&
	       !(tick->flags & TICK_AFTER_GAP) && tick->machine_ns) {
		is_new = tick->flags & TICK_NEW_SETTINGS;
		if (ns && is_new)
			break;
		ns += tick->machine_ns;
		count += tick->edges[edge];
		tick = mode_timeline_tick(timeline, ++back);
	}
	if (ns)
		*rate = (double)count * 1e9 / (double)ns;
	return ns;
}

uint64_t mode_timeline_edge_ns(const struct mode_timeline *timeline,
			       size_t back, enum mode_edge edge)
{
	size_t last = back + EDGE_TICKS;

	if (!back)
		return timeline->edge_ns[edge];
	for (; back < last && back < timeline->ring.count; back++)
		if (mode_timeline_tick(timeline, back)->edges[edge])
			return mode_timeline_tick_ns(timeline, back);
	return 0;
}
