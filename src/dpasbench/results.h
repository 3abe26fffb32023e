/* SPDX-License-Identifier: GPL-2.0 */
/*
 * results.h - all measurements of a plan
 */
#ifndef DPASBENCH_RESULTS_H
#define DPASBENCH_RESULTS_H

#include "dpasbench/measurement.h"

/* The machine that was measured; these texts are shown and compared. */
struct machine {
	char kernel[SAMPLE_TEXT_SIZE];
	char model[SAMPLE_TEXT_SIZE]; /* of the drive; "" unknown */
	unsigned int nr_cpus;	      /* online */
};

struct results {
	const struct plan *plan;
	struct machine machine;
	struct measurement *measurement; /* in the order of measuring; owned */
	size_t count;
	size_t size;
};

/* False where memory is short. */
bool results_init(struct results *results, const struct plan *plan);
void results_free(struct results *results);

/* There is room for all that the plan has, and for one of each. */
void results_add(struct results *results,
		 const struct measurement *measurement);

/* The measurement of that run, or NULL. */
const struct measurement *results_find(const struct results *results,
				       enum method method,
				       const struct point *point,
				       unsigned int repeat);

#endif
