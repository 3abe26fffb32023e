// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/timeline.h"

#include <ctype.h>
#include <stdio.h>

#define TIMELINE_MOST_CELLS 512

/* The true length of a cell is measured over this many ticks. */
#define TIMELINE_SCALE_TICKS 10

char timeline_sign(const struct mode_cell *cell, enum role *role)
{
	char sign = sample_mode_name(cell->mode)[0];

	*role = ROLE_DIM;
	if (cell->after_gap)
		return '|';
	if (!cell->known)
		return ' ';
	if (!cell->modes)
		return sign;
	*role = ROLE_MODE + cell->mode;
	return cell->modes & (cell->modes - 1) ? (char)tolower(sign) : sign;
}

static int timeline_cells(const struct app *app, uint32_t cpu, int cols,
			  struct mode_cell cells[TIMELINE_MOST_CELLS])
{
	int count = cols < TIMELINE_MOST_CELLS ? cols : TIMELINE_MOST_CELLS;

	if (count < 0)
		count = 0;
	mode_timeline_cells(history_timeline(app->monitor.history),
			    app->model.back, cpu,
			    view_zoom_ticks[app->view.zoom], cells,
			    (size_t)count);
	return count;
}

void timeline_draw(struct pen *pen, const struct app *app, uint32_t cpu,
		   int cols)
{
	struct mode_cell cells[TIMELINE_MOST_CELLS];
	char run[TIMELINE_MOST_CELLS + 1];
	int count = timeline_cells(app, cpu, cols, cells), i, length = 0;
	enum role role = ROLE_TEXT, next;

	pen_fill_to(pen, ROLE_TEXT, pen->x + cols - count);
	/* Cells that look alike are written together, which is cheaper. */
	for (i = 0; i < count; i++) {
		char sign = timeline_sign(cells + i, &next);

		if (next != role) {
			run[length] = '\0';
			pen_text(pen, role, run);
			length = 0;
			role = next;
		}
		run[length++] = sign;
	}
	run[length] = '\0';
	pen_text(pen, role, run);
}

void timeline_draw_marks(struct pen *pen, const struct app *app, enum role role,
			 int cols)
{
	struct mode_cell cells[TIMELINE_MOST_CELLS];
	int count = timeline_cells(app, 0, cols, cells), i;
	int start = pen->x + cols - count;

	pen_fill_to(pen, role, start);
	for (i = 0; i < count; i++) {
		if (!cells[i].marked)
			continue;
		pen_fill_to(pen, role, start + i);
		pen_text(pen, ROLE_MARK, pen->theme->sign[SIGN_MARK]);
	}
	pen_fill_to(pen, role, start + count);
}

/* The mean length of the last ticks without a gap between them; 0: unknown. */
static double timeline_tick_ns(const struct app *app)
{
	const struct mode_timeline *timeline = history_timeline(
		app->monitor.history);
	size_t first = app->model.back, last = first;

	while (last < first + TIMELINE_SCALE_TICKS &&
	       !mode_timeline_after_gap(timeline, last) &&
	       mode_timeline_tick_ns(timeline, last + 1))
		last++;
	if (last == first)
		return 0;
	return (double)(mode_timeline_tick_ns(timeline, first) -
			mode_timeline_tick_ns(timeline, last)) /
		(double)(last - first);
}

void timeline_scale(const struct app *app, char *text, size_t size)
{
	double asked_ns = (double)app->view.interval_ns;
	double tick_ns = timeline_tick_ns(app);
	double seconds;

	/* No clock is exact: close to the requested length is shown as that. */
	if (tick_ns > 0.9 * asked_ns && tick_ns < 1.1 * asked_ns)
		tick_ns = asked_ns;
	seconds = tick_ns / 1e9 * view_zoom_ticks[app->view.zoom];
	if (seconds <= 0)
		*text = '\0';
	else if (seconds < 0.095)
		snprintf(text, size, "%.0f ms per column", seconds * 1000);
	else if (seconds < 9.95)
		snprintf(text, size, "%.2g s per column", seconds);
	else if (seconds < 119.5)
		snprintf(text, size, "%.0f s per column", seconds);
	else
		snprintf(text, size, "%.0f min per column", seconds / 60);
}
