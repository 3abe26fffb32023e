/* SPDX-License-Identifier: GPL-2.0 */
/*
 * results.h - all measurements of a plan, and the file that keeps them
 *
 * The file is JSON, rewritten as a whole after each run, so that at any moment
 * it holds all runs that were finished. dpasbench(8) describes it.
 */
#ifndef DPASBENCH_RESULTS_H
#define DPASBENCH_RESULTS_H

#include "dpasbench/measurement.h"

#define RESULTS_ERROR 512

/* The machine that was measured; these texts are shown and compared. */
struct machine {
	char kernel[SNAPSHOT_TEXT_SIZE];
	char model[SNAPSHOT_TEXT_SIZE];		/* of the drive; "" unknown */
	unsigned int nr_cpus;			/* online */
};

struct results {
	const struct plan *plan;
	struct machine machine;
	struct measurement *measurement;	/* in the order of measuring; owned */
	size_t count;
	size_t size;
};

/* False where memory is short. */
bool results_init(struct results *results, const struct plan *plan);
void results_free(struct results *results);

/* There is room for all that the plan has, and for one of each. */
void results_add(struct results *results, const struct measurement *measurement);

/* The measurement of that run, or NULL. */
const struct measurement *results_find(const struct results *results,
				       enum method mode,
				       const struct point *point,
				       unsigned int repeat);

/* Write the file. False: @error (of RESULTS_ERROR bytes) says why. */
bool results_save(const struct results *results, const char *path, char *error);

/*
 * Read the file into @results, which has its plan and machine and nothing
 * else. False: @error says what is wrong with the file, or which setting it was
 * measured with that is another one now.
 */
bool results_load(struct results *results, const char *path, char *error);

#endif
