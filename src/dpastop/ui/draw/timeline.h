/* SPDX-License-Identifier: GPL-2.0 */
/*
 * timeline.h - the modes of a CPU through time, a cell each view.zoom
 *
 * The newest tick, that of the picture's moment, is in the cell at the right
 * end. All timelines of one width stand for the same times.
 */
#ifndef DPASTOP_UI_DRAW_TIMELINE_H
#define DPASTOP_UI_DRAW_TIMELINE_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/pen.h"

/*
 * What stands in @cell, and how: the letter of the mode of most of its I/O, small
 * where there was I/O in others, '|' for a gap, a blank for what is not known.
 */
char timeline_sign(const struct mode_cell *cell, enum role *role);

/* The timeline of @cpu on the next @cols columns. */
void timeline_draw(struct pen *pen, const struct app *app, uint32_t cpu,
		   int cols);

/* A mark over each cell of it in which something was marked, else @role. */
void timeline_draw_marks(struct pen *pen, const struct app *app, enum role role,
			 int cols);

/* How much time a cell stands for: "0.2 s per column"; "" where it is unknown. */
void timeline_scale(const struct app *app, char *text, size_t size);

#endif
