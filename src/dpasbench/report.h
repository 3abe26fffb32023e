/* SPDX-License-Identifier: GPL-2.0 */
/*
 * report.h - the results as a CSV file, as a picture and as a page
 */
#ifndef DPASBENCH_REPORT_H
#define DPASBENCH_REPORT_H

#include "dpasbench/results.h"
#include "lib/base/problem.h"

/* A row a run. False: @problem says why. */
bool report_csv(const struct results *results, const char *path,
		struct problem *problem);

/* IOPS over the points, a line a method. False: @problem says why. */
bool report_svg(const struct results *results, const char *path,
		struct problem *problem);

/*
 * All of it as one page of HTML that needs nothing else: machine, settings,
 * tables, pictures, the lab's questions, and the results as JSON. False:
 * @problem says why.
 */
bool report_html(const struct results *results, const char *path,
		 struct problem *problem);

/* Is the program that draws there? False: @problem says what to install. */
bool report_svg_can_draw(struct problem *problem);

#endif
