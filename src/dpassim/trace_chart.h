/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_chart.h - chart of a trace
 *
 * Service time and the dur of each policy over I/O number, as in figure 5 of
 * the DPAS paper.
 */
#ifndef DPASSIM_TRACE_PICTURE_H
#define DPASSIM_TRACE_PICTURE_H

#include "dpassim/plot.h"
#include "lib/chart/gnuplot.h"

struct trace_chart {
	const char *title;
	const uint64_t *service_ns;
	size_t count; /* I/Os */
	const struct plot_line *line;
	unsigned int lines;
};

/* Draw @chart into the file @path. False: @problem says why. */
bool trace_chart_draw(const struct trace_chart *chart, const char *path,
		      enum gnuplot_format format, struct problem *problem);

#endif
