// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_overview.h"

#include "dpastop/model/cpu_column.h"
#include "dpastop/model/tunable_list.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/views.h"

/* How far an arrow key moves the selection along each axis; 0: not at all. */
struct steps {
	int line;
	int column;
	int page;
};

/* Farther than from one end to the other. */
#define FAR SAMPLE_MAX_CPUS

/* How far @action moves the selection; 0: not at all. */
static int act_overview_by(struct steps steps, enum action action)
{
	switch (action) {
	case ACTION_UP:
		return -steps.line;
	case ACTION_DOWN:
		return steps.line;
	case ACTION_LEFT:
		return -steps.column;
	case ACTION_RIGHT:
		return steps.column;
	case ACTION_PAGE_UP:
		return -steps.page;
	case ACTION_PAGE_DOWN:
		return steps.page;
	case ACTION_FIRST:
		return -FAR;
	case ACTION_LAST:
		return FAR;
	default:
		return 0;
	}
}

static void act_overview_sort(struct app *app)
{
	struct model_query *query = &app->view.query;

	query->sort = (query->sort + 1) % MODEL_NR_SORTS;
	app_update_model(app);
	message_set(&app->view.message, false, "sorted by %s",
		    model_sort_name(query->sort));
}

static void act_overview_columns(struct view *view)
{
	struct menu_item *item;
	size_t i;

	menu_open(&view->menu, MENU_COLUMNS,
		  "CPU columns; those that fit are shown");
	for (i = 0; i < CPU_COLUMNS; i++) {
		item = menu_add(&view->menu, cpu_column_get(i)->name,
				cpu_column_get(i)->meaning);
		if (item)
			item->is_on = !(view->hidden_columns >> i & 1);
	}
}

static bool act_overview_table(struct app *app, enum action action)
{
	struct view *view = &app->view;

	switch (action) {
	case ACTION_SORT:
		act_overview_sort(app);
		break;
	case ACTION_REVERSE:
		view->query.is_reversed = !view->query.is_reversed;
		app_update_model(app);
		break;
	case ACTION_IDLE:
		view->shows_idle = !view->shows_idle;
		break;
	case ACTION_HEAT:
		view->shows_heat = !view->shows_heat;
		/* The arrow keys are probably meant for the CPUs next. */
		view->focus = FOCUS_CPUS;
		break;
	case ACTION_COLUMNS:
		act_overview_columns(view);
		break;
	default:
		return false;
	}
	return true;
}

/* Select the tunable @by positions further on, if there is one. */
static void act_overview_select(struct app *app, int by)
{
	struct tunable_list list = tunable_list_of(app_tunables(app));
	int at = tunable_list_find(&list, app->editor.selected) + by;

	if (by == -FAR)
		at = 0;
	if (by == FAR)
		at = list.count - 1;
	if (at >= 0 && at < list.count)
		app->editor.selected = list.id[at];
}

/* Arrow keys in the tunables panel. */
static bool act_overview_tunables(struct app *app,
				  const struct overview_layout *layout,
				  enum action action)
{
	struct steps steps = {
		.line = 1,
		.column = panel_tunables_rows(layout),
	};
	int by = act_overview_by(steps, action);

	act_overview_select(app, by);
	return by;
}

/* Select the row @by rows below that of the selected CPU. */
static void act_overview_select_row(struct app *app, int by)
{
	const struct model *model = &app->model;
	size_t count = panel_cpus_rows(app), i;
	long at = -1;

	if (!count)
		return;
	for (i = 0; i < count && at < 0; i++)
		if (model->cpus[i].row.cpu == app->view.cpu)
			at = (long)i;
	at += by;
	if (at < 0)
		at = 0;
	if ((size_t)at >= count)
		at = (long)count - 1;
	app->view.cpu = model->cpus[at].row.cpu;
}

/* Select CPU number + @by or, if there is none, the row @by rows further on. */
static void act_overview_select_cpu(struct app *app, int by)
{
	const struct sample *now = &app->model.now;
	int first = now->nr_rows ? (int)now->rows[0].cpu : 0;
	int last = now->nr_rows ? (int)now->rows[now->nr_rows - 1].cpu : 0;
	int cpu = (int)app->view.cpu + by;

	if (by == -FAR)
		cpu = first;
	if (by == FAR)
		cpu = last;
	for (; cpu >= first && cpu <= last; cpu += by) {
		if (model_cpu(&app->model, (uint32_t)cpu)) {
			app->view.cpu = (uint32_t)cpu;
			return;
		}
	}
}

