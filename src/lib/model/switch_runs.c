// SPDX-License-Identifier: GPL-2.0
#include "lib/model/switch_runs.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/array.h"
#include "lib/base/ring.h"

struct switch_runs {
	struct ring ring;
	struct switch_run *slots;
	/* Per CPU: 1 + the slot of its run; 0: none. */
	size_t *slot_of;
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
	free(runs->slot_of);
	free(runs);
}

void switch_runs_clear(struct switch_runs *runs)
{
	ring_clear(&runs->ring);
	if (runs->nr_cpus)
		memset(runs->slot_of, 0,
		       runs->nr_cpus * sizeof(*runs->slot_of));
}

/* Does @record continue @run, without involving a third mode? */
static bool switch_runs_go_on(const struct switch_run *run,
			      const struct switch_record *record)
{
	unsigned int modes = run->modes | 1u << record->event.from |
		1u << record->event.to;

	return __builtin_popcount(modes) <= 2;
}

/* The run that @record continues, or NULL: the CPU's run has then ended. */
static struct switch_run *switch_runs_find(struct switch_runs *runs,
					   const struct switch_record *record)
{
	size_t slot = runs->slot_of[record->cpu];
	struct switch_run *run = slot ? runs->slots + slot - 1 : NULL;

	/* The slot may have been reused for another CPU since. */
	if (!run || run->cpu != record->cpu)
		return NULL;
	if (switch_runs_go_on(run, record))
		return run;
	run->next_mono_ns = record->mono_ns;
	return NULL;
}

static struct switch_run *switch_runs_begin(struct switch_runs *runs,
					    const struct switch_record *record)
{
	size_t slot = ring_take(&runs->ring);

	runs->slot_of[record->cpu] = slot + 1;
	runs->slots[slot] = (struct switch_run){
		.cpu = record->cpu,
		.first_mono_ns = record->mono_ns,
		.first_real_ns = record->real_ns,
	};
	return runs->slots + slot;
}

uint64_t switch_runs_push(struct switch_runs *runs,
			  const struct switch_record *record)
{
	struct switch_run *run;

	if (record->cpu >= runs->nr_cpus) {
		size_t wanted = record->cpu + (size_t)1;

		if (!array_widen((void **)&runs->slot_of, runs->nr_cpus, wanted,
				 sizeof(*runs->slot_of)))
			return 0;
		runs->nr_cpus = wanted;
	}
	run = switch_runs_find(runs, record);
	if (!run)
		run = switch_runs_begin(runs, record);
	if (run->records < SWITCH_RUN_FOLDED - 1)
		run->first[run->records] = record->sequence;
	run->modes |= (uint8_t)(1u << record->event.from |
				1u << record->event.to);
	run->last = record->sequence;
	run->records++;
	run->switches += record->count ? record->count : 1;
	if (run->records == 1)
		run->before = run->switches;
	return run->switches;
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
