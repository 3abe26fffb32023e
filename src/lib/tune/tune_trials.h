/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_trials.h - the trials run so far, and the comparison of two candidates
 *
 * Trials are grouped into blocks. In a block, each participating candidate,
 * including the reference, is tried once with each load, in random order.
 * Candidates are compared by their differences within blocks, so that drift
 * between blocks (garbage collection, temperature, other users) cancels out.
 */
#ifndef LIB_TUNE_TUNE_TRIALS_H
#define LIB_TUNE_TUNE_TRIALS_H

#include "lib/base/welch.h"
#include "lib/tune/tune_goal.h"

struct tune_trial {
	unsigned int candidate;
	unsigned int load;
	unsigned int block;
	bool was_cut; /* aborted because it was so bad */
	bool has_score;
	double score;
	struct tune_figures figures;
};

struct tune_trials {
	struct tune_trial
		*trial; /* in the order in which they were run; owned */
	size_t count;
	size_t size;
	unsigned int nr_loads;
};

/* False on allocation failure; nothing was added. */
bool tune_trials_add(struct tune_trials *trials,
		     const struct tune_trial *trial);
void tune_trials_free(struct tune_trials *trials);

/*
 * The mean score of @candidate in @block over all loads. False: it was not
 * tried there with all of them, or a trial has no score.
 */
bool tune_trials_score(const struct tune_trials *trials, unsigned int candidate,
		       unsigned int block, double *score);

/* Differences of scores, @a minus @b, one per block. */
struct tune_difference {
	size_t blocks;		/* in which both were tried */
	struct welch_mean mean; /* 1 block: no error; 0 blocks: undefined */
};

/* From block @first on. */
struct tune_difference tune_trials_compare(const struct tune_trials *trials,
					   unsigned int a, unsigned int b,
					   unsigned int first);

/*
 * The half-width of the confidence interval of the mean difference that misses
 * the true difference with probability @chance; infinite for fewer than 2
 * blocks.
 */
double tune_difference_margin(const struct tune_difference *difference,
			      double chance);

/* The mean figures of @candidate with @load, from block @first on. */
struct tune_figures tune_trials_mean(const struct tune_trials *trials,
				     unsigned int candidate, unsigned int load,
				     unsigned int first);
size_t tune_trials_count(const struct tune_trials *trials,
			 unsigned int candidate);

#endif
