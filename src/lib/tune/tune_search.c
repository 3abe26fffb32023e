// SPDX-License-Identifier: GPL-2.0
/*
 * tune_search.c - a single state machine: exploring turns into confirming, and
 * that begins anew if the leader falls, so both are here
 */
#include "lib/tune/tune_search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/array.h"
#include "lib/tune/tune_design.h"

/* One in this many survives a block: the factor recommended for Hyperband. */
#define TUNE_NARROWING 3

/* With this many left, a stage ends and the best one's neighbours are added. */
#define TUNE_ELITE 2

/* The number of the best that get another trial at the end of exploring. */
#define TUNE_REVIVED 5

/* The share of the budget for exploring. */
#define TUNE_EXPLORING_SHARE 0.6

/* The number of blocks of a sweep. */
#define TUNE_SWEEP_BLOCKS 10

/* Numbers of blocks of confirming after which to test; the last test ends it. */
static const unsigned int tune_tests[] = { 5, 10, 20, 40 };

#define NR_TESTS (sizeof(tune_tests) / sizeof(*tune_tests))

/*
 * If a test shows that a method with its defaults is better than the leader, that
 * becomes the leader and has to be confirmed. The maximum number of tests.
 */
#define TUNE_MOST_TESTS (NR_TESTS + 2)

/* The minimum number of blocks for a test. */
#define TUNE_LEAST_BLOCKS 3

/* --- blocks --------------------------------------------------------------- */

static uint32_t tune_search_chance_below(struct tune_search *search,
					 uint32_t limit)
{
	return (uint32_t)((sim_random_next(&search->random) >> 32) * limit >>
			  32);
}

static bool tune_search_takes_part(const struct tune_search *search,
				   unsigned int candidate)
{
	const struct tune_candidate *one = search->candidate + candidate;

	if (candidate == TUNE_REFERENCE || search->plan.is_sweep)
		return true;
	if (search->phase != TUNE_CONFIRMING)
		return one->fate == TUNE_LIVE;
	if (candidate != search->leader && !one->is_standard)
		return false;
	return one->fate == TUNE_LIVE || one->fate == TUNE_DROPPED;
}

static void tune_search_shuffle(struct tune_search *search,
				struct tune_turn *turn, size_t count)
{
	size_t i;

	for (i = count; i > 1; i--) {
		size_t other = tune_search_chance_below(search, (uint32_t)i);
		struct tune_turn held = turn[i - 1];

		turn[i - 1] = turn[other];
		turn[other] = held;
	}
}

/*
 * All participants with each load. The load is changed as rarely as possible,
 * since that takes time; the order of loads is random as well.
 */
static bool tune_search_fill_block(struct tune_search *search)
{
	unsigned int nr_loads = search->plan.nr_loads, i, load;
	size_t most = search->nr_candidates * nr_loads;
	unsigned int first = tune_search_chance_below(search, nr_loads);

	if (most > search->turns_size) {
		if (!array_widen((void **)&search->turn, search->turns_size,
				 most, sizeof(*search->turn)))
			return false;
		search->turns_size = most;
	}
	search->at = 0;
	search->nr_turns = 0;
	for (i = 0; i < nr_loads; i++) {
		size_t begin = search->nr_turns;
		unsigned int candidate;

		load = (first + i) % nr_loads;
		for (candidate = 0; candidate < search->nr_candidates;
		     candidate++)
			if (tune_search_takes_part(search, candidate))
				search->turn[search->nr_turns++] =
					(struct tune_turn){ candidate, load };
		tune_search_shuffle(search, search->turn + begin,
				    search->nr_turns - begin);
	}
	return true;
}

/* --- time ------------------------------------------------------------------ */

static uint64_t tune_search_trial_ns(const struct tune_search *search)
{
	return search->trials.count ? search->spent_ns / search->trials.count :
				      search->plan.trial_ns;
}

/* Is there time for another block in @share of the budget? */
static bool tune_search_has_time(const struct tune_search *search, double share)
{
	size_t candidate, count = 0;

	for (candidate = 0; candidate < search->nr_candidates; candidate++)
		count += tune_search_takes_part(search,
						(unsigned int)candidate);
	return (double)search->spent_ns +
		(double)(tune_search_trial_ns(search) * count *
			 search->plan.nr_loads) <=
		share * (double)search->plan.budget_ns;
}

