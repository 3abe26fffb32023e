/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_trials.h - what was tried, and how two candidates compare by it
 *
 * Trials come in blocks. In a block each candidate that takes part is tried once
 * with each load, all in random order, the reference among them. Candidates are
 * compared by their differences within blocks, so that what drifts from block to
 * block (garbage collection, temperature, neighbours) is in no comparison.
 */
#ifndef LIB_TUNE_TUNE_TRIALS_H
#define LIB_TUNE_TUNE_TRIALS_H

#include "lib/base/welch.h"
#include "lib/tune/tune_goal.h"

struct tune_trial {
	unsigned int candidate;
	unsigned int load;
	unsigned int block;
	bool was_cut; /* it was so bad that it was ended early */
	bool has_score;
	double score;
	struct tune_figures figures;
};

struct tune_trials {
	struct tune_trial *trial; /* in the order of trying; owned */
	size_t count;
	size_t size;
	unsigned int nr_loads;
};

/* False: no memory, and nothing was added. */
bool tune_trials_add(struct tune_trials *trials,
		     const struct tune_trial *trial);
void tune_trials_free(struct tune_trials *trials);

/*
 * The mean score of @candidate in @block over all loads. False: it was not tried
 * there with each of them, or one trial has no score.
 */
bool tune_trials_score(const struct tune_trials *trials, unsigned int candidate,
		       unsigned int block, double *score);

/* Differences of scores, @a less @b, one a block. */
struct tune_difference {
	size_t blocks;		/* in which both were tried */
	struct welch_mean mean; /* of 1 block without error, of 0 nothing */
};

/* From block @first on. */
struct tune_difference tune_trials_compare(const struct tune_trials *trials,
					   unsigned int a, unsigned int b,
					   unsigned int first);

/*
 * How far to both sides of its mean the true difference may lie, so that it is
 * missed with @chance; infinite of fewer than 2 blocks.
 */
double tune_difference_margin(const struct tune_difference *difference,
			      double chance);

/* Of all trials of @candidate with @load, from block @first on. */
struct tune_figures tune_trials_mean(const struct tune_trials *trials,
				     unsigned int candidate, unsigned int load,
				     unsigned int first);
size_t tune_trials_count(const struct tune_trials *trials,
			 unsigned int candidate);

#endif
