// SPDX-License-Identifier: GPL-2.0
#include "lib/model/switch_runs.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/array.h"
#include "lib/base/ring.h"

/* What is known of a CPU. */
struct switch_runs_cpu {
	/* Its last runs, newest first, as 1 + the slot; 0: none. */
	size_t recent[SWITCH_LEGS_MOST];
	/* In a wide run: when it last entered a mode, and how often. */
	uint64_t entered_ns[DPAS_NR_MODES];
	uint64_t entered[DPAS_NR_MODES];
};

struct switch_runs {
	struct ring ring;
	struct switch_run *slots;
	struct switch_runs_cpu *cpus;
	size_t nr_cpus;
};

struct switch_runs *switch_runs_new(size_t limit)
{
	struct switch_runs *runs = calloc(1, sizeof(*runs));

	if (!runs)
		return NULL;
	runs->ring.size = limit;
	runs->slots = calloc(limit, sizeof(*runs->slots));
	if (runs->slots)
		return runs;
	free(runs);
	return NULL;
}

void switch_runs_free(struct switch_runs *runs)
{
	if (!runs)
		return;
	free(runs->slots);
	free(runs->cpus);
	free(runs);
}

void switch_runs_clear(struct switch_runs *runs)
{
	ring_clear(&runs->ring);
	if (runs->nr_cpus)
		memset(runs->cpus, 0, runs->nr_cpus * sizeof(*runs->cpus));
}

static unsigned int switch_runs_modes(const struct switch_record *record)
{
	return 1u << record->event.from | 1u << record->event.to;
}

/* --- what a record continues ----------------------------------------------- */

/* Has a CPU in the wide @run stayed away from one of the modes? */
static bool switch_runs_stays_away(const struct switch_run *run,
				   const struct switch_runs_cpu *cpu,
				   uint64_t mono_ns)
{
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		uint64_t at = cpu->entered_ns[mode];
		uint64_t pace_ns;

		if (!(run->modes & 1u << mode))
			continue;
		pace_ns = (at - run->first_mono_ns) / cpu->entered[mode];
		if (mono_ns >
		    at + SWITCH_RUN_OVER_NS + SWITCH_RUN_OVER_PACES * pace_ns)
			return true;
	}
	return false;
}

static bool switch_runs_is_wide(const struct switch_run *run)
{
	return __builtin_popcount(run->modes) > 2;
}

/* Does @record continue @run, without involving another mode? */
static bool switch_runs_go_on(const struct switch_run *run,
			      const struct switch_runs_cpu *cpu,
			      const struct switch_record *record)
{
	unsigned int modes = run->modes | switch_runs_modes(record);

	if (switch_runs_is_wide(run))
		return modes == run->modes &&
			!switch_runs_stays_away(run, cpu, record->mono_ns);
	return __builtin_popcount(modes) <= 2;
}

/* The run that began @back before the newest of its CPU, or NULL. */
static struct switch_run *switch_runs_recent(struct switch_runs *runs,
					     uint32_t number, size_t back)
{
	size_t slot = runs->cpus[number].recent[back];
	struct switch_run *run = slot ? runs->slots + slot - 1 : NULL;

	/* The slot may have been reused for another CPU since. */
	return run && run->cpu == number ? run : NULL;
}

/* The run that @record continues, or NULL: the CPU's run has then ended. */
static struct switch_run *switch_runs_find(struct switch_runs *runs,
					   const struct switch_record *record)
{
	struct switch_run *run = switch_runs_recent(runs, record->cpu, 0);

	if (!run)
		return NULL;
	if (switch_runs_go_on(run, runs->cpus + record->cpu, record))
		return run;
	run->next_mono_ns = record->mono_ns;
	return NULL;
}

/* --- what begins with a record --------------------------------------------- */

/* Is there a pair of modes that only one of @count legs has? */
static bool switch_runs_has_single(const unsigned int *modes, size_t count)
{
	size_t i, j;

	for (i = 0; i < count; i++) {
		for (j = 0; j < count; j++)
			if (i != j && modes[i] == modes[j])
				break;
		if (j == count)
			return true;
	}
	return false;
}

/*
 * How many of the CPU's last runs become legs now that @record begins another?
 * 0: none.
 */
