/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_runs.h - runs: a CPU switching between the same modes again and again
 *
 * A run is a sequence of consecutive switches of one CPU between the same two
 * modes. Inferred switches between two samples count as part of it if they
 * start and end in these modes.
 *
 * A CPU that goes round more modes, PAS->OL->INT->OL->PAS, has one short run
 * after the other. Once each pair of modes among the last of these has occurred
 * twice, they become the legs of a wide run: one run of all these modes, which
 * goes on until the CPU enters another mode or stays away from one of them.
 *
 * A change of the method ends the runs of all CPUs: what they do under the next
 * one, or when the first is back, is another run.
 *
 * Runs are kept in the order in which they, or a wide one's last leg, began;
 * the oldest is dropped first. Legs are kept, too, so that the list at an
 * earlier moment stays as it was then.
 */
#ifndef LIB_MODEL_SWITCH_RUNS_H
#define LIB_MODEL_SWITCH_RUNS_H

#include "lib/model/switch_record.h"

/*
 * The number of switches (twice back and forth) from which a run is folded into
 * one line.
 */
#define SWITCH_RUN_FOLDED 4

/* A leg has at most this many switches, and a wide run so many legs at first. */
#define SWITCH_LEG_MOST 8
#define SWITCH_LEGS_MOST 8

/*
 * A run is over after this long, and four of its mean intervals, without a
 * switch; a wide one also without one to each of its modes.
 */
#define SWITCH_RUN_OVER_NS UINT64_C(2000000000)
#define SWITCH_RUN_OVER_PACES 4

struct switch_run {
	uint32_t cpu;
	uint8_t modes; /* bit: enum dpas_mode; one or two, or more if wide */
	uint64_t first_mono_ns;
	int64_t first_real_ns;
	/*
	 * Sequence numbers of the first records (of a wide run: the very first)
	 * and of the last one.
	 */
	uint64_t first[SWITCH_RUN_FOLDED - 1];
	uint64_t last;
	/*
	 * It exists from the one record on, and up to the other, with which it
	 * became a leg; 0: it is none.
	 */
	uint64_t from_record;
	uint64_t leg_from;
	uint64_t
		next_mono_ns; /* its end, when another could begin; 0: not yet */
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

/* End the run of each CPU at @mono_ns: its next switch begins another. */
void switch_runs_end(struct switch_runs *runs, uint64_t mono_ns);

/* The number of runs, and the one that began @back before the newest. */
size_t switch_runs_count(const struct switch_runs *runs);
const struct switch_run *switch_runs_get(const struct switch_runs *runs,
					 size_t back);

#endif
