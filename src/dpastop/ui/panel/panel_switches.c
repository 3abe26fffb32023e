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

/* From this width on the time has milliseconds; below, the evidence needs it. */
#define SWITCHES_WIDE 85

static void panel_switches_record(struct pen *pen,
				  const struct switch_record *record)
{
	pen_text(pen, ROLE_TEXT, " ");
	record_line_time(pen, ROLE_DIM, record->real_ns,
			 pen->area.cols >= SWITCHES_WIDE);
	pen_format(pen, ROLE_TEXT, " CPU %-3" PRIu32 " ", record->cpu);
	record_line_modes(pen, ROLE_TEXT, record);
	pen_text(pen, ROLE_TEXT, " ");
	record_line_evidence(pen, ROLE_TEXT, record);
}

static void panel_switches_title(struct pen *pen, const struct app *app)
{
	const struct model *model = &app->model;
	char remark[128], missed[64] = "", rate[NUMBER_SIZE];

	if (!diagram_is_switching(model)) {
		snprintf(remark, sizeof(remark), "none: the method is %s",
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
	const struct history *history = app->monitor.history;
	struct pen pen = pen_new(theme, area);
	size_t i = app->model.first_switch;

	if (area.lines > 1)
		panel_switches_title(&pen, app);
	if (i >= history_switches(history))
		pen_text(&pen, ROLE_DIM, " No switch seen yet.");
	for (; i < history_switches(history) && pen.y < area.lines; i++) {
		panel_switches_record(&pen, history_switch(history, i));
		pen_line(&pen, pen.y + 1);
	}
}
