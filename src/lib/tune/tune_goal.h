/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_goal.h - what a setting is to be good at, and what it must keep to
 *
 * A goal is one figure to make large or small, or several with weights. Settings
 * are compared by their score, the weighted mean of the figures' logarithms, so
 * that a difference of scores is a ratio, whatever the unit, and the mean over
 * several loads is their geometric mean.
 */
#ifndef LIB_TUNE_TUNE_GOAL_H
#define LIB_TUNE_TUNE_GOAL_H

#include "lib/base/number.h"
#include "lib/base/problem.h"
#include "lib/model/figure.h"

enum tune_metric {
	TUNE_IOPS,
	TUNE_MEAN, /* latency, ns; so are the next three */
	TUNE_P50,
	TUNE_P99,
	TUNE_P999,
	TUNE_CPU,	/* percent of one CPU */
	TUNE_CPU_AN_IO, /* ns of CPU time an I/O */
	TUNE_NR_METRICS
};

/* What a trial found. */
struct tune_figures {
	struct figure metric[TUNE_NR_METRICS];
};

#define TUNE_MOST_TERMS 4
#define TUNE_MOST_LIMITS 4

struct tune_goal {
	unsigned int nr_terms;
	struct tune_term {
		enum tune_metric metric;
		double weight; /* of all terms together 1 */
	} term[TUNE_MOST_TERMS];
	unsigned int nr_limits;
	struct tune_limit {
		enum tune_metric metric;
		bool is_least; /* otherwise it is the most */
		double value;
	} limit[TUNE_MOST_LIMITS];
};

/* "iops", "p99.9"; how it is called in a sentence; "us", "%". */
const char *tune_metric_name(enum tune_metric metric);
const char *tune_metric_title(enum tune_metric metric);
/* Is more of it better? */
bool tune_metric_is_to_grow(enum tune_metric metric);
/* The figure with its unit: "190.8k", "9.8 us", "63 %"; "-" where unknown. */
void tune_metric_format(enum tune_metric metric, struct figure figure,
			char *text, size_t size);

/*
 * Read "iops" or "p99:2,cpu:1" (weights) into the terms of @goal. False:
 * *@problem says what is wrong in it (its value) and why.
 */
bool tune_goal_parse(struct tune_goal *goal, const char *text,
		     struct problem *problem);
/* Add a limit: "cpu<60%", "p99<50us", "iops>100k". */
bool tune_goal_add_limit(struct tune_goal *goal, const char *text,
			 struct problem *problem);

/* False: a figure that the goal needs is not known, or 0. */
bool tune_goal_score(const struct tune_goal *goal,
		     const struct tune_figures *figures, double *score);

/* The first limit that @figures break, or are not known to keep; or NULL. */
const struct tune_limit *tune_goal_broken(const struct tune_goal *goal,
					  const struct tune_figures *figures);

/*
 * A difference of two scores as a change that people know: of the figure, where
 * there is one (-0.2: it falls by a fifth), or of the weighted whole (0.25: it is
 * better by a quarter).
 */
double tune_goal_change(const struct tune_goal *goal, double difference);

/* "IOPS", "99th percentile of the latency", "iops:2,cpu:1". */
void tune_goal_describe(const struct tune_goal *goal, char *text, size_t size);
/* "CPU at most 60 %". */
void tune_limit_describe(const struct tune_limit *limit, char *text,
			 size_t size);

#endif
