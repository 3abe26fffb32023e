/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_search.h - which setting to try next, and when enough is known
 *
 * It asks for trials and is told what they found; it knows no device and no
 * clock, and the same seed and figures give the same search.
 *
 * Looking. Candidates are narrowed down by successive halving (Z. Karnin, T. Koren,
 * O. Somekh, Almost optimal exploration in multi-armed bandits, ICML 2013; K.
 * Jamieson, A. Talwalkar, Non-stochastic best arm identification and
 * hyperparameter optimization, AISTATS 2016): each gets a trial, the worse two
 * thirds are dropped, the others get another one. It begins with the reference,
 * the methods with their defaults, and a coarse grid; then, as in iterated racing
 * (M. López-Ibáñez and others, The irace package, Operations Research
 * Perspectives 3, 2016), the two that are left are joined by the neighbours of the
 * better one, in a grid that becomes finer, until no neighbour is new.
 *
 * Proving. What was seen while looking is no proof, since the leader was chosen
 * by it. It gets fresh trials, and in the same blocks so do the reference and the
 * methods with their defaults. After 5, 10, 20 and 40 blocks the differences are
 * looked at, by Student's paired t. The error rate is split evenly among all
 * looks and comparisons (Bonferroni), so that all that is said after a search is
 * true together but for that rate, whatever made it end.
 */
#ifndef LIB_TUNE_TUNE_SEARCH_H
#define LIB_TUNE_TUNE_SEARCH_H

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

/* tune_search_free() in any case. False: no memory. */
bool tune_search_start(struct tune_search *search,
		       const struct tune_plan *plan);
void tune_search_free(struct tune_search *search);

/* The next trial to do. False: it is over (or memory has run out). */
bool tune_search_next(struct tune_search *search, struct tune_turn *turn);

/* It found @figures and took @took_ns with all that belongs to it. */
void tune_search_take(struct tune_search *search,
		      const struct tune_figures *figures, bool was_cut,
		      uint64_t took_ns);

/*
 * Do not use what the trial that is asked for would find: no more time. What is
 * known by now is the result.
 */
void tune_search_stop(struct tune_search *search);

/*
 * How much better @candidate is than the reference, over all blocks in which both
 * were tried; the least there is where it never was.
 */
double tune_search_rank(const struct tune_search *search,
			unsigned int candidate);

/* About how much longer it will take at most. */
uint64_t tune_search_left_ns(const struct tune_search *search);

/* The chance that each single comparison may be wrong. */
double tune_search_chance(const struct tune_search *search);

#endif