uint64_t tune_search_left_ns(const struct tune_search *search)
{
	if (search->phase == TUNE_DONE ||
	    search->spent_ns >= search->plan.budget_ns)
		return 0;
	return search->plan.budget_ns - search->spent_ns;
}

/* --- exploring ------------------------------------------------------------- */

/* Hard limits: check the mean of each load's trials. */
static void tune_search_check_limits(struct tune_search *search)
{
	unsigned int i, load;

	for (i = 0; i < search->nr_candidates; i++) {
		struct tune_candidate *candidate = search->candidate + i;

		if (candidate->fate != TUNE_LIVE || search->plan.is_sweep)
			continue;
		for (load = 0; load < search->plan.nr_loads; load++) {
			struct tune_figures mean = tune_trials_mean(
				&search->trials, i, load, 0);
			const struct tune_limit *broken = tune_goal_broken(
				&search->plan.goal, &mean);

			if (!broken || !mean.metric[TUNE_IOPS].known)
				continue;
			candidate->fate = TUNE_BREAKS_LIMIT;
			candidate->broken =
				(unsigned int)(broken -
					       search->plan.goal.limit);
			candidate->broken_load = load;
			break;
		}
	}
}

/* The candidates still in the race, best first. */
static size_t tune_search_order(const struct tune_search *search,
				unsigned int *order)
{
	size_t count = 0, at;
	unsigned int i;

	for (i = 0; i < search->nr_candidates; i++) {
		double rank = tune_candidates_rank(search, i);

		if (search->candidate[i].fate != TUNE_LIVE)
			continue;
		for (at = count;
		     at && tune_candidates_rank(search, order[at - 1]) < rank;
		     at--)
			order[at] = order[at - 1];
		order[at] = i;
		count++;
	}
	return count;
}

/* Keep the best third, but at least the elite. False: nothing to drop. */
static bool tune_search_narrow(struct tune_search *search, unsigned int *order,
			       size_t *count)
{
	size_t keep = (*count + TUNE_NARROWING - 1) / TUNE_NARROWING;

	if (keep < TUNE_ELITE)
		keep = TUNE_ELITE;
	if (*count <= keep)
		return false;
	while (*count > keep)
		search->candidate[order[--*count]].fate = TUNE_DROPPED;
	return true;
}

/*
 * Candidates dropped after a single trial may have been unlucky: before
 * exploring ends, the best of all are revived. Returns whether any had been dropped.
 */
static bool tune_search_revive(struct tune_search *search)
{
	bool has_revived = false;
	unsigned int i, j;

	for (i = 0; i < search->nr_candidates; i++) {
		double rank = tune_candidates_rank(search, i);
		unsigned int better = 0;

		if (search->candidate[i].fate != TUNE_DROPPED)
			continue;
		for (j = 0; j < search->nr_candidates; j++)
			better += search->candidate[j].fate <= TUNE_DROPPED &&
				tune_candidates_rank(search, j) > rank;
		if (better >= TUNE_REVIVED)
			continue;
		search->candidate[i].fate = TUNE_LIVE;
		has_revived = true;
	}
	return has_revived;
}

/* The best so far; with limits, the reference may not qualify. */
static bool tune_search_choose(struct tune_search *search)
{
	double best = -HUGE_VAL;
	bool found = false;
	unsigned int i;

	for (i = 0; i < search->nr_candidates; i++) {
		enum tune_fate fate = search->candidate[i].fate;
		double rank = tune_candidates_rank(search, i);

		if ((fate != TUNE_LIVE && fate != TUNE_DROPPED) ||
		    !(rank > best))
			continue;
		best = rank;
		search->leader = i;
		found = true;
	}
	return found;
}

static void tune_search_begin_confirming(struct tune_search *search)
{
	search->phase = TUNE_CONFIRMING;
	search->confirm_block = search->block;
	search->nr_tests = 0;
	search->was_tested = false;
}