static size_t switch_runs_legs(struct switch_runs *runs,
			       const struct switch_record *record)
{
	unsigned int modes[SWITCH_LEGS_MOST + 1];
	uint64_t before = record->sequence;
	size_t i;

	modes[0] = switch_runs_modes(record);
	for (i = 0; i < SWITCH_LEGS_MOST; i++) {
		const struct switch_run *leg = switch_runs_recent(
			runs, record->cpu, i);

		/* Of a slot in use again for this CPU, the older is gone. */
		if (!leg || leg->first[0] >= before ||
		    leg->switches > SWITCH_LEG_MOST || switch_runs_is_wide(leg))
			return 0;
		before = leg->first[0];
		modes[i + 1] = leg->modes;
		if (!switch_runs_has_single(modes, i + 2))
			return i + 1;
	}
	return 0;
}

/* Make the CPU's last @count runs legs; returns the wide run, of these so far. */
static struct switch_run switch_runs_join(struct switch_runs *runs,
					  const struct switch_record *record,
					  size_t count)
{
	const struct switch_run *oldest = switch_runs_recent(runs, record->cpu,
							     count - 1);
	struct switch_run wide = *oldest;
	size_t i;

	wide.records = wide.switches = wide.next_mono_ns = 0;
	for (i = 0; i < count; i++) {
		struct switch_run *leg = switch_runs_recent(runs, record->cpu,
							    i);

		leg->leg_from = record->sequence;
		wide.modes |= leg->modes;
		wide.records += leg->records;
		wide.switches += leg->switches;
	}
	wide.from_record = record->sequence;
	wide.leg_from = 0;
	return wide;
}

/* A CPU enters a wide run; it has gone round twice. */
static void switch_runs_enter_wide(struct switch_runs_cpu *cpu,
				   uint64_t mono_ns)
{
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		cpu->entered_ns[mode] = mono_ns;
		cpu->entered[mode] = 2;
	}
	memset(cpu->recent, 0, sizeof(cpu->recent));
}

static struct switch_run *switch_runs_begin(struct switch_runs *runs,
					    const struct switch_record *record)
{
	struct switch_runs_cpu *cpu = runs->cpus + record->cpu;
	size_t legs = switch_runs_legs(runs, record), slot;
	struct switch_run run = {
		.cpu = record->cpu,
		.first_mono_ns = record->mono_ns,
		.first_real_ns = record->real_ns,
		.from_record = record->sequence,
	};

	if (legs) {
		run = switch_runs_join(runs, record, legs);
		switch_runs_enter_wide(cpu, record->mono_ns);
	}
	slot = ring_take(&runs->ring);
	runs->slots[slot] = run;
	memmove(cpu->recent + 1, cpu->recent,
		sizeof(cpu->recent) - sizeof(*cpu->recent));
	cpu->recent[0] = slot + 1;
	return runs->slots + slot;
}

static bool switch_runs_reserve(struct switch_runs *runs, uint32_t cpu)
{
	size_t wanted = cpu + (size_t)1;

	if (wanted <= runs->nr_cpus)
		return true;
	if (!array_widen((void **)&runs->cpus, runs->nr_cpus, wanted,
			 sizeof(*runs->cpus)))
		return false;
	runs->nr_cpus = wanted;
	return true;
}

uint64_t switch_runs_push(struct switch_runs *runs,
			  const struct switch_record *record)
{
	struct switch_runs_cpu *cpu;
	struct switch_run *run;

	if (!switch_runs_reserve(runs, record->cpu))
		return 0;
	run = switch_runs_find(runs, record);
	if (!run)
		run = switch_runs_begin(runs, record);
	cpu = runs->cpus + record->cpu;
	cpu->entered_ns[record->event.to] = record->mono_ns;
	cpu->entered[record->event.to]++;
	if (run->records < SWITCH_RUN_FOLDED - 1)
		run->first[run->records] = record->sequence;
	run->modes |= (uint8_t)switch_runs_modes(record);
	run->last = record->sequence;
	run->records++;
	run->switches += record->count ? record->count : 1;
	if (run->records == 1)
		run->before = run->switches;
	return run->switches;
}

void switch_runs_end(struct switch_runs *runs, uint64_t mono_ns)
{
	uint32_t number;

	for (number = 0; number < runs->nr_cpus; number++) {
		struct switch_runs_cpu *cpu = runs->cpus + number;
		struct switch_run *run = switch_runs_recent(runs, number, 0);

		/* It began after that, but was told before. */
		if (run && run->first_mono_ns > mono_ns)
			continue;
		if (run)
			run->next_mono_ns = mono_ns;
		memset(cpu->recent, 0, sizeof(cpu->recent));
	}
}

size_t switch_runs_count(const struct switch_runs *runs)
{
	return runs->ring.count;
}

const struct switch_run *switch_runs_get(const struct switch_runs *runs,
					 size_t back)
{
	if (back >= runs->ring.count)
		return NULL;
	return runs->slots + ring_index(&runs->ring, back);
}
