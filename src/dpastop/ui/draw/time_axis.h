/* SPDX-License-Identifier: GPL-2.0 */
/*
 * time_axis.h - the time axis under curves, with marks
 *
 * Its cells are those of timeline.h: the same width covers the same times.
 */
#ifndef DPASTOP_UI_DRAW_TIME_AXIS_H
#define DPASTOP_UI_DRAW_TIME_AXIS_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/pen.h"

/*
 * Draw it on the pen's line: the corner before column @start, and @nr_cells
 * cells, at most SERIES_MOST_CELLS, from there on. The pen moves to the next
 * line.
 */
void time_axis_draw(struct pen *pen, const struct app *app, int start,
		    size_t nr_cells);

#endif
