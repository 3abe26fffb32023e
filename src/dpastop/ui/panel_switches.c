// SPDX-License-Identifier: GPL-2.0
/*
 * panel_switches.c - the switches seen, newest first
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "number.h"
#include "panel.h"

/* From this width on the time has milliseconds; below, the evidence needs it. */
#define SWITCHES_WIDE 85

static void switches_time(struct pen *pen, int64_t real_ns)
{
	time_t seconds = (time_t)(real_ns / 1000000000);
	unsigned int ms = (unsigned int)(real_ns % 1000000000 / 1000000);
	char text[16];
	struct tm tm;

	localtime_r(&seconds, &tm);
	strftime(text, sizeof(text), "%H:%M:%S", &tm);
	if (pen->area.cols >= SWITCHES_WIDE)
		pen_format(pen, ROLE_DIM, " %s.%03u", text, ms);
	else
		pen_format(pen, ROLE_DIM, " %s", text);
}

static void switches_record(struct pen *pen, const struct switch_record *record)
{
	unsigned int from = record->event.from, to = record->event.to;
	char text[128];
	int start;

	switches_time(pen, record->real_ns);
	pen_format(pen, ROLE_TEXT, " CPU %-3" PRIu32 " ", record->cpu);
	start = pen->x;
	pen_text(pen, ROLE_SHARE + from, snapshot_mode_name(from));
	pen_text(pen, ROLE_DIM, pen->theme->sign[SIGN_ARROW]);
	pen_text(pen, ROLE_SHARE + to, snapshot_mode_name(to));
	pen_fill_to(pen, ROLE_TEXT, start + 9);
	switch_record_explain(record, text, sizeof(text));
	pen_text(pen, ROLE_TEXT, text);
}

static void switches_title(struct pen *pen, const struct app *app)
{
	const struct picture *picture = &app->picture;
	char remark[128], missed[64] = "", rate[NUMBER_SIZE];

	number_count(pen->theme, picture->switch_rate, rate);
	if (picture->missed)
		snprintf(missed, sizeof(missed), ", missed %" PRIu64,
			 picture->missed);
	snprintf(remark, sizeof(remark), "%s/s, %s%s", rate,
		 app->monitor.source->records_events ? "each told" :
		 "guessed from samples", missed);
	panel_title_draw(pen, false, "SWITCHES", remark);
	pen_line(pen, 1);
}

void panel_switches_draw(const struct theme *theme, struct rect area,
			 const struct app *app)
{
	const struct history *history = app->monitor.history;
	struct pen pen = pen_new(theme, area);
	size_t i = app->picture.first_switch;

	if (area.lines > 1)
		switches_title(&pen, app);
	if (i >= history_switches(history))
		pen_text(&pen, ROLE_DIM, " No switch seen yet.");
	for (; i < history_switches(history) && pen.y < area.lines; i++) {
		switches_record(&pen, history_switch(history, i));
		pen_line(&pen, pen.y + 1);
	}
}
