/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bench.h - run what the plan says and is not measured yet
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
 * Measure, and print a table a method as it goes. Not OK: @problem says
 * why; what was measured until then is in the results.
 */
enum target_status bench_run(struct bench *bench, struct problem *problem);

#endif
