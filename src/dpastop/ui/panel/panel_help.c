// SPDX-License-Identifier: GPL-2.0
/*
 * panel_help.c - the overlay for ? (every key, then the glossary) and w (the
 * glossary)
 *
 * It is a list of lines, generated from the bindings each time; as many are
 * drawn as fit.
 */
#include <stdio.h>
#include <string.h>

#include "dpastop/ui/panel/panel.h"

static const char *const help_words[] = {
	"",
	"Glossary",
	" MODE     how a CPU waits for polled I/O; DPAS switches it between four modes:",
	" CP       classic polling: polls the device at once, until the I/O completes",
	" PAS      polling after sleep: sleeps for about as long as the I/O takes, polls",
	" OL       overloaded: still sleeps and polls, but the sleep is at its minimum",
	" INT      interrupt: waits for the interrupt, as without polling",
	" window   a number of I/Os of a CPU, after which it decides on its mode",
	" QD       queue depth: its I/Os in sleep-then-poll; avgQD: mean of the window",
	" dur      the sleep before polling, for the kind of the last I/O",
	" tf       timer failures in this window: dur fell below pas_d_init",
	" over%    share of sleeps that were too long; the others were too short (under)",
	" X/s X%   I/Os per second in mode X, and their share",
	" timeline a cell is one tick or, zoomed out, several: the mode of most I/Os, as",
	"          a small letter if some were in another one; | is a gap in the data",
	" repeats  a CPU that alternates between two modes: a single line in SWITCHES",
	" param1   switch_param1 etc.: what each edge of the diagram is compared with",
};

#define NR_WORDS (sizeof(help_words) / sizeof(*help_words))
#define HELP_COLS 80

/* The output position, and the lines still to skip before the visible ones. */
struct help {
	struct pen pen;
	size_t skip;
};

/* Is the next line visible? */
static bool panel_help_line(struct help *help)
{
	if (help->skip) {
		help->skip--;
		return false;
	}
	pen_line(&help->pen, help->pen.y + 1);
	return help->pen.y < help->pen.area.lines - 1;
}

static void panel_help_end_line(struct help *help)
{
	pen_fill_to(&help->pen, ROLE_TEXT, HELP_COLS);
}

/* "q F10", the keys bound to @action. */
static void panel_help_keys(const struct bindings *bindings, enum action action,
			    char text[64])
{
	char name[KEY_NAME_SIZE], last[KEY_NAME_SIZE] = "";
	size_t i, length = 0;

	text[0] = '\0';
	for (i = 0; i < ACTION_MOST_KEYS; i++) {
		if (!bindings->keys[action][i])
			break;
		key_name_of(bindings->keys[action][i], name);
		/* Enter has several codes. */
		if (!strcmp(name, last))
			continue;
		length += (size_t)snprintf(text + length, 64 - length, "%s%s",
					   length ? " " : "", name);
		snprintf(last, sizeof(last), "%s", name);
	}
}

static void panel_help_action(struct help *help, const struct app *app,
			      enum action action)
{
	char keys[64];

	if (!panel_help_line(help))
		return;
	panel_help_keys(&app->bindings, action, keys);
	pen_text(&help->pen, ROLE_TEXT, " ");
	pen_left(&help->pen, ROLE_STRONG, 16, keys);
	pen_text(&help->pen, ROLE_TEXT, " ");
	pen_text(&help->pen, ROLE_TEXT, action_info(action)->help);
	panel_help_end_line(help);
}

static void panel_help_group(struct help *help, const struct app *app,
			     enum action_group group)
{
	enum action action;

	if (panel_help_line(help)) {
		pen_text(&help->pen, ROLE_TITLE, action_group_title(group));
		panel_help_end_line(help);
	}
	for (action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
		if (action_info(action)->group == group)
			panel_help_action(help, app, action);
}

static void panel_help_all_words(struct help *help)
{
	size_t i;

	for (i = 0; i < NR_WORDS; i++) {
		if (!panel_help_line(help))
			continue;
		pen_text(&help->pen,
			 help_words[i][0] == ' ' ? ROLE_TEXT : ROLE_TITLE,
			 help_words[i]);
		panel_help_end_line(help);
	}
}

static int panel_help_lines(const struct view *view)
{
	int keys = ACTION_COUNT - 1 + ACTION_NR_GROUPS;

	return (int)NR_WORDS + (view->shows_words ? 0 : keys);
}

int panel_help_shown(const struct view *view, int lines)
{
	int all = panel_help_lines(view);

	return all < lines - 2 ? all : lines - 2;
}

size_t panel_help_last(const struct view *view, int lines)
{
	return (size_t)(panel_help_lines(view) - panel_help_shown(view, lines));
}

void panel_help_draw(const struct theme *theme, int lines, int cols,
		     const struct app *app)
{
	const struct view *view = &app->view;
	int shown = panel_help_shown(view, lines);
	struct rect area = { (lines - shown - 2) / 2, (cols - HELP_COLS) / 2,
			     shown + 2, HELP_COLS };
	size_t last = panel_help_last(view, lines);
	size_t first = view->first_help < last ? view->first_help : last;
	struct help help = { .pen = pen_new(theme, area), .skip = first };
	enum action_group group;
	char up[KEY_NAME_SIZE], down[KEY_NAME_SIZE], place[48];

	pen_text(&help.pen, ROLE_FOCUSED_TITLE,
		 view->shows_words ? " dpastop: glossary" :
				     " dpastop: keys and glossary");
	pen_fill_to(&help.pen, ROLE_FOCUSED_TITLE, HELP_COLS);
	for (group = 0; group < ACTION_NR_GROUPS && !view->shows_words; group++)
		panel_help_group(&help, app, group);
	panel_help_all_words(&help);
	pen_line(&help.pen, shown + 1);
	bindings_key_name(&app->bindings, ACTION_UP, up);
	bindings_key_name(&app->bindings, ACTION_DOWN, down);
	pen_format(&help.pen, ROLE_FOCUSED_TITLE,
		   " %s, %s and pages scroll, any other key closes it", up,
		   down);
	snprintf(place, sizeof(place), "%zu to %zu of %d ", first + 1,
		 first + (size_t)shown, panel_help_lines(view));
	pen_right(&help.pen, ROLE_FOCUSED_TITLE, HELP_COLS - help.pen.x, place);
	pen_fill_to(&help.pen, ROLE_FOCUSED_TITLE, HELP_COLS);
}
