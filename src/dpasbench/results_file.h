/* SPDX-License-Identifier: GPL-2.0 */
/*
 * results_file.h - the file with the results of a plan
 *
 * It is JSON, rewritten as a whole after each run, so that it always has all
 * finished runs. dpasbench(8) describes it.
 */
#ifndef DPASBENCH_RESULTS_FILE_H
#define DPASBENCH_RESULTS_FILE_H

#include "dpasbench/results.h"
#include "lib/base/problem.h"

/* The contents of the file; NULL on allocation failure. */
json_t *results_file_to_json(const struct results *results);

/* Write the file. False: @problem says why. */
bool results_file_save(const struct results *results, const char *path,
		       struct problem *problem);

/*
 * Read the file into @results, which has its plan and machine and nothing else.
 * False: @problem says what is wrong with the file, or which setting differs
 * from the current one.
 */
bool results_file_load(struct results *results, const char *path,
		       struct problem *problem);

#endif
