/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bar_chart.h - a grouped bar chart as inline SVG
 *
 * Drawn here so that a page needs no other program; gnuplot is used for
 * standalone image files.
 */
#ifndef LIB_CHART_BAR_CHART_H
#define LIB_CHART_BAR_CHART_H

#include <stddef.h>
#include <stdio.h>

#define BAR_CHART_MOST_BARS 8 /* in a group */

struct bar_chart {
	const char *title;
	size_t nr_groups;
	size_t nr_bars; /* per group; at most BAR_CHART_MOST_BARS */
	/* Writes the name of a group to @text, of @size bytes. */
	void (*group_name)(const void *context, size_t group, char *text,
			   size_t size);
	const char *(*bar_name)(const void *context, size_t bar);
	/* Negative: no value. */
	double (*value)(const void *context, size_t group, size_t bar);
	const void *context;
};

void bar_chart_write(FILE *page, const struct bar_chart *chart);

#endif