/* Arrow keys in the CPU table (by row) or in the heat map (by number). */
static bool act_overview_cpus(struct app *app,
			      const struct overview_layout *layout,
			      enum action action)
{
	struct steps table = {
		.line = 1,
		.page = layout->cpus.lines > 2 ? layout->cpus.lines - 2 : 1,
	};
	struct steps heat = {
		.line = panel_heat_cells(app, layout->cpus),
		.column = 1,
	};
	bool is_heat = app->view.shows_heat;
	int by = act_overview_by(is_heat ? heat : table, action);

	if (action == ACTION_ENTER)
		app->view.name = VIEW_CPU;
	else if (!by)
		return false;
	else if (is_heat)
		act_overview_select_cpu(app, by);
	else
		act_overview_select_row(app, by);
	return true;
}

/* Arrow keys in the presenter: move between edges, selecting their tunables. */
static bool act_overview_presenter(struct app *app, enum action action)
{
	struct editor *editor = &app->editor;
	int edge = 0, step = action == ACTION_UP ? -1 : 1;

	if (action != ACTION_UP && action != ACTION_DOWN)
		return false;
	while (edge < EDGE_COUNT && mode_edge_tunable(edge) != editor->selected)
		edge++;
	if (edge == EDGE_COUNT)
		editor->selected = mode_edge_tunable(0);
	else if (edge + step >= 0 && edge + step < EDGE_COUNT)
		editor->selected = mode_edge_tunable(edge + step);
	return true;
}

static bool act_overview(struct app *app, const struct layout *layout,
			 enum action action)
{
	struct view *view = &app->view;
	struct overview_layout parts = overview_layout(app, layout->body);

	switch (action) {
	case ACTION_NEXT_PANEL:
		view->focus = (view->focus + 1) % FOCUS_COUNT;
		return true;
	case ACTION_PREVIOUS_PANEL:
		view->focus = (view->focus + FOCUS_COUNT - 1) % FOCUS_COUNT;
		return true;
	case ACTION_PRESENTER:
		view->is_presenter = !view->is_presenter;
		return true;
	default:
		break;
	}
	if (view->is_presenter)
		return act_overview_presenter(app, action);
	if (act_overview_table(app, action))
		return true;
	if (view->focus == FOCUS_TUNABLES)
		return act_overview_tunables(app, &parts, action);
	return act_overview_cpus(app, &parts, action);
}

void act_overview_chosen(struct app *app)
{
	struct menu *menu = &app->view.menu;
	uint32_t bit = UINT32_C(1) << menu->selected;

	app->view.hidden_columns ^= bit;
	menu->items[menu->selected].is_on = !(app->view.hidden_columns & bit);
}

/* Select the tunable that governs @edge. */
static void act_overview_edge(struct app *app, enum mode_edge edge)
{
	if (edge == EDGE_COUNT)
		return;
	app->view.focus = FOCUS_TUNABLES;
	app->editor.selected = mode_edge_tunable(edge);
}

static void act_overview_click(struct app *app, struct rect body, int y, int x)
{
	struct overview_layout parts = overview_layout(app, body);
	struct tunable_list list = tunable_list_of(app_tunables(app));
	int hit;

	if (app->view.is_presenter) {
		act_overview_edge(app, presenter_at(body, y, x));
		return;
	}
	act_overview_edge(app, panel_machine_at(parts.machine, y, x));
	if (layout_contains(parts.tunables, y, x)) {
		app->view.focus = FOCUS_TUNABLES;
		hit = panel_tunables_at(&parts, y, x);
		if (hit >= 0)
			app->editor.selected = list.id[hit];
	} else if (layout_contains(parts.cpus, y, x)) {
		app->view.focus = FOCUS_CPUS;
		hit = app->view.shows_heat ?
			panel_heat_at(app, parts.cpus, y, x) :
			panel_cpus_at(app, parts.cpus, y);
		if (hit >= 0)
			app->view.cpu = (uint32_t)hit;
	}
}

/* Enter on a CPU opens its view; on a tunable, it edits. */
static enum prompt_kind act_overview_edits(const struct view *view)
{
	return view->is_presenter || view->focus == FOCUS_TUNABLES ?
		PROMPT_TUNABLE :
		PROMPT_NONE;
}

const struct view_object view_overview = {
	.draw = overview_draw,
	.act = act_overview,
	.click = act_overview_click,
	.edits = act_overview_edits,
	.has_tunables = true,
};
