// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/time_axis.h"

#include <stdio.h>
#include <string.h>

#include "dpastop/model/series.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/draw/record_line.h"
#include "dpastop/ui/draw/timeline.h"

#define LABEL_COLS 20 /* a cell length, or a time and its line */

struct time_axis {
	const struct app *app;
	int start; /* the column of the first cell */
	size_t nr_cells;
	struct mode_cell cells[SERIES_MOST_CELLS];
};

/* How long before the time shown the tick at the start of @cell ended. */
static bool time_axis_ago(const struct time_axis *axis, size_t cell,
			  uint64_t *ago_ns)
{
	const struct mode_timeline *timeline = history_timeline(
		axis->app->monitor.history);
	unsigned int ticks = view_zoom_ticks[axis->app->view.zoom];
	size_t back = axis->app->model.back;
	uint64_t now_ns = mode_timeline_tick_ns(timeline, back), then_ns;

	back += (mode_timeline_newest(timeline) - back) % ticks +
		(axis->nr_cells - 1 - cell) * ticks;
	then_ns = mode_timeline_tick_ns(timeline, back);
	*ago_ns = now_ns - then_ns;
	return then_ns;
}

/* Move to @cell for text of @cols columns. False: there is a mark. */
static bool time_axis_go(struct pen *pen, const struct time_axis *axis,
			 size_t cell, int cols)
{
	int i;

	for (i = 0; i < cols; i++)
		if (axis->cells[cell + (size_t)i].marked)
			return false;
	pen->x = axis->start + (int)cell;
	return true;
}

static void time_axis_text(struct pen *pen, const struct time_axis *axis,
			   size_t cell, const char *text)
{
	if (time_axis_go(pen, axis, cell, pen_width(text)))
		pen_text(pen, ROLE_DIM, text);
}

/* The time shown, at the right end of the axis. */
static void time_axis_shown_time(struct pen *pen, const struct time_axis *axis)
{
	const struct model *model = &axis->app->model;

	if (model->is_live)
		time_axis_text(pen, axis, axis->nr_cells - 3, "now");
	else if (time_axis_go(pen, axis, axis->nr_cells - 8, 8))
		record_line_time(pen, ROLE_DIM, model->now.real_ns, false);
}

/* The length of a cell, and times, each starting at its cell. */
static void time_axis_times(struct pen *pen, const struct time_axis *axis)
{
	char text[32], ago[NUMBER_SIZE];
	uint64_t ago_ns;
	size_t cell;

	timeline_scale(axis->app, text, sizeof(text) - 1);
	if (*text)
		time_axis_text(pen, axis, 0, strcat(text, " "));
	for (cell = LABEL_COLS; cell + LABEL_COLS < axis->nr_cells;
	     cell += LABEL_COLS) {
		if (!time_axis_ago(axis, cell, &ago_ns))
			continue;
		number_ago(ago_ns, ago);
		snprintf(text, sizeof(text), "-%s ", ago);
		time_axis_text(pen, axis, cell, text);
	}
	time_axis_shown_time(pen, axis);
}

void time_axis_draw(struct pen *pen, const struct app *app, int start,
		    size_t nr_cells)
{
	struct time_axis axis = {
		.app = app,
		.start = start,
		.nr_cells = nr_cells,
	};
	size_t i;

	mode_timeline_cells(history_timeline(app->monitor.history),
			    app->model.back, 0, view_zoom_ticks[app->view.zoom],
			    axis.cells, nr_cells);
	pen_fill_to(pen, ROLE_DIM, start - 1);
	pen_text(pen, ROLE_DIM, pen->theme->sign[SIGN_BOTTOM_LEFT]);
	for (i = 0; i < nr_cells; i++)
		if (axis.cells[i].marked)
			pen_text(pen, ROLE_MARK, pen->theme->sign[SIGN_MARK]);
		else
			pen_text(pen, ROLE_DIM, pen->theme->sign[SIGN_BAR]);
	time_axis_times(pen, &axis);
	pen_line(pen, pen->y + 1);
}
