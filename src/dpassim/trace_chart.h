/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_chart.h - a trace as a chart
 *
 * Service time against dur over the number of the I/O, as figure 5 of the DPAS
 * paper.
 */
#ifndef DPASSIM_TRACE_PICTURE_H
#define DPASSIM_TRACE_PICTURE_H

#include "lib/base/gnuplot.h"
#include "lib/sim/sim_trace.h"

/*
 * Draw @count steps into the file @path. False: @problem says why.
 */
bool trace_chart_draw(const char *path, enum gnuplot_format format,
		      const char *title, const struct trace_step *step,
		      size_t count, struct problem *problem);

#endif
