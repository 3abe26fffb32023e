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

#define LIST_TOP 2    /* lines over the records */
#define LIST_BOTTOM 1 /* and under them */
#define LIST_WIDE 120 /* from here on with sequence and dur */

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
		.has_selected = view->has_selected_switch,
		.selected = view->selected_switch,
	};

	switch_list_fill(list, app->monitor.history, &query);
}

const struct switch_record *view_switches_at(const struct app *app,
					     struct rect body, int y)
{
	size_t visible = view_switches_visible(body), line;
	struct switch_list list;

	if (y < body.y + LIST_TOP || y >= body.y + LIST_TOP + (int)visible)
		return NULL;
	view_switches_list(app, &list);
	line = switch_list_top(&list, visible) +
		(size_t)(y - body.y - LIST_TOP);
	if (line >= list.nr_rows)
		return NULL;
	return history_switch(app->monitor.history, list.row[line]);
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
	pen_left(pen, ROLE_TITLE, RECORD_MODES_COLS + pen->theme->ascii + 1,
		 "switch");
	if (view_switches_is_wide(pen))
		pen_right(pen, ROLE_TITLE, 8, "dur  ");
	pen_text(pen, ROLE_TITLE, "why");
	pen_fill_to(pen, ROLE_TITLE, pen->area.cols);
}

/* The sleep at that moment; what was guessed has none. */
static void view_switches_dur(struct pen *pen, enum role role,
			      const struct switch_record *record)
{
	struct figure dur = { !record->sampled, record->event.dur_ns };
	char text[NUMBER_SIZE];

	number_sleep(pen->theme, dur, text);
	pen_right(pen, role, 6, text);
	pen_text(pen, role, "  ");
}

static void view_switches_record(struct pen *pen,
				 const struct switch_record *record,
				 bool is_selected)
{
	enum role role = is_selected ? ROLE_SELECTED : ROLE_TEXT;

	pen_text(pen, role, is_selected ? ">" : " ");
	if (view_switches_is_wide(pen))
		pen_format(pen, is_selected ? role : ROLE_DIM, "%9" PRIu64 " ",
			   record->sequence);
	record_line_time(pen, is_selected ? role : ROLE_DIM, record->real_ns,
			 true);
	pen_format(pen, role, "%4" PRIu32 " ", record->cpu);
	record_line_modes(pen, role, record);
	pen_text(pen, role, " ");
	if (view_switches_is_wide(pen))
		view_switches_dur(pen, role, record);
	record_line_evidence(pen, role, record);
	pen_fill_to(pen, role, pen->area.cols);
}

static void view_switches_records(struct pen *pen, const struct app *app,
				  const struct switch_list *list)
{
	size_t visible = view_switches_visible(pen->area);
	size_t top = switch_list_top(list, visible), i;

	for (i = top; i < list->nr_rows && i < top + visible; i++) {
		pen_line(pen, LIST_TOP + (int)(i - top));
		view_switches_record(
			pen, history_switch(app->monitor.history, list->row[i]),
			app->view.has_selected_switch && i == list->selected);
	}
}

/* All that the kernel looked at when it decided. */
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
	/* In the other two none is taken. */
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

static void view_switches_foot(struct pen *pen, const struct app *app,
			       const struct switch_list *list)
{
	char up[KEY_NAME_SIZE], down[KEY_NAME_SIZE], enter[KEY_NAME_SIZE],
		key[KEY_NAME_SIZE];

	pen_line(pen, pen->area.lines - LIST_BOTTOM);
	if (app->view.has_selected_switch && list->nr_rows) {
		pen_format(pen, ROLE_TEXT, " %zu of %zu:", list->selected + 1,
			   list->nr_rows);
		view_switches_detail(pen,
				     history_switch(app->monitor.history,
						    list->row[list->selected]));
		return;
	}
	bindings_key_name(&app->bindings, ACTION_UP, up);
	bindings_key_name(&app->bindings, ACTION_DOWN, down);
	bindings_key_name(&app->bindings, ACTION_ENTER, enter);
	bindings_key_name(&app->bindings, ACTION_FILTER, key);
	pen_format(
		pen, ROLE_DIM,
		" The newest; %s and %s select, %s shows that moment, %s filters.",
		up, down, enter, key);
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
