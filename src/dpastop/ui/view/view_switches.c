// SPDX-License-Identifier: GPL-2.0
/*
 * view_switches.c - all records, newest first, with their evidence
 *
 * Title and column titles, the records, and a line about the selected one.
 */
#include "dpastop/ui/view/view_switches.h"

#include <inttypes.h>
#include <stdio.h>

#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/draw/record_line.h"
#include "dpastop/ui/panel/panel.h"

#define LIST_TOP 2    /* lines above the records */
#define LIST_BOTTOM 1 /* and below */
#define LIST_WIDE 120 /* the width from which sequence and dur are shown */

size_t view_switches_visible(struct rect body)
{
	int lines = body.lines - LIST_TOP - LIST_BOTTOM;

	return lines > 0 ? (size_t)lines : 0;
}

void view_switches_list(const struct app *app, struct switch_list *list)
{
	const struct view *view = &app->view;
	struct switch_list_query query = {
		.first = app->model.first_switch,
		.filter = view->filter,
		.selected = view->selected,
		.open = view->open,
	};

	switch_list_fill(list, app->monitor.history, &query);
}

struct switch_pick view_switches_at(const struct app *app, struct rect body,
				    int y)
{
	size_t visible = view_switches_visible(body), line;
	struct switch_list list;

	if (y < body.y + LIST_TOP || y >= body.y + LIST_TOP + (int)visible)
		return (struct switch_pick){ 0 };
	view_switches_list(app, &list);
	line = switch_list_top(&list, visible) +
		(size_t)(y - body.y - LIST_TOP);
	if (line >= list.nr_rows)
		return (struct switch_pick){ 0 };
	return switch_list_pick(list.row + line, app->monitor.history);
}

static void view_switches_title(struct pen *pen, const struct app *app,
				const struct switch_list *list)
{
	const struct model *model = &app->model;
	char remark[192], missed[48] = "", filter[112] = "";

	if (*app->view.filter)
		snprintf(filter, sizeof(filter), " match \"%s\"",
			 app->view.filter);
	if (model->missed)
		snprintf(missed, sizeof(missed), ", missed %" PRIu64,
			 model->missed);
	if (*filter)
		snprintf(remark, sizeof(remark), "%zu of %zu%s%s, %s",
			 list->nr_rows, list->nr_kept, filter, missed,
			 record_line_origin(app->monitor.source));
	else
		snprintf(remark, sizeof(remark), "%zu kept%s, %s",
			 list->nr_kept, missed,
			 record_line_origin(app->monitor.source));
	panel_title_draw(pen, true, "SWITCHES", remark);
}

static bool view_switches_is_wide(const struct pen *pen)
{
	return pen->area.cols >= LIST_WIDE;
}

static void view_switches_columns(struct pen *pen)
{
	pen_text(pen, ROLE_TITLE, " ");
	if (view_switches_is_wide(pen))
		pen_right(pen, ROLE_TITLE, 10, "number ");
	pen_left(pen, ROLE_TITLE, RECORD_TIME_COLS, "time");
	pen_right(pen, ROLE_TITLE, 4, "CPU");
	pen_text(pen, ROLE_TITLE, " ");
	pen_left(pen, ROLE_TITLE, record_line_modes_cols(pen->theme) + 1,
		 "switch");
	if (view_switches_is_wide(pen))
		pen_right(pen, ROLE_TITLE, 8, "dur  ");
	pen_text(pen, ROLE_TITLE, "why");
	pen_fill_to(pen, ROLE_TITLE, pen->area.cols);
}

/* The sleep at that time; inferred switches have none. */
static void view_switches_dur(struct pen *pen, enum role role,
			      const struct switch_record *record)
{
	struct figure dur = { !record->sampled, record->event.dur_ns };
	char text[NUMBER_SIZE];

	number_sleep(pen->theme, dur, text);
	pen_right(pen, role, 6, text);
	pen_text(pen, role, "  ");
}

/* Write what precedes the modes. */
static void view_switches_begin(struct pen *pen, enum role role,
				uint64_t sequence, int64_t real_ns,
				uint32_t cpu)
{
	enum role dim = role == ROLE_SELECTED ? role : ROLE_DIM;

	pen_text(pen, role, role == ROLE_SELECTED ? ">" : " ");
	if (view_switches_is_wide(pen))
		pen_format(pen, dim, "%9" PRIu64 " ", sequence);
	record_line_time(pen, dim, real_ns, true);
	pen_format(pen, role, "%4" PRIu32 " ", cpu);
}

static void view_switches_record(struct pen *pen,
				 const struct switch_record *record,
				 enum role role)
{
	view_switches_begin(pen, role, record->sequence, record->real_ns,
			    record->cpu);
	record_line_modes(pen, role, record);
	pen_text(pen, role, " ");
	if (view_switches_is_wide(pen))
		view_switches_dur(pen, role, record);
	record_line_evidence(pen, role, record);
}

static void view_switches_run(struct pen *pen,
			      const struct switch_list_row *row,
			      const struct app *app, enum role role)
{
	const struct history *history = app->monitor.history;
	struct switch_repeat repeat = switch_list_repeat(row, history,
							 app->model.mono_ns);

	view_switches_begin(pen, role, switch_list_pick(row, history).sequence,
			    repeat.since_real_ns, repeat.cpu);
	record_line_repeat(pen, role, &repeat);
	pen_text(pen, role, " ");
	if (view_switches_is_wide(pen))
		pen_right(pen, role, 8, "");
	record_line_pace(pen, role, &repeat);
}

