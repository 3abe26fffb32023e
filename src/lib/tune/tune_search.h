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

#include "lib/tune/tune_candidates.h"

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

/* About how much longer it will take at most. */
uint64_t tune_search_left_ns(const struct tune_search *search);

/* The chance that each single comparison may be wrong. */
double tune_search_chance(const struct tune_search *search);

#endif