static void tune_search_end_exploring(struct tune_search *search)
{
	search->has_no_leader = !tune_search_choose(search);
	if (search->has_no_leader)
		search->phase = TUNE_DONE;
	else
		tune_search_begin_confirming(search);
}

/* After a block of exploring: drop some, continue with the rest, or end. */
static void tune_search_advance(struct tune_search *search)
{
	unsigned int *order = calloc(search->nr_candidates, sizeof(*order));
	size_t count, i;

	if (!order) {
		search->has_no_memory = true;
		return;
	}
	count = tune_search_order(search, order);
	if (!tune_search_narrow(search, order, &count) || count <= TUNE_ELITE) {
		bool has_new = false;

		while (!has_new && search->stride) {
			for (i = 0; i < count; i++)
				has_new |= tune_design_neighbours(
					search, order[i], search->stride);
			/*
			 * At the finest grid, continue as long as there are new
			 * neighbours.
			 */
			if (search->stride > 1 || !has_new)
				search->stride /= 2;
		}
		if (!has_new && !search->has_revived) {
			has_new = tune_search_revive(search);
			search->has_revived = true;
			search->stride = 1;
		}
		/* All that was tried breaks a limit. */
		if (!has_new && !tune_search_choose(search))
			has_new = tune_design_random(search);
		if (!has_new)
			tune_search_end_exploring(search);
	}
	free(order);
	if (search->phase == TUNE_EXPLORING &&
	    !tune_search_has_time(search, TUNE_EXPLORING_SHARE))
		tune_search_end_exploring(search);
}

/* --- confirming ------------------------------------------------------------ */

static unsigned int tune_search_blocks(const struct tune_search *search)
{
	return search->block - search->confirm_block;
}

double tune_search_chance(const struct tune_search *search)
{
	unsigned int comparisons = 0, i;

	/*
	 * Compare each of the others with the leader or, in a sweep, the
	 * reference.
	 */
	for (i = 1; i < search->nr_candidates; i++)
		comparisons += search->plan.is_sweep ||
			search->candidate[i].is_standard;
	if (!search->plan.is_sweep && search->leader != TUNE_REFERENCE &&
	    !search->candidate[search->leader].is_standard)
		comparisons++;
	if (!comparisons)
		comparisons = 1;
	return search->plan.error_rate / comparisons /
		(search->plan.is_sweep ? 1 : (double)TUNE_MOST_TESTS);
}

/* A method with its defaults that is significantly better than the leader. */
static bool tune_search_find_better(const struct tune_search *search,
				    unsigned int *better)
{
	double chance = tune_search_chance(search);
	unsigned int i;

	for (i = 0; i < search->nr_candidates; i++) {
		struct tune_difference difference;

		if (i == search->leader || !tune_search_takes_part(search, i) ||
		    search->candidate[i].fate == TUNE_BREAKS_LIMIT)
			continue;
		difference = tune_trials_compare(&search->trials, i,
						 search->leader,
						 search->confirm_block);
		if (difference.mean.mean >
		    tune_difference_margin(&difference, chance)) {
			*better = i;
			return true;
		}
	}
	return false;
}

/* Is it decided whether the leader beats the reference by enough? */
static bool tune_search_is_decided(const struct tune_search *search)
{
	struct tune_difference difference = tune_trials_compare(
		&search->trials, search->leader, TUNE_REFERENCE,
		search->confirm_block);
	double margin = tune_difference_margin(&difference,
					       tune_search_chance(search));
	double least = log1p(search->plan.least_gain);

	if (search->leader == TUNE_REFERENCE ||
	    search->candidate[TUNE_REFERENCE].fate == TUNE_BREAKS_LIMIT)
		return true;
	return difference.mean.mean + margin < least ||
		(difference.mean.mean - margin > 0 &&
		 difference.mean.mean >= least);
}

