/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bar_chart.h - groups of bars as SVG inside a page
 *
 * Drawn here, so that a page needs no other program: gnuplot's pictures are for
 * files of their own.
 */
#ifndef LIB_BASE_BAR_CHART_H
#define LIB_BASE_BAR_CHART_H

#include <stddef.h>
#include <stdio.h>

#define BAR_CHART_MOST_BARS 8 /* in a group */

struct bar_chart {
	const char *title;
	size_t nr_groups;
	size_t nr_bars; /* in each group; up to BAR_CHART_MOST_BARS */
	/* The name of a group, in @text of @size bytes. */
	void (*group_name)(const void *context, size_t group, char *text,
			   size_t size);
	const char *(*bar_name)(const void *context, size_t bar);
	/* Below 0: there is none. */
	double (*value)(const void *context, size_t group, size_t bar);
	const void *context;
};

void bar_chart_write(FILE *page, const struct bar_chart *chart);

#endif
