/* SPDX-License-Identifier: GPL-2.0 */
/*
 * chart.h - curves over time with a value axis
 */
#ifndef DPASTOP_UI_DRAW_CHART_H
#define DPASTOP_UI_DRAW_CHART_H

#include "dpastop/model/series.h"
#include "dpastop/ui/draw/braille.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/draw/pen.h"

#define CHART_AXIS_COLS 8 /* axis labels, left of the curves */
#define CHART_MOST_LINES BRAILLE_MOST_LINES

struct chart {
	size_t nr_cells;
	/* From front to back; NULL: none. */
	const struct series *curve;
	const struct series *second; /* drawn as separate dots */
	const struct series *floor;
	bool is_close;	  /* the axis spans the values and need not include 0 */
	bool names_scale; /* where the axis has no label, if there is room */
	const char *when_empty; /* stands at the axis then; NULL: nothing */
	/* Formats an axis label in CHART_AXIS_COLS - 1 columns. */
	void (*name)(const struct theme *theme, struct figure value,
		     char text[NUMBER_SIZE]);
};

/*
 * Draw it on @lines lines, at most CHART_MOST_LINES, starting at the pen's
 * line. Returns whether the scale is logarithmic.
 */
bool chart_draw(struct pen *pen, const struct chart *chart, int lines);

/* The legend symbol of each curve, two columns wide. */
const char *chart_sample_curve(const struct theme *theme);
const char *chart_sample_second(const struct theme *theme);
const char *chart_sample_floor(const struct theme *theme);

#endif
