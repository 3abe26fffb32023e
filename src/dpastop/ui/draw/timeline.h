/* SPDX-License-Identifier: GPL-2.0 */
/*
 * timeline.h - the modes of a CPU over time, one cell per view.zoom ticks
 *
 * The newest tick, that of the model's moment, is in the rightmost cell. All
 * timelines of the same width cover the same times.
 */
#ifndef DPASTOP_UI_DRAW_TIMELINE_H
#define DPASTOP_UI_DRAW_TIMELINE_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/pen.h"

/*
 * The character and role of @cell: the letter of the mode of most of its I/O,
 * in lower case if there was I/O in other modes, '|' for a gap, a blank if
 * unknown.
 */
char timeline_sign(const struct mode_cell *cell, enum role *role);

/* Draw the timeline of @cpu on the next @cols columns. */
void timeline_draw(struct pen *pen, const struct app *app, uint32_t cpu,
		   int cols);

/* Draw a symbol over each cell with a mark, otherwise @role. */
void timeline_draw_marks(struct pen *pen, const struct app *app, enum role role,
			 int cols);

/* The time per cell: "0.2 s per column"; "" if unknown. */
void timeline_scale(const struct app *app, char *text, size_t size);

#endif