/* After a block of confirming. */
static void tune_search_test(struct tune_search *search)
{
	unsigned int blocks = tune_search_blocks(search), better;
	bool has_time = tune_search_has_time(search, 1);

	if (search->candidate[search->leader].fate != TUNE_LIVE &&
	    search->candidate[search->leader].fate != TUNE_DROPPED) {
		/* It has only now exceeded a limit. */
		tune_search_end_exploring(search);
		return;
	}
	if (has_time && blocks < tune_tests[search->nr_tests])
		return;
	if (blocks < TUNE_LEAST_BLOCKS) {
		search->phase = TUNE_DONE;
		return;
	}
	search->tests++;
	search->nr_tests++;
	search->was_tested = true;
	if (has_time && search->tests < TUNE_MOST_TESTS &&
	    tune_search_find_better(search, &better)) {
		search->leader = better;
		tune_search_begin_confirming(search);
		return;
	}
	if (!has_time || search->nr_tests == NR_TESTS ||
	    search->tests == TUNE_MOST_TESTS || tune_search_is_decided(search))
		search->phase = TUNE_DONE;
}

/* --- the search ----------------------------------------------------------- */

static bool tune_search_begin_block(struct tune_search *search)
{
	if (!tune_search_fill_block(search)) {
		search->has_no_memory = true;
		return false;
	}
	return true;
}

bool tune_search_start(struct tune_search *search, const struct tune_plan *plan)
{
	*search = (struct tune_search){
		.plan = *plan,
		.random = { plan->seed },
		.trials = { .nr_loads = plan->nr_loads },
	};
	if (plan->is_sweep) {
		search->phase = TUNE_CONFIRMING;
		return tune_design_all(search) &&
			tune_search_begin_block(search);
	}
	return tune_design_first(search, TUNE_EXPLORING_SHARE) &&
		tune_search_begin_block(search);
}

void tune_search_free(struct tune_search *search)
{
	free(search->candidate);
	free(search->turn);
	tune_trials_free(&search->trials);
	*search = (struct tune_search){ .phase = TUNE_DONE };
}

/* A block is complete. */
static void tune_search_end_block(struct tune_search *search)
{
	search->block++;
	tune_search_check_limits(search);
	if (search->plan.is_sweep) {
		search->was_tested = search->block >= TUNE_LEAST_BLOCKS;
		if (search->block >= TUNE_SWEEP_BLOCKS ||
		    !tune_search_has_time(search, 1))
			search->phase = TUNE_DONE;
	} else if (search->phase == TUNE_EXPLORING) {
		tune_search_advance(search);
	} else {
		tune_search_test(search);
	}
	if (search->phase != TUNE_DONE)
		tune_search_begin_block(search);
}

bool tune_search_next(struct tune_search *search, struct tune_turn *turn)
{
	while (!search->has_no_memory && search->phase != TUNE_DONE) {
		if (search->at == search->nr_turns) {
			tune_search_end_block(search);
			continue;
		}
		*turn = search->turn[search->at];
		/* A candidate aborted in this block gets no more trials. */
		if (turn->candidate == TUNE_REFERENCE ||
		    (search->candidate[turn->candidate].fate != TUNE_CUT &&
		     search->candidate[turn->candidate].fate != TUNE_NO_FIGURE))
			return true;
		search->at++;
	}
	return false;
}

void tune_search_take(struct tune_search *search,
		      const struct tune_figures *figures, bool was_cut,
		      uint64_t took_ns)
{
	struct tune_turn turn = search->turn[search->at];
	struct tune_candidate *candidate = search->candidate + turn.candidate;
	struct tune_trial trial = {
		.candidate = turn.candidate,
		.load = turn.load,
		.block = search->block,
		.was_cut = was_cut,
		.figures = *figures,
	};

	trial.has_score = tune_goal_score(&search->plan.goal, figures,
					  &trial.score);
	search->has_no_memory |= !tune_trials_add(&search->trials, &trial);
	search->spent_ns += took_ns;
	search->at++;
	if (!search->plan.is_sweep && turn.candidate != TUNE_REFERENCE) {
		if (was_cut)
			candidate->fate = TUNE_CUT;
		else if (!trial.has_score)
			candidate->fate = TUNE_NO_FIGURE;
	}
}

void tune_search_stop(struct tune_search *search)
{
	if (search->phase == TUNE_EXPLORING && !search->plan.is_sweep)
		search->has_no_leader = !tune_search_choose(search);
	search->phase = TUNE_DONE;
}
