/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_candidates.h - the plan of a search, its candidates and their ranking
 */
#ifndef LIB_TUNE_TUNE_CANDIDATES_H
#define LIB_TUNE_TUNE_CANDIDATES_H

#include "lib/sim/sim_random.h"
#include "lib/tune/tune_space.h"
#include "lib/tune/tune_trials.h"

struct tune_plan {
	struct tune_space space; /* including an axis of methods */
	struct tune_goal goal;
	unsigned int nr_loads;	       /* the setting has to suit all of them */
	struct tune_setting reference; /* the current setting of the device */
	uint64_t seed;
	double error_rate; /* of all statements together, between 0 and 1 */
	double least_gain; /* the smallest gain worth a change: 0.01 */
	uint64_t budget_ns;
	uint64_t trial_ns; /* initial estimate of the duration of a trial */
	bool is_sweep;	   /* try all settings equally, choose none */
};

enum tune_fate {
	TUNE_LIVE,
	TUNE_DROPPED, /* others are better */
	TUNE_CUT,     /* much worse than the reference */
	TUNE_BREAKS_LIMIT,
	TUNE_NO_FIGURE, /* figures that the goal needs are missing */
};

struct tune_candidate {
	struct tune_setting setting;
	enum tune_fate fate;
	bool is_standard;    /* a method with default tunables */
	unsigned int broken; /* index of the limit, for TUNE_BREAKS_LIMIT */
	unsigned int broken_load;
};

enum tune_phase {
	TUNE_EXPLORING,
	TUNE_CONFIRMING,
	TUNE_DONE,
};

/* A trial to run. */
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

	struct tune_turn *turn; /* trials of this block; owned */
	size_t nr_turns;
	size_t turns_size;
	size_t at;
	unsigned int block;
	unsigned int stride; /* current grid spacing for neighbours */
	bool has_revived;    /* the best dropped candidates */
	bool has_no_leader;  /* no candidate kept the limits or had figures */
	bool was_tested; /* there are enough fresh trials to conclude from */
	unsigned int leader;
	unsigned int confirm_block; /* where confirming this leader began */
	unsigned int tests;	    /* so far */
	unsigned int nr_tests;	    /* of this leader */

	struct sim_random random;
	uint64_t spent_ns;
	bool has_no_memory;
};

/*
 * How much better @candidate is than the reference, over all blocks in which
 * both were tried; -HUGE_VAL if never.
 */
double tune_candidates_rank(const struct tune_search *search,
			    unsigned int candidate);

#endif
