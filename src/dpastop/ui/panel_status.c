// SPDX-License-Identifier: GPL-2.0
/*
 * panel_status.c - the last line
 */
#include <string.h>

#include "../interval.h"
#include "panel.h"

/* A message must be read to its end, so it may take lines from the panel above. */
static void status_message(const struct theme *theme, struct rect area,
			   const struct message *message)
{
	enum role role = message->is_error ? ROLE_ERROR : ROLE_GOOD;
	int cols = area.cols - 2;
	int length = (int)strlen(message->text);
	int lines = (length + cols - 1) / cols, i;
	struct pen pen;

	area.y -= lines - 1;
	area.lines = lines;
	pen = pen_new(theme, area);
	for (i = 0; i < lines; i++) {
		pen_line(&pen, i);
		pen_format(&pen, role, " %.*s", cols,
			   message->text + i * cols);
		pen_fill_to(&pen, role, area.cols);
	}
}

static void status_typing(struct pen *pen, const struct editor *editor)
{
	char range[64];

	param_describe_range(editor->selected, range, sizeof(range));
	pen_format(pen, ROLE_STRONG, " %s, %s: ",
		   param_get(editor->selected).name, range);
	pen_format(pen, ROLE_FIELD, "%s_", editor->typed);
	pen_text(pen, ROLE_TEXT, "  Enter writes, Esc leaves");
}

static void status_interval(struct pen *pen, const struct view *view)
{
	pen_text(pen, ROLE_STRONG, " Look how often, " INTERVAL_RANGE ": ");
	pen_format(pen, ROLE_FIELD, "%s_", view->interval_text);
	pen_text(pen, ROLE_TEXT, "  Enter, Esc");
}

static void status_keys(struct pen *pen)
{
	static const struct {
		const char *key;
		const char *what;
		int min_cols;
	} keys[] = {
		{ "?", "help", 0 },
		{ "Enter", "edit", 0 },
		{ "+ -", "step", 0 },
		{ "u", "undo", 0 },
		{ "r", "defaults", 0 },
		{ "Space", "freeze", 0 },
		{ "d", "delay", 0 },
		{ "Tab", "next panel", 100 },
		{ "arrows", "select, scroll", 120 },
		{ "q", "quit", 0 },
	};
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (pen->area.cols < keys[i].min_cols)
			continue;
		pen_format(pen, ROLE_STRONG, " %s", keys[i].key);
		pen_format(pen, ROLE_DIM, " %s ", keys[i].what);
	}
}

void panel_status_draw(const struct theme *theme, struct rect area,
		       const struct scene *scene)
{
	struct pen pen = pen_new(theme, area);

	if (*scene->view->message.text)
		status_message(theme, area, &scene->view->message);
	else if (scene->view->is_asking_interval)
		status_interval(&pen, scene->view);
	else if (scene->editor->is_typing)
		status_typing(&pen, scene->editor);
	else
		status_keys(&pen);
}
