/* SPDX-License-Identifier: GPL-2.0 */
/*
 * chart.h - curves through time over an axis of values
 */
#ifndef DPASTOP_CHART_H
#define DPASTOP_CHART_H

#include "../cpu_span.h"
#include "pen.h"

#define CHART_AXIS_COLS 8	/* the names of values, left of the curves */

struct chart {
	const struct cpu_span *span;
	/* From the top to the back; NULL where there is none. */
	const struct cpu_series *curve;
	const struct cpu_series *second;	/* drawn as separate dots */
	const struct cpu_series *floor;
	/* A value's name at the axis, in CHART_AXIS_COLS - 1 columns. */
	void (*name)(const struct theme *theme, double value, char *text,
		     size_t size);
};

/*
 * Draw it on @lines lines from the pen's line on. Returns whether the scale is
 * logarithmic.
 */
bool chart_draw(struct pen *pen, const struct chart *chart, int lines);

/* What stands for each curve in a legend, two columns wide. */
const char *chart_sample_curve(const struct theme *theme);
const char *chart_sample_second(const struct theme *theme);
const char *chart_sample_floor(const struct theme *theme);

#endif
