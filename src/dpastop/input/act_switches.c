// SPDX-License-Identifier: GPL-2.0
/*
 * act_switches.c - the view of the switches: its keys, and clicks
 */
#include "dpastop/input/act_time.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/ui/view/view_switches.h"
#include "dpastop/views.h"

/* Not the row but the record is kept in mind: others come above it. */
static void act_switches_select(struct app *app, const struct switch_list *list,
				size_t row)
{
	const struct switch_record *record;

	if (!list->nr_rows)
		return;
	if (row >= list->nr_rows)
		row = list->nr_rows - 1;
	record = history_switch(app->monitor.history, list->row[row]);
	app->view.has_selected_switch = true;
	app->view.selected_switch = record->sequence;
}

static void act_switches_move(struct app *app, const struct switch_list *list,
			      long by)
{
	long row = (long)list->selected + by;

	/* The first step selects the newest. */
	if (!app->view.has_selected_switch)
		row = by > 0 ? by - 1 : 0;
	act_switches_select(app, list, row > 0 ? (size_t)row : 0);
}

/* The overview at the moment of the selected record. */
static void act_switches_jump(struct app *app, const struct switch_list *list)
{
	struct view *view = &app->view;
	const struct switch_record *record;

	if (!list->nr_rows)
		return;
	record = history_switch(app->monitor.history,
				list->row[list->selected]);
	view->has_selected_switch = true;
	view->selected_switch = record->sequence;
	view->cpu = record->cpu;
	view->name = VIEW_OVERVIEW;
	view->focus = FOCUS_CPUS;
	act_time_show(app, record->mono_ns);
}

static bool act_switches(struct app *app, const struct layout *layout,
			 enum action action)
{
	long page = (long)view_switches_visible(layout->body);
	struct switch_list list;

	view_switches_list(app, &list);
	switch (action) {
	case ACTION_UP:
		act_switches_move(app, &list, -1);
		break;
	case ACTION_DOWN:
		act_switches_move(app, &list, 1);
		break;
	case ACTION_PAGE_UP:
		act_switches_move(app, &list, -page);
		break;
	case ACTION_PAGE_DOWN:
		act_switches_move(app, &list, page);
		break;
	case ACTION_FIRST:
		act_switches_select(app, &list, 0);
		break;
	case ACTION_LAST:
		act_switches_select(app, &list, list.nr_rows);
		break;
	case ACTION_LEAVE:
		if (!app->view.has_selected_switch)
			app->view.filter[0] = '\0';
		app->view.has_selected_switch = false;
		break;
	case ACTION_ENTER:
		act_switches_jump(app, &list);
		break;
	default:
		return false;
	}
	return true;
}

static void act_switches_click(struct app *app, struct rect body, int y, int x)
{
	const struct switch_record *record = view_switches_at(app, body, y);

	(void)x;
	if (!record)
		return;
	app->view.has_selected_switch = true;
	app->view.selected_switch = record->sequence;
}

const struct view_object view_switches = {
	.draw = view_switches_draw,
	.act = act_switches,
	.click = act_switches_click,
	.edits = views_edit_nothing,
};
