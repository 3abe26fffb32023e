/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_candidates.h - what a search has planned, what it tries, and how that ranks
 */
#ifndef LIB_TUNE_TUNE_CANDIDATES_H
#define LIB_TUNE_TUNE_CANDIDATES_H

#include "lib/sim/sim_random.h"
#include "lib/tune/tune_space.h"
#include "lib/tune/tune_trials.h"

struct tune_plan {
	struct tune_space space; /* with an axis of methods */
	struct tune_goal goal;
	unsigned int nr_loads; /* for all of which one setting is sought */
	struct tune_setting reference; /* what the device has now */
	uint64_t seed;
	double error_rate; /* of all that is said, above 0, below 1 */
	double least_gain; /* what is less is not worth a change: 0.01 */
	uint64_t budget_ns;
	uint64_t trial_ns; /* a first guess at what one takes */
	bool is_sweep;	   /* try all settings alike, choose none */
};

enum tune_fate {
	TUNE_LIVE,
	TUNE_DROPPED, /* others were better */
	TUNE_CUT,     /* much worse than the reference */
	TUNE_BREAKS_LIMIT,
	TUNE_NO_FIGURE, /* what the goal needs was not told of it */
};

struct tune_candidate {
	struct tune_setting setting;
	enum tune_fate fate;
	bool is_standard; /* a method with the defaults of its tunables */
	const struct tune_limit *broken; /* by TUNE_BREAKS_LIMIT */
	unsigned int broken_load;
};

enum tune_phase {
	TUNE_LOOKING,
	TUNE_PROVING,
	TUNE_DONE,
};

/* A trial to be done. */
struct tune_turn {
	unsigned int candidate;
	unsigned int load;
};

#define TUNE_REFERENCE 0 /* is always this candidate */

struct tune_search {
	struct tune_plan plan;
	enum tune_phase phase;
	struct tune_candidate *candidate; /* owned */
	size_t nr_candidates;
	size_t candidates_size;
	struct tune_trials trials;

	struct tune_turn *turn; /* of this block; owned */
	size_t nr_turns;
	size_t turns_size;
	size_t at;
	unsigned int block;
	unsigned int stride; /* of the grid in which neighbours are */
	bool has_revived;    /* the best that had been dropped */
	bool has_no_leader;  /* nothing kept the limits, or was told of */
	bool was_judged;     /* the proof was long enough */
	unsigned int leader;
	unsigned int proof_block; /* where proving of this leader began */
	unsigned int looks;	  /* at proofs, so far */
	unsigned int nr_looks;	  /* of this leader's */

	struct sim_random random;
	uint64_t spent_ns;
	bool has_no_memory;
};

/*
 * How much better @candidate is than the reference, over all blocks in which both
 * were tried; the least there is where it never was.
 */
double tune_candidates_rank(const struct tune_search *search,
			    unsigned int candidate);

#endif
