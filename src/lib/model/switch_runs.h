/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_runs.h - runs: a CPU switching back and forth between two modes
 *
 * A run is a sequence of consecutive switches of one CPU between the same two
 * modes. Inferred switches between two samples count as part of it if they
 * start and end in these modes. Runs are kept in the order in which they began;
 * the oldest is dropped first.
 */
#ifndef LIB_MODEL_SWITCH_RUNS_H
#define LIB_MODEL_SWITCH_RUNS_H

#include "lib/model/switch_record.h"

/*
 * The number of switches (twice back and forth) from which a run is folded into
 * one line.
 */
#define SWITCH_RUN_FOLDED 4

struct switch_run {
	uint32_t cpu;
	uint8_t modes; /* bit: enum dpas_mode; one or two of them */
	uint64_t first_mono_ns;
	int64_t first_real_ns;
	/* Sequence numbers of the first records and of the last one. */
	uint64_t first[SWITCH_RUN_FOLDED - 1];
	uint64_t last;
	uint64_t next_mono_ns; /* when the CPU's next run began; 0: not yet */
	uint64_t records;
	uint64_t switches; /* records, and switches between two samples */
	uint64_t before;   /* number of these in the first record */
};

struct switch_runs;

/* Keeps at most @limit runs. NULL on allocation failure. */
struct switch_runs *switch_runs_new(size_t limit);
void switch_runs_free(struct switch_runs *runs);
void switch_runs_clear(struct switch_runs *runs);

/*
 * Add the next record of a CPU. Returns the number of switches in its run so
 * far, or 0 on allocation failure.
 */
uint64_t switch_runs_push(struct switch_runs *runs,
			  const struct switch_record *record);

/* The number of runs, and the one that began @back before the newest. */
size_t switch_runs_count(const struct switch_runs *runs);
const struct switch_run *switch_runs_get(const struct switch_runs *runs,
					 size_t back);

#endif
