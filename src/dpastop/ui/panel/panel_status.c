// SPDX-License-Identifier: GPL-2.0
/*
 * panel_status.c - the last line
 */
#include <stdio.h>

#include "dpastop/model/interval.h"
#include "dpastop/model/load_part.h"
#include "dpastop/model/switch_filter.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/views.h"

/*
 * A message must be readable in full, so it may cover lines of the panel above.
 * @area is its last line.
 */
static void panel_status_message(const struct theme *theme, struct rect area,
				 const struct message *message)
{
	enum role role = message->is_error ? ROLE_ERROR : ROLE_GOOD;
	char text[sizeof(message->text)];
	struct pen pen;
	int lines;

	snprintf(text, sizeof(text), "%s", message->text);
	number_signs(theme, text, sizeof(text));
	lines = pen_paragraph_lines(text, area.cols);
	area.y -= lines - 1;
	area.lines = lines;
	pen = pen_new(theme, area);
	pen_paragraph(&pen, role, text);
}

/* The question of the prompt. */
static void panel_status_question(const struct app *app, char *text,
				  size_t size)
{
	char range[64];

	switch (app->view.prompt.kind) {
	case PROMPT_TUNABLE:
		tunable_describe_range(app->editor.selected, range,
				       sizeof(range));
		snprintf(text, size, "%s, %s",
			 tunable_get(app->editor.selected).name, range);
		break;
	case PROMPT_INTERVAL:
		snprintf(text, size, "Refresh interval, " INTERVAL_RANGE);
		break;
	case PROMPT_FILTER:
		snprintf(text, size, "Filter (" SWITCH_FILTER_EXAMPLES ")");
		break;
	case PROMPT_MARK:
		snprintf(text, size, "Mark this moment with");
		break;
	case PROMPT_TIME:
		snprintf(text, size, "Go to 14:05:30, or -90s from now");
		break;
	case PROMPT_RECORD:
		snprintf(text, size, "Record to file");
		break;
	case PROMPT_PRESET:
		snprintf(text, size, "Save the values as preset");
		break;
	case PROMPT_FOUND:
		snprintf(text, size, "Save the result as preset");
		break;
	case PROMPT_LOAD:
		snprintf(text, size, "%s, %s",
			 load_part_title(app->view.load_field),
			 load_part_takes(app->view.load_field));
		break;
	case PROMPT_RESTORE:
		snprintf(
			text, size,
			"An earlier run did not restore its tunables. Restore them now, y or n?");
		break;
	case PROMPT_NONE:
		*text = '\0';
		break;
	}
}

static void panel_status_prompt(struct pen *pen, const struct app *app)
{
	char question[128];

	panel_status_question(app, question, sizeof(question));
	number_signs(pen->theme, question, sizeof(question));
	if (app->view.prompt.kind == PROMPT_RESTORE) {
		pen_format(pen, ROLE_STRONG, " %s", question);
		return;
	}
	pen_format(pen, ROLE_STRONG, " %s: ", question);
	panel_prompt_draw(pen, &app->view.prompt, pen->area.cols - pen->x);
	pen_text(pen, ROLE_TEXT, "  Enter, Esc");
}

/* Keys that would have no effect here are not offered. */
static bool panel_status_offers(const struct app *app, enum action action)
{
	const struct source *source = app->monitor.source;

	if (!action_info(action)->hint || !app->bindings.keys[action][0])
		return false;
	if (action == ACTION_DELAY || action == ACTION_SCENARIO)
		return !source_is_recording(source);
	if (action == ACTION_LESS)
		return source_is_recording(source) ||
			!*source_load_refusal(source);
	if (action == ACTION_UNDO && !app->editor.nr_changes)
		return false;
	if (action == ACTION_NEXT_PANEL)
		return app->view.name == VIEW_OVERVIEW &&
			!app->view.is_presenter;
	/* In other views, Enter opens the selection. */
	if (action == ACTION_ENTER &&
	    views_current(&app->view)->edits(&app->view) == PROMPT_NONE)
		return false;
	return action_info(action)->group != ACTION_GROUP_TUNE ||
		!*source_read_only(source);
}

