// SPDX-License-Identifier: GPL-2.0
#include "act_marks.h"

#include <stdio.h>
#include <time.h>

#include "act_time.h"

void act_marks(struct app *app)
{
	const struct history *history = app->monitor.history;
	char when[32], text[MARK_TEXT_SIZE];
	const struct mark *mark;
	struct tm tm;
	time_t seconds;
	size_t i;

	menu_open(&app->view.menu, MENU_MARKS, "Changes and texts, newest first");
	for (i = 0; (mark = history_mark(history, i)); i++) {
		seconds = (time_t)(mark->real_ns / 1000000000);
		localtime_r(&seconds, &tm);
		strftime(when, sizeof(when), "%H:%M:%S", &tm);
		mark_describe(mark, text, sizeof(text));
		menu_add(&app->view.menu, when, text, false);
	}
}

void act_marks_chosen(struct app *app)
{
	struct menu *menu = &app->view.menu;
	const struct mark *mark;

	menu_close(menu);
	/* Others may have come since the list was made. */
	mark = history_mark(app->monitor.history, menu->selected +
			    history_marks(app->monitor.history) - menu->total);
	if (mark)
		act_time_show(app, mark->mono_ns);
}
