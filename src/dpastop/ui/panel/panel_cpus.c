// SPDX-License-Identifier: GPL-2.0
/*
 * panel_cpus.c - one row per CPU: which ones are visible, how many are not
 */
#include "dpastop/model/cpu_column.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/ui/view/cpu_columns.h"
#include "lib/base/text.h"

size_t panel_cpus_rows(const struct app *app)
{
	return app->view.shows_idle ? app->model.nr_cpus :
				      app->model.nr_cpus - app->model.nr_idle;
}

static size_t panel_cpus_folded(const struct app *app)
{
	return app->model.nr_cpus - panel_cpus_rows(app);
}

size_t panel_cpus_lines(const struct app *app)
{
	return panel_cpus_rows(app) + (panel_cpus_folded(app) > 0);
}

/* The first visible row, chosen so that the selected one is visible. */
static size_t panel_cpus_first(const struct app *app, size_t visible)
{
	size_t rows = panel_cpus_rows(app), at = 0, first;

	while (at < rows && app->model.cpus[at].row.cpu != app->view.cpu)
		at++;
	if (at == rows || rows <= visible)
		return 0;
	first = at > visible / 2 ? at - visible / 2 : 0;
	return first + visible > rows ? rows - visible : first;
}

/* The number of rows in @area; if some are hidden, the last line says so. */
static size_t panel_cpus_visible(const struct app *app, struct rect area)
{
	size_t lines = area.lines > 1 ? (size_t)area.lines - 1 : 0;

	if (panel_cpus_lines(app) <= lines)
		return panel_cpus_rows(app);
	return lines ? lines - 1 : 0;
}

int panel_cpus_at(const struct app *app, struct rect area, int y)
{
	size_t visible = panel_cpus_visible(app, area);
	size_t at = panel_cpus_first(app, visible) + (size_t)(y - area.y - 1);

	if (y <= area.y || (size_t)(y - area.y) > visible)
		return -1;
	return (int)app->model.cpus[at].row.cpu;
}

static void panel_cpus_left_out(struct pen *pen, const struct app *app,
				size_t first, size_t visible)
{
	size_t rows = panel_cpus_rows(app), folded = panel_cpus_folded(app);
	char key[KEY_NAME_SIZE];

	bindings_key_name(&app->bindings, ACTION_IDLE, key);
	if (visible < rows)
		pen_format(pen, ROLE_DIM, " rows %zu to %zu of %zu%s",
			   first + 1, first + visible, rows, folded ? ";" : "");
	if (folded)
		pen_format(pen, ROLE_DIM,
			   " %zu CPU%s %s, folded away: %s shows %s", folded,
			   text_s(folded), model_idle_word(&app->model), key,
			   folded == 1 ? "it" : "them");
}

static void panel_cpus_draw_rows(struct pen *pen, const struct app *app,
				 uint32_t shown)
{
	size_t visible = panel_cpus_visible(app, pen->area);
	size_t first = panel_cpus_first(app, visible), i;

	for (i = first; i < first + visible; i++) {
		cpu_columns_row(pen, app, shown, app->model.cpus + i);
		pen_line(pen, pen->y + 1);
	}
	panel_cpus_left_out(pen, app, first, visible);
}

/* Why no CPU has a row although there are CPUs. */
static const char *panel_cpus_all_idle(const struct model *model)
{
	if (model->reads.value + model->writes.value <= 0)
		return "All CPUs are idle";
	return "No I/O is polled (as by fio --hipri)";
}

static void panel_cpus_none(struct pen *pen, const struct app *app)
{
	const struct model *model = &app->model;
	char key[KEY_NAME_SIZE];

	bindings_key_name(&app->bindings, ACTION_IDLE, key);
	if (!model->has_sample)
		pen_text(pen, ROLE_DIM, " No sample yet.");
	else if (!model->nr_cpus)
		pen_text(pen, ROLE_DIM,
			 " No CPU to show: switch_stat is empty.");
	else
		pen_format(pen, ROLE_DIM, " %s; %s shows the CPUs.",
			   panel_cpus_all_idle(model), key);
}

void panel_cpus_draw(const struct theme *theme, struct rect area,
		     const struct app *app)
{
	struct pen pen = pen_new(theme, area);
	uint32_t shown = cpu_column_shown(app->view.hidden_columns, area.cols);

	cpu_columns_titles(&pen, app, shown);
	pen_line(&pen, 1);
	if (panel_cpus_rows(app))
		panel_cpus_draw_rows(&pen, app, shown);
	else
		panel_cpus_none(&pen, app);
}
