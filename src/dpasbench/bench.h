/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bench.h - run the parts of the plan that have not been measured yet
 */
#ifndef DPASBENCH_BENCH_H
#define DPASBENCH_BENCH_H

#include "dpasbench/target.h"

struct bench {
	struct target *target;
	struct results *results; /* grows */
	const char *path;
	bool saves_each; /* run, to path: it is a plain file */
};

/*
 * Measure, printing a table per method. Not OK: @problem says why; the results
 * have what was measured until then.
 */
enum target_status bench_run(struct bench *bench, struct problem *problem);

/* Print what @target has to say, once. */
void bench_print_notice(struct target *target);

#endif
