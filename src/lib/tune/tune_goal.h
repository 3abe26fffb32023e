/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_goal.h - the goal of a search and its limits
 *
 * A goal is a figure to maximise or minimise, or several with weights. Settings
 * are compared by their score, the weighted mean of the logarithms of the
 * figures, so that a difference of scores is a ratio in any unit, and the mean
 * over several loads is a geometric mean.
 */
#ifndef LIB_TUNE_TUNE_GOAL_H
#define LIB_TUNE_TUNE_GOAL_H

#include "lib/base/number.h"
#include "lib/base/problem.h"
#include "lib/model/figure.h"

enum tune_metric {
	TUNE_IOPS,
	TUNE_MEAN, /* latency in ns, like the next three */
	TUNE_P50,
	TUNE_P99,
	TUNE_P999,
	TUNE_CPU,	/* percent of one CPU */
	TUNE_CPU_AN_IO, /* ns of CPU time per I/O */
	TUNE_NR_METRICS
};

/* The figures of a trial. */
struct tune_figures {
	struct figure metric[TUNE_NR_METRICS];
};

#define TUNE_MOST_TERMS 4
#define TUNE_MOST_LIMITS 4

struct tune_goal {
	unsigned int nr_terms;
	struct tune_term {
		enum tune_metric metric;
		double weight; /* all weights add up to 1 */
	} term[TUNE_MOST_TERMS];
	unsigned int nr_limits;
	struct tune_limit {
		enum tune_metric metric;
		bool is_least; /* a minimum rather than a maximum */
		double value;
	} limit[TUNE_MOST_LIMITS];
};

/* "iops", "p99.9"; its name in a sentence; "us", "%". */
const char *tune_metric_name(enum tune_metric metric);
const char *tune_metric_title(enum tune_metric metric);
/* Is a higher value better? */
bool tune_metric_is_to_grow(enum tune_metric metric);
/* The figure with its unit: "190.8k", "9.8 us", "63 %"; "-" if unknown. */
void tune_metric_format(enum tune_metric metric, struct figure figure,
			char *text, size_t size);

/*
 * Parse "iops" or "p99:2,cpu:1" (weights) into the terms of @goal. False:
 * *@problem says which part is wrong (its value) and why.
 */
bool tune_goal_parse(struct tune_goal *goal, const char *text,
		     struct problem *problem);
/* Add a limit: "cpu<60%", "p99<50us", "iops>100k". */
bool tune_goal_add_limit(struct tune_goal *goal, const char *text,
			 struct problem *problem);

/* False: a figure that the goal needs is unknown or 0. */
bool tune_goal_score(const struct tune_goal *goal,
		     const struct tune_figures *figures, double *score);

/* The first limit that @figures exceed or may exceed; or NULL. */
const struct tune_limit *tune_goal_broken(const struct tune_goal *goal,
					  const struct tune_figures *figures);

/*
 * A difference of two scores as a relative change: of the figure, if there is a
 * single one (-0.2: a fifth lower), or of the weighted total (0.25: better by a
 * quarter).
 */
double tune_goal_change(const struct tune_goal *goal, double difference);

/* "IOPS", "p99 latency", "iops:2,cpu:1". */
void tune_goal_describe(const struct tune_goal *goal, char *text, size_t size);
/* "CPU at most 60 %". */
void tune_limit_describe(const struct tune_limit *limit, char *text,
			 size_t size);

#endif
