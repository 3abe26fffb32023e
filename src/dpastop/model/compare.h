/* SPDX-License-Identifier: GPL-2.0 */
/*
 * compare.h - compare two periods, A and B: is the difference significant?
 *
 * A period has the samples up to a moment since the last change of a tunable or
 * of the load's settings, or since a gap, but at most those of the last minute.
 * Samples across a change are left out, and so is half a second after it, since
 * the load's figures are delayed by that much. A and B never overlap, since
 * they would then be alike.
 *
 * Consecutive samples are not independent: they are averaged in 10 to 19
 * batches (fewer for short periods) of at least a second, and the standard
 * error of the mean is computed from the batch means. If these are still
 * correlated, with a lag-1 autocorrelation r, the effective number of n of them
 * is only n (1 - r) / (1 + r) (F. W. Zwiers and H. von Storch, Taking serial
 * correlation into account in tests of the mean, J. Climate 8, 1995).
 *
 * A and B are compared by Welch's t (B. L. Welch, The generalization of
 * "Student's" problem when several different population variances are involved,
 * Biometrika 34, 1947; NIST/SEMATECH e-Handbook of Statistical Methods,
 * 1.3.5.3), two-sided at 95 %: of figures that do not really differ, one in
 * twenty is called different. Tests with synthetic series show that this holds
 * from 30 s on if correlations decay within a few seconds; for shorter periods
 * and slowly drifting figures, the false positive rate is higher (a third in
 * the worst case tried).
 */
#ifndef DPASTOP_MODEL_COMPARE_H
#define DPASTOP_MODEL_COMPARE_H

#include "lib/model/measure.h"

struct compare_mean {
	bool known;
	double mean;
	double error;	    /* standard error */
	double effective_n; /* effective number of independent values */
};

#define COMPARE_LEAST_BATCHES 3
#define COMPARE_MOST_BATCHES 20

struct compare_side {
	bool is_marked; /* the rest is undefined otherwise */
	uint64_t length_ns;
	size_t samples;
	unsigned int batches;
	struct sample end; /* its last sample, without rows */
	struct compare_mean mean[MEASURE_COUNT];
	/* The batch means, newest first. */
	struct figure batch[MEASURE_COUNT][COMPARE_MOST_BATCHES];
};

struct compare {
	struct compare_side a;
	struct compare_side b;
};

/*
 * Is there neither a gap nor a change of a setting between sample @back and the
 * one before it?
 */
bool compare_is_calm(const struct history *history, size_t back);

/*
 * Set *@side to the period of @history that ends with sample @back, and starts
 * after @other if that has ended by then. @now: the current settings, which may
 * have changed since that sample; NULL for a moment in the past. False: the
 * period is too short, @side is unchanged, and *@more_ns is approximately the
 * time missing.
 */
bool compare_mark(struct compare_side *side, const struct compare_side *other,
		  const struct history *history, size_t back,
		  const struct sample *now, uint64_t *more_ns);

/* The overlap of both, if one was marked within the other. */
uint64_t compare_shared_ns(const struct compare *compare);

enum compare_verdict {
	COMPARE_UNKNOWN, /* and then the rest is undefined */
	COMPARE_NOISE,
	COMPARE_REAL,
};

struct compare_difference {
	enum compare_verdict verdict;
	bool is_better; /* significantly better than A */
	bool is_worse;
	double absolute;     /* B - A */
	bool relative_known; /* A is not 0 */
	double relative;     /* to A */
	double t;	     /* infinite if neither varies */
	double limit;	     /* significant if |t| is above this */
};

struct compare_difference compare_difference(const struct compare *compare,
					     enum measure measure);

/* A tunable or load setting that differs between A and B. */
struct compare_change {
	const char *name;
	char before[SAMPLE_TEXT_SIZE]; /* value in A; "": unknown */
	char after[SAMPLE_TEXT_SIZE];
};

/*
 * Iterate: store the first change at or after number @at in *@change. Returns
 * the number to continue with, or 0 if there was none.
 */
unsigned int compare_next_change(const struct compare *compare, unsigned int at,
				 struct compare_change *change);

#endif