static void view_switches_row(struct pen *pen,
			      const struct switch_list_row *row,
			      const struct app *app, bool is_selected)
{
	enum role role = is_selected ? ROLE_SELECTED :
		row->is_inside	     ? ROLE_DIM :
				       ROLE_TEXT;

	if (row->is_run)
		view_switches_run(pen, row, app, role);
	else
		view_switches_record(
			pen, history_switch(app->monitor.history, row->record),
			role);
	pen_fill_to(pen, role, pen->area.cols);
}

static void view_switches_records(struct pen *pen, const struct app *app,
				  const struct switch_list *list)
{
	size_t visible = view_switches_visible(pen->area);
	size_t top = switch_list_top(list, visible), i;

	for (i = top; i < list->nr_rows && i < top + visible; i++) {
		pen_line(pen, LIST_TOP + (int)(i - top));
		view_switches_row(pen, list->row + i, app,
				  app->view.selected.is_known &&
					  i == list->selected);
	}
}

/* The complete evidence of the decision. */
static void view_switches_detail(struct pen *pen,
				 const struct switch_record *record)
{
	const struct dpas_switch *event = &record->event;
	char ago[NUMBER_SIZE];

	if (record->sampled) {
		number_ago(record->span_ns, ago);
		pen_format(
			pen, ROLE_DIM,
			" somewhere in the %s before; the evidence was not seen",
			ago);
		return;
	}
	pen_format(pen, ROLE_DIM, " window %" PRIu32 " of %" PRIu32 ", QD ",
		   event->window_ios, event->window_limit);
	/* In CP and INT, QD is not sampled. */
	if (event->from == DPAS_PAS || event->from == DPAS_OL)
		pen_format(pen, ROLE_DIM, "%" PRIu32 ".%" PRIu32,
			   event->average_qd10 / 10, event->average_qd10 % 10);
	else
		pen_text(pen, ROLE_DIM, pen->theme->sign[SIGN_UNKNOWN]);
	pen_format(pen, ROLE_DIM,
		   ", tf %" PRIu32 "; param1 to 4: %" PRIu32 ", %" PRIu32
		   ", %" PRIu32 ", %" PRIu32,
		   event->tf, event->param1, event->param2, event->param3,
		   event->param4);
}

/* The number of folded switches, and how to unfold them. */
static void view_switches_folded(struct pen *pen, const struct app *app,
				 const struct switch_list *list)
{
	const struct history *history = app->monitor.history;
	const struct switch_list_row *row = list->row + list->selected;
	bool is_open = switch_pick_is(&app->view.open,
				      switch_list_pick(row, history).sequence);
	char enter[KEY_NAME_SIZE];

	bindings_key_name(&app->bindings, ACTION_ENTER, enter);
	pen_format(pen, ROLE_DIM, " %" PRIu64 " switches; %s %s",
		   history_switch_nth(history, row->record), enter,
		   is_open ? "folds them again" : "opens those kept");
}

static void view_switches_foot(struct pen *pen, const struct app *app,
			       const struct switch_list *list)
{
	char up[KEY_NAME_SIZE], down[KEY_NAME_SIZE], enter[KEY_NAME_SIZE],
		key[KEY_NAME_SIZE];

	pen_line(pen, pen->area.lines - LIST_BOTTOM);
	if (app->view.selected.is_known && list->nr_rows) {
		const struct switch_list_row *row = list->row + list->selected;

		pen_format(pen, ROLE_TEXT, " %zu of %zu:", list->selected + 1,
			   list->nr_rows);
		if (row->is_run)
			view_switches_folded(pen, app, list);
		else
			view_switches_detail(
				pen,
				history_switch(app->monitor.history,
					       row->record));
		return;
	}
	bindings_key_name(&app->bindings, ACTION_UP, up);
	bindings_key_name(&app->bindings, ACTION_DOWN, down);
	bindings_key_name(&app->bindings, ACTION_ENTER, enter);
	bindings_key_name(&app->bindings, ACTION_FILTER, key);
	pen_format(
		pen, ROLE_DIM,
		" %s, %s select; %s opens repeats (%s) or shows that time; %s filters",
		up, down, enter, pen->theme->sign[SIGN_BOTH], key);
}

void view_switches_draw(const struct theme *theme, struct rect body,
			const struct app *app)
{
	struct pen pen = pen_new(theme, body);
	struct switch_list list;
	char key[KEY_NAME_SIZE];

	view_switches_list(app, &list);
	view_switches_title(&pen, app, &list);
	pen_line(&pen, 1);
	view_switches_columns(&pen);
	view_switches_records(&pen, app, &list);
	pen_line(&pen, LIST_TOP);
	bindings_key_name(&app->bindings, ACTION_FILTER, key);
	if (!list.nr_kept)
		pen_text(&pen, ROLE_DIM, " No switch seen yet.");
	else if (!list.nr_rows)
		pen_format(&pen, ROLE_DIM,
			   " None matches; %s changes the filter.", key);
	view_switches_foot(&pen, app, &list);
}
