/* SPDX-License-Identifier: GPL-2.0 */
/*
 * report.h - the results as CSV, SVG and HTML
 */
#ifndef DPASBENCH_REPORT_H
#define DPASBENCH_REPORT_H

#include "dpasbench/results.h"
#include "lib/base/problem.h"

/* One row per run. False: @problem says why. */
bool report_csv(const struct results *results, const char *path,
		struct problem *problem);

/* IOPS over the points, one line per method. False: @problem says why. */
bool report_svg(const struct results *results, const char *path,
		struct problem *problem);

/*
 * A self-contained HTML page: machine, settings, tables, charts, the lab's
 * questions, and the results as JSON. False: @problem says why.
 */
bool report_html(const struct results *results, const char *path,
		 struct problem *problem);

/* Is gnuplot installed? False: @problem says what to install. */
bool report_svg_can_draw(struct problem *problem);

#endif
