/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_verdict.h - the result of a search and its certainty
 */
#ifndef LIB_TUNE_TUNE_VERDICT_H
#define LIB_TUNE_TUNE_VERDICT_H

#include "lib/tune/tune_search.h"

enum tune_relation {
	TUNE_NOT_COMPARED, /* too few trials; the rest is undefined */
	TUNE_EVEN,	   /* no significant difference */
	TUNE_BETTER,
	TUNE_WORSE,
};

/* One candidate compared with another, by the fresh trials. */
struct tune_comparison {
	enum tune_relation relation;
	size_t blocks;
	double change;	  /* as from tune_goal_change() */
	double low, high; /* confidence interval at the stated error rate */
};

/* @a compared with @b; one is the leader (in a sweep, the reference). */
struct tune_comparison tune_verdict_compare(const struct tune_search *search,
					    unsigned int a, unsigned int b);

/*
 * The same over all blocks that they share, for a table: no significance is
 * claimed, so that relation is TUNE_EVEN or, without any block,
 * TUNE_NOT_COMPARED.
 */
struct tune_comparison tune_verdict_seen(const struct tune_search *search,
					 unsigned int a, unsigned int b);

enum tune_outcome {
	TUNE_FOUND,	  /* the leader is better than the reference */
	TUNE_NOTHING,	  /* no gain worth a change */
	TUNE_NOT_SHOWN,	  /* the leader may be better; not enough time */
	TUNE_KEEPS_LIMIT, /* only the leader keeps the limits */
	TUNE_NO_SETTING,  /* none keeps the limits or has all figures */
	TUNE_SWEPT,
};

/* The outcome of a finished search. */
enum tune_outcome tune_verdict_outcome(const struct tune_search *search);

#endif
