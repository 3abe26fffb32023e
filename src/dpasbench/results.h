/* SPDX-License-Identifier: GPL-2.0 */
/*
 * results.h - all measurements of a plan
 */
#ifndef DPASBENCH_RESULTS_H
#define DPASBENCH_RESULTS_H

#include "dpasbench/measurement.h"
#include "lib/base/problem.h"

/* The measured machine; these strings are shown and compared. */
struct machine {
	char kernel[SAMPLE_TEXT_SIZE];
	char model[SAMPLE_TEXT_SIZE]; /* drive model; "": unknown */
	unsigned int nr_cpus;	      /* online */
};

/* A cell that this machine cannot measure. */
struct left_out {
	enum method method;
	struct point point;
	unsigned int runs; /* at least 1 */
	char *reason;	   /* with what to do; owned */
};

struct results {
	const struct plan *plan;
	struct machine machine;
	struct measurement *measurement; /* in order of measurement; owned */
	size_t count;
	size_t size;
	struct left_out *left_out; /* owned */
	size_t nr_left_out;
};

/* False on allocation failure. */
bool results_init(struct results *results, const struct plan *plan);
void results_free(struct results *results);

/* It has room for all runs of the plan, one measurement each. */
void results_add(struct results *results,
		 const struct measurement *measurement);

/*
 * Leave out what of the cell is not measured yet, which may be nothing. False on
 * allocation failure.
 */
bool results_leave_out(struct results *results, enum method method,
		       const struct point *point,
		       const struct problem *problem);

/* The cell if it, or part of it, is left out, or NULL. */
const struct left_out *results_find_left_out(const struct results *results,
					     enum method method,
					     const struct point *point);

/* How many runs are left out. */
size_t results_left_out(const struct results *results);

/* How many runs are still to be measured. */
size_t results_left(const struct results *results);

/* The measurement of a run, or NULL. */
const struct measurement *results_find(const struct results *results,
				       enum method method,
				       const struct point *point,
				       unsigned int repeat);

#endif
