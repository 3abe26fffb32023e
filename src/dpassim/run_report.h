/* SPDX-License-Identifier: GPL-2.0 */
/*
 * run_report.h - what dpassim run found, as one page of HTML
 */
#ifndef DPASSIM_RUN_REPORT_H
#define DPASSIM_RUN_REPORT_H

#include "dpassim/run_result.h"
#include "lib/base/problem.h"

/*
 * The @result of all methods and jobs of @plan, in its order, to the file @path.
 * False: @problem says why not.
 */
bool run_report(const struct run_plan *plan, const struct run_result *result,
		const char *path, struct problem *problem);

#endif
