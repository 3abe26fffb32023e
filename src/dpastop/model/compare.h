/* SPDX-License-Identifier: GPL-2.0 */
/*
 * compare.h - two stretches of time, A and B, and whether they really differ
 *
 * A stretch is what belongs together up to a moment: the samples since a
 * tunable or a setting of the load was last changed, or since a gap, at most
 * those of the last minute. What lies across a change is left out, and so is
 * half a second after it, for a load's figures come that late. What the other
 * stretch has up to then is not taken again: A and B would be alike.
 *
 * Samples of neighbouring moments are not independent: they are averaged in 10
 * to 19 batches (fewer where the stretch is short) of a second or more, and the
 * standard error of the mean is that of the batches' means. Where these still
 * follow one another, r being their first autocorrelation, n of them are worth
 * only n (1 - r) / (1 + r) (F. W. Zwiers and H. von Storch, Taking serial
 * correlation into account in tests of the mean, J. Climate 8, 1995).
 *
 * A and B are compared by Welch's t (B. L. Welch, The generalization of
 * "Student's" problem when several different population variances are
 * involved, Biometrika 34, 1947; NIST/SEMATECH e-Handbook of Statistical
 * Methods, 1.3.5.3), two-sided at 95 %: of figures that are equal in truth, one
 * in twenty is called real. That was tried on made-up series: it holds from 30 s
 * on where the past is forgotten within some seconds; of shorter stretches, and
 * of figures that wander for longer, more are (a third in the worst case tried).
 */
#ifndef DPASTOP_MODEL_COMPARE_H
#define DPASTOP_MODEL_COMPARE_H

#include "lib/model/measure.h"

struct compare_mean {
	bool known;
	double mean;
	double error; /* its standard error */
	double worth; /* of so many independent values */
};

#define COMPARE_LEAST_BATCHES 3
#define COMPARE_MOST_BATCHES 20

struct compare_side {
	bool is_marked; /* nothing below means anything otherwise */
	uint64_t length_ns;
	size_t samples;
	unsigned int batches;
	struct sample end; /* its last sample, without rows */
	struct compare_mean mean[MEASURE_COUNT];
	/* What it is the mean of, the newest batch first. */
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
 * Take into *@side the stretch of @history that ends with the sample @back and
 * begins after @other where that has ended by then. @now: the settings that hold now,
 * which may have been changed since that sample; NULL for a moment in the past.
 * False: the stretch is too short, @side is as it was, and *@more_ns is about
 * how much longer it would have to be.
 */
bool compare_mark(struct compare_side *side, const struct compare_side *other,
		  const struct history *history, size_t back,
		  const struct sample *now, uint64_t *more_ns);

/* How much time is in both, where one was marked within the other. */
uint64_t compare_shared_ns(const struct compare *compare);

enum compare_verdict {
	COMPARE_UNKNOWN, /* and then nothing else is known */
	COMPARE_NOISE,
	COMPARE_REAL,
};

struct compare_difference {
	enum compare_verdict verdict;
	bool is_better; /* B is, where it is real and that is clear */
	bool is_worse;
	double absolute;     /* B - A */
	bool relative_known; /* A is not 0 */
	double relative;     /* to A */
	double t;	     /* infinite where neither varies */
	double limit;	     /* it is real where |t| is above it */
};

struct compare_difference compare_difference(const struct compare *compare,
					     enum measure measure);

/* A tunable or a setting of the load that A and B do not share. */
struct compare_change {
	const char *name;
	char before[SAMPLE_TEXT_SIZE]; /* in A; "": unknown */
	char after[SAMPLE_TEXT_SIZE];
};

/*
 * The change at or after number @at, into *@change. Returns the number to go on
 * with, or 0 where there was no more.
 */
unsigned int compare_next_change(const struct compare *compare, unsigned int at,
				 struct compare_change *change);

#endif
