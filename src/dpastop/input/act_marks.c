// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_marks.h"

#include <stdio.h>
#include <time.h>

#include "dpastop/input/act_time.h"

void act_marks(struct app *app)
{
	const struct history *history = app->monitor.history;
	char when[32], text[MARK_TEXT_SIZE];
	const struct mark *mark;
	struct menu_item *item;
	struct tm tm;
	time_t seconds;
	size_t i;

	menu_open(&app->view.menu, MENU_MARKS,
		  "Changes and texts, newest first");
	for (i = 0; (mark = history_mark(history, i)); i++) {
		seconds = (time_t)(mark->real_ns / 1000000000);
		localtime_r(&seconds, &tm);
		strftime(when, sizeof(when), "%H:%M:%S", &tm);
		mark_describe(mark, text, sizeof(text));
		item = menu_add(&app->view.menu, when, text);
		if (item)
			item->mono_ns = mark->mono_ns;
	}
}

void act_marks_chosen(struct app *app)
{
	struct menu *menu = &app->view.menu;

	menu_close(menu);
	act_time_show(app, menu->items[menu->selected].mono_ns);
}