/* In order of importance, the least obvious first; pairs are shown together. */
static const struct status_keys {
	enum action action;
	enum action also; /* or ACTION_NONE */
} status_first[] = {
	{ ACTION_QUIT, ACTION_NONE },	   { ACTION_HELP, ACTION_NONE },
	{ ACTION_ENTER, ACTION_NONE },	   { ACTION_UNDO, ACTION_NONE },
	{ ACTION_PRESENTER, ACTION_NONE }, { ACTION_SCENARIO, ACTION_NONE },
	{ ACTION_LESS, ACTION_MORE },	   { ACTION_MARK_A, ACTION_MARK_B },
	{ ACTION_WORDS, ACTION_NONE },
};

#define NR_FIRST (sizeof(status_first) / sizeof(*status_first))

static bool panel_status_is_first(enum action action)
{
	size_t i;

	for (i = 0; i < NR_FIRST; i++)
		if (status_first[i].action == action)
			return true;
	return false;
}

/* In recordings, the keys for the load change the speed. */
static const char *panel_status_hint(const struct app *app, enum action action)
{
	if (action == ACTION_LESS && source_is_recording(app->monitor.source))
		return "speed";
	return action_info(action)->hint;
}

/* A key in the footer and its position. */
struct status_place {
	struct status_keys keys;
	char key[KEY_NAME_SIZE], also[KEY_NAME_SIZE]; /* "": none */
	const char *hint;
	int x, also_x, end;
};

/* Place @keys from column @x. False: they are not offered now. */
static bool panel_status_place(const struct app *app, struct status_keys keys,
			       int x, struct status_place *place)
{
	*place = (struct status_place){ .keys = keys, .x = x };
	if (!panel_status_offers(app, keys.action))
		return false;
	place->hint = panel_status_hint(app, keys.action);
	bindings_key_name(&app->bindings, keys.action, place->key);
	if (keys.also != ACTION_NONE && app->bindings.keys[keys.also][0])
		bindings_key_name(&app->bindings, keys.also, place->also);
	/* A blank before each, and one after the hint. */
	place->also_x = x + 1 + pen_width(place->key) + 1;
	place->end = place->also_x + pen_width(place->hint) + 1;
	if (*place->also)
		place->end += pen_width(place->also) + 1;
	return true;
}

/* The next key in order of importance. */
static bool panel_status_next(size_t *at, struct status_keys *keys)
{
	while (++*at <= NR_FIRST + ACTION_COUNT) {
		*keys = (struct status_keys){ ACTION_NONE, ACTION_NONE };
		if (*at <= NR_FIRST)
			*keys = status_first[*at - 1];
		else
			keys->action = (enum action)(*at - NR_FIRST - 1);
		if (*at <= NR_FIRST || !panel_status_is_first(keys->action))
			return true;
	}
	return false;
}

/* The next place within @cols columns. False: no room for more. */
static bool panel_status_next_place(const struct app *app, int cols, size_t *at,
				    struct status_place *place)
{
	struct status_keys keys;
	int x = place->end;

	while (panel_status_next(at, &keys))
		if (panel_status_place(app, keys, x, place))
			return place->end - 1 <= cols; /* no trailing blank */
	return false;
}

/* As many keys as fit; the help lists all of them. */
static void panel_status_keys(struct pen *pen, const struct app *app)
{
	struct status_place place = { 0 };
	size_t at = 0;

	while (panel_status_next_place(app, pen->area.cols, &at, &place)) {
		pen_format(pen, ROLE_STRONG, " %s%s%s", place.key,
			   *place.also ? " " : "", place.also);
		pen_format(pen, ROLE_DIM, " %s ", place.hint);
	}
}

enum action panel_status_at(const struct app *app, struct rect area, int x)
{
	struct status_place place = { 0 };
	size_t at = 0;

	while (panel_status_next_place(app, area.cols, &at, &place))
		if (x >= place.x && x < place.end)
			return *place.also && x >= place.also_x ?
				place.keys.also :
				place.keys.action;
	return ACTION_NONE;
}

void panel_status_draw(const struct theme *theme, struct rect area,
		       const struct app *app)
{
	struct pen pen = pen_new(theme, area);
	bool asks = app->view.prompt.kind != PROMPT_NONE;
	bool tells = *app->view.message.text;

	if (asks)
		panel_status_prompt(&pen, app);
	else if (!tells)
		panel_status_keys(&pen, app);
	area.y -= asks;
	if (tells)
		panel_status_message(theme, area, &app->view.message);
}
