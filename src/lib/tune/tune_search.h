/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_search.h - which setting to try next, and when to stop
 *
 * It requests trials and is given their results; it knows nothing of devices
 * and clocks, and the same seed and figures give the same search.
 *
 * Exploring: candidates are narrowed down by successive halving (Z. Karnin, T.
 * Koren, O. Somekh, Almost optimal exploration in multi-armed bandits, ICML
 * 2013; K. Jamieson, A. Talwalkar, Non-stochastic best arm identification and
 * hyperparameter optimization, AISTATS 2016): each gets a trial, the worst two
 * thirds are dropped, and the others get another trial. The first round has the
 * reference, the methods with their defaults and a coarse grid; then, as in
 * iterated racing (M. López-Ibáñez and others, The irace package, Operations
 * Research Perspectives 3, 2016), the two that are left are joined by the
 * neighbours of the better one, in a progressively finer grid, until no
 * neighbour is new.
 *
 * Confirming: the results of exploring show nothing, since the leader was chosen
 * by them. So the leader, the reference and the methods with their defaults get
 * fresh trials in the same blocks. After 5, 10, 20 and 40 blocks the
 * differences are tested with Student's paired t. The error rate is split
 * evenly among all tests and comparisons (Bonferroni), so that it bounds the
 * probability of any false statement about a search, whatever ended it.
 */
#ifndef LIB_TUNE_TUNE_SEARCH_H
#define LIB_TUNE_TUNE_SEARCH_H

#include "lib/tune/tune_candidates.h"

/* Call tune_search_free() in any case. False on allocation failure. */
bool tune_search_start(struct tune_search *search,
		       const struct tune_plan *plan);
void tune_search_free(struct tune_search *search);

/* The next trial to run. False: the search is over (or out of memory). */
bool tune_search_next(struct tune_search *search, struct tune_turn *turn);

/* The trial's result is @figures; it took @took_ns including overhead. */
void tune_search_take(struct tune_search *search,
		      const struct tune_figures *figures, bool was_cut,
		      uint64_t took_ns);

/*
 * Stop without waiting for the pending trial: time is up. The result is what is
 * known so far.
 */
void tune_search_stop(struct tune_search *search);

/* An estimate of the maximum time left. */
uint64_t tune_search_left_ns(const struct tune_search *search);

/* The error probability of each single comparison. */
double tune_search_chance(const struct tune_search *search);

#endif
