// SPDX-License-Identifier: GPL-2.0
/*
 * panel_switches.c - the newest switches
 */
#include <inttypes.h>
#include <stdio.h>

#include "dpastop/ui/draw/diagram.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/draw/record_line.h"
#include "dpastop/ui/panel/panel.h"
#include "lib/model/method.h"

/*
 * The width from which times have milliseconds; below, evidence needs the room.
 */
#define SWITCHES_WIDE 85

/* Extra rows to fill, as newer switches may sort among the visible ones. */
#define SWITCHES_SPARE 64

/*
 * Write what precedes the modes. Without a CPU there is room for milliseconds.
 */
static void panel_switches_begin(struct pen *pen, int64_t real_ns, uint32_t cpu,
				 bool names_cpu)
{
	pen_text(pen, ROLE_TEXT, " ");
	record_line_time(pen, ROLE_DIM, real_ns,
			 !names_cpu || pen->area.cols >= SWITCHES_WIDE);
	if (names_cpu)
		pen_format(pen, ROLE_TEXT, " CPU %-3" PRIu32, cpu);
	pen_text(pen, ROLE_TEXT, " ");
}

static void panel_switches_record(struct pen *pen,
				  const struct switch_record *record,
				  bool names_cpu)
{
	panel_switches_begin(pen, record->real_ns, record->cpu, names_cpu);
	record_line_modes(pen, ROLE_TEXT, record);
	pen_text(pen, ROLE_TEXT, " ");
	record_line_evidence(pen, ROLE_TEXT, record);
}

static void panel_switches_run(struct pen *pen,
			       const struct switch_repeat *repeat,
			       bool names_cpu)
{
	panel_switches_begin(pen, repeat->since_real_ns, repeat->cpu,
			     names_cpu);
	record_line_repeat(pen, ROLE_TEXT, repeat);
	pen_text(pen, ROLE_TEXT, " ");
	record_line_pace(pen, ROLE_TEXT, repeat);
}

bool panel_switches_rows(struct pen *pen, const struct app *app,
			 const char *filter, bool names_cpu)
{
	const struct history *history = app->monitor.history;
	struct switch_list_query query = {
		.first = app->model.first_switch,
		.filter = filter,
		.most = (size_t)pen->area.lines + SWITCHES_SPARE,
	};
	struct switch_list list;
	size_t i;

	switch_list_fill(&list, history, &query);
	for (i = 0; i < list.nr_rows && pen->y < pen->area.lines; i++) {
		const struct switch_list_row *row = list.row + i;
		struct switch_repeat repeat;

		if (row->is_run) {
			repeat = switch_list_repeat(row, history,
						    app->model.mono_ns);
			panel_switches_run(pen, &repeat, names_cpu);
		} else {
			panel_switches_record(
				pen, history_switch(history, row->record),
				names_cpu);
		}
		pen_line(pen, pen->y + 1);
	}
	return list.nr_rows;
}

static void panel_switches_title(struct pen *pen, const struct app *app)
{
	const struct model *model = &app->model;
	char remark[128], missed[64] = "", rate[NUMBER_SIZE];

	if (!diagram_is_switching(model)) {
		snprintf(remark, sizeof(remark), "none %s: the method is %s",
			 model->is_live ? "now" : "then",
			 method_name(method_of(&model->now)));
		panel_title_draw(pen, false, "SWITCHES", remark);
		pen_line(pen, 1);
		return;
	}
	number_count(pen->theme, model->switch_rate, rate);
	if (model->missed)
		snprintf(missed, sizeof(missed), ", missed %" PRIu64,
			 model->missed);
	snprintf(remark, sizeof(remark), "%s/s, %s%s", rate,
		 record_line_origin(app->monitor.source), missed);
	panel_title_draw(pen, false, "SWITCHES", remark);
	pen_line(pen, 1);
}

void panel_switches_draw(const struct theme *theme, struct rect area,
			 const struct app *app)
{
	struct pen pen = pen_new(theme, area);

	/* By itself, a row would be one of the table above. */
	if (area.lines > 1)
		panel_switches_title(&pen, app);
	else
		pen_text(&pen, ROLE_TITLE, "SWITCH");
	if (!panel_switches_rows(&pen, app, "", true))
		pen_text(&pen, ROLE_DIM,
			 diagram_is_switching(&app->model) ?
				 " No switch seen yet." :
				 " No switch seen.");
}
