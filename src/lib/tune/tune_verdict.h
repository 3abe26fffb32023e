/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_verdict.h - what a search has found, and how sure that is
 */
#ifndef LIB_TUNE_TUNE_VERDICT_H
#define LIB_TUNE_TUNE_VERDICT_H

#include "lib/tune/tune_search.h"

enum tune_relation {
	TUNE_NOT_COMPARED, /* not often enough; nothing below is known */
	TUNE_EVEN,	   /* no difference beyond noise */
	TUNE_BETTER,
	TUNE_WORSE,
};

/* One candidate beside another, by the fresh trials of the proof. */
struct tune_comparison {
	enum tune_relation relation;
	size_t blocks;
	double change;	  /* as tune_goal_change() has it */
	double low, high; /* where it is, but for the stated error rate */
};

/* @a beside @b, of which one is the leader (of a sweep, the reference). */
struct tune_comparison tune_verdict_compare(const struct tune_search *search,
					    unsigned int a, unsigned int b);

/*
 * The same by all blocks that they share, for a table: no statement is made, so
 * that relation is TUNE_EVEN or, where there is no block, TUNE_NOT_COMPARED.
 */
struct tune_comparison tune_verdict_seen(const struct tune_search *search,
					 unsigned int a, unsigned int b);

enum tune_outcome {
	TUNE_FOUND,	  /* the leader is better than the reference */
	TUNE_NOTHING,	  /* no gain that would be worth a change */
	TUNE_NOT_SHOWN,	  /* the leader may be better; time was too short */
	TUNE_KEEPS_LIMIT, /* the leader keeps limits that the reference breaks */
	TUNE_NO_SETTING,  /* none keeps the limits, or gave what is needed */
	TUNE_SWEPT,
};

/* Of a search that is done. */
enum tune_outcome tune_verdict_outcome(const struct tune_search *search);

#endif
