// SPDX-License-Identifier: GPL-2.0
/*
 * act_switches.c - keys and clicks in the switch view
 */
#include "dpastop/input/act_time.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/ui/view/view_switches.h"
#include "dpastop/views.h"

/* Remember the record, not the row: newer records move rows down. */
static void act_switches_select(struct app *app, const struct switch_list *list,
				size_t row)
{
	if (!list->nr_rows)
		return;
	if (row >= list->nr_rows)
		row = list->nr_rows - 1;
	app->view.selected = switch_list_pick(list->row + row,
					      app->monitor.history);
}

static void act_switches_move(struct app *app, const struct switch_list *list,
			      long by)
{
	long row = (long)list->selected + by;

	/* The first step selects the newest switch. */
	if (!app->view.selected.is_known)
		row = by > 0 ? by - 1 : 0;
	act_switches_select(app, list, row > 0 ? (size_t)row : 0);
}

/* Go to the overview at the time of @record. */
static void act_switches_jump(struct app *app,
			      const struct switch_record *record)
{
	struct view *view = &app->view;

	view->cpu = record->cpu;
	view->name = VIEW_OVERVIEW;
	view->focus = FOCUS_CPUS;
	act_time_show(app, record->mono_ns);
}

/* Unfold or fold a run, or show the time of a switch. */
static void act_switches_enter(struct app *app, const struct switch_list *list)
{
	const struct switch_list_row *row = list->row + list->selected;
	struct view *view = &app->view;

	if (!list->nr_rows)
		return;
	view->selected = switch_list_pick(row, app->monitor.history);
	if (!row->is_run)
		act_switches_jump(
			app, history_switch(app->monitor.history, row->record));
	else if (switch_pick_is(&view->open, view->selected.sequence))
		view->open.is_known = false;
	else
		view->open = view->selected;
}

/* Leave one level at a time: unfolded run, selection, filter. */
static void act_switches_leave(struct view *view)
{
	if (view->open.is_known && view->selected.is_known)
		view->selected = view->open;
	else if (!view->selected.is_known)
		view->filter[0] = '\0';
	else
		view->selected.is_known = false;
	view->open.is_known = false;
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
		act_switches_leave(&app->view);
		break;
	case ACTION_ENTER:
		act_switches_enter(app, &list);
		break;
	default:
		return false;
	}
	return true;
}

static void act_switches_click(struct app *app, struct rect body, int y, int x)
{
	struct switch_pick pick = view_switches_at(app, body, y);

	(void)x;
	if (pick.is_known)
		app->view.selected = pick;
}

const struct view_object view_switches = {
	.draw = view_switches_draw,
	.act = act_switches,
	.click = act_switches_click,
	.edits = views_edit_nothing,
};
