/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_runs.h - switches that repeat: a CPU to and fro between two modes
 *
 * A run is what one CPU does between the same two modes, from its first switch
 * between them to its last before another one. What lies between two samples is
 * taken to belong to it where it begins and ends in these modes. Runs are kept in
 * the order in which they began; the oldest goes first.
 */
#ifndef LIB_MODEL_SWITCH_RUNS_H
#define LIB_MODEL_SWITCH_RUNS_H

#include "lib/model/switch_record.h"

/* So many switches are a run that is worth a line of its own: twice there and back. */
#define SWITCH_RUN_FOLDED 4

struct switch_run {
	uint32_t cpu;
	uint8_t modes; /* bit: enum dpas_mode; one or two of them */
	uint64_t first_mono_ns;
	int64_t first_real_ns;
	/* By their sequence: the first records, and the last one. */
	uint64_t first[SWITCH_RUN_FOLDED - 1];
	uint64_t last;
	uint64_t
		next_mono_ns; /* when the CPU's next run began; 0: it has not */
	uint64_t records;
	uint64_t switches; /* records, and what lay between two samples */
	uint64_t
		before; /* of them by first_mono_ns: those of the first record */
};

struct switch_runs;

/* Of at most @limit runs. NULL where memory is short. */
struct switch_runs *switch_runs_new(size_t limit);
void switch_runs_free(struct switch_runs *runs);
void switch_runs_clear(struct switch_runs *runs);

/*
 * Take the next record of its CPU. Returns how many switches its run has by
 * then, or 0 where memory is short.
 */
uint64_t switch_runs_push(struct switch_runs *runs,
			  const struct switch_record *record);

/* How many runs there are, and the one that began @back before the newest. */
size_t switch_runs_count(const struct switch_runs *runs);
const struct switch_run *switch_runs_get(const struct switch_runs *runs,
					 size_t back);

#endif
