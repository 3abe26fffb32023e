/* SPDX-License-Identifier: GPL-2.0 */
/*
 * results.h - all measurements of a plan
 */
#ifndef DPASBENCH_RESULTS_H
#define DPASBENCH_RESULTS_H

#include "dpasbench/measurement.h"

/* The measured machine; these strings are shown and compared. */
struct machine {
	char kernel[SAMPLE_TEXT_SIZE];
	char model[SAMPLE_TEXT_SIZE]; /* drive model; "": unknown */
	unsigned int nr_cpus;	      /* online */
};

struct results {
	const struct plan *plan;
	struct machine machine;
	struct measurement *measurement; /* in order of measurement; owned */
	size_t count;
	size_t size;
};

/* False on allocation failure. */
bool results_init(struct results *results, const struct plan *plan);
void results_free(struct results *results);

/* It has room for all runs of the plan, one measurement each. */
void results_add(struct results *results,
		 const struct measurement *measurement);

/* The measurement of a run, or NULL. */
const struct measurement *results_find(const struct results *results,
				       enum method method,
				       const struct point *point,
				       unsigned int repeat);

#endif
