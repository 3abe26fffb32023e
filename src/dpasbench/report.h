/* SPDX-License-Identifier: GPL-2.0 */
/*
 * report.h - the results as a CSV file and as a picture
 */
#ifndef DPASBENCH_REPORT_H
#define DPASBENCH_REPORT_H

#include <limits.h>

#include "dpasbench/results.h"

#define REPORT_ERROR (PATH_MAX + 256)

/* A row a run. False: @error (of REPORT_ERROR bytes) says why. */
bool report_csv(const struct results *results, const char *path, char *error);

/* IOPS over the points, a line a method. False: @error says why. */
bool report_svg(const struct results *results, const char *path, char *error);

/* Is the program that draws there? False: @error says what to install. */
bool report_svg_can_draw(char *error);

#endif
