// SPDX-License-Identifier: GPL-2.0
/*
 * keys.c - dispatch keys to the help, a menu, a prompt, or an action
 */
#include "dpastop/input/keys.h"

#include <string.h>

#include "dpastop/input/act_compare.h"
#include "dpastop/input/act_load.h"
#include "dpastop/input/act_marks.h"
#include "dpastop/input/act_overview.h"
#include "dpastop/input/act_method.h"
#include "dpastop/input/act_preset.h"
#include "dpastop/input/act_record.h"
#include "dpastop/input/act_scenario.h"
#include "dpastop/input/act_search.h"
#include "dpastop/input/act_speed.h"
#include "dpastop/input/act_time.h"
#include "dpastop/input/act_tune.h"
#include "dpastop/input/scroll.h"
#include "dpastop/model/interval.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/views.h"

/* The number of lines that two pages of the help have in common. */
#define KEYS_HELP_COMMON 2

static enum keys_result keys_enter_interval(struct view *view)
{
	uint64_t ns;
	const char *wrong = interval_parse(view->prompt.text, &ns);

	if (wrong) {
		message_set(&view->message, true, "\"%s\" %s",
			    view->prompt.text, wrong);
		return KEYS_DONE;
	}
	prompt_close(&view->prompt);
	view->interval_ns = ns;
	return KEYS_NEW_INTERVAL;
}

/* The input is complete: each kind closes the prompt when it accepts it. */
static enum keys_result keys_entered(struct app *app)
{
	struct prompt *prompt = &app->view.prompt;

	switch (prompt->kind) {
	case PROMPT_TUNABLE:
		act_tune_entered(app);
		break;
	case PROMPT_INTERVAL:
		return keys_enter_interval(&app->view);
	case PROMPT_FILTER:
		memcpy(app->view.filter, prompt->text,
		       sizeof(app->view.filter));
		prompt_close(prompt);
		break;
	case PROMPT_LOAD:
		act_load_entered(app);
		break;
	case PROMPT_TIME:
		act_time_entered(app);
		break;
	case PROMPT_MARK:
		if (*prompt->text)
			monitor_mark_text(&app->monitor, prompt->text);
		prompt_close(prompt);
		break;
	case PROMPT_RECORD:
		act_record_entered(app);
		break;
	case PROMPT_PRESET:
		act_preset_entered(app);
		break;
	case PROMPT_FOUND:
		act_search_entered(app);
		break;
	default:
		prompt_close(prompt);
	}
	return KEYS_DONE;
}

static enum keys_result keys_prompt(struct app *app, int key)
{
	if (app->view.prompt.kind == PROMPT_RESTORE) {
		if (key == 'y' || key == 'n')
			app_answer_restore(app, key == 'y');
		return KEYS_DONE;
	}
	if (prompt_key(&app->view.prompt, key) == PROMPT_ENTERED)
		return keys_entered(app);
	return KEYS_DONE;
}

static void keys_menu(struct app *app, int key)
{
	struct menu *menu = &app->view.menu;

	if (menu_key(menu, key) != MENU_CHOSEN)
		return;
	switch (menu->kind) {
	case MENU_COLUMNS:
		act_overview_chosen(app);
		break;
	case MENU_MARKS:
		act_marks_chosen(app);
		break;
	case MENU_SCENARIOS:
		act_scenario_chosen(app);
		break;
	case MENU_METHODS:
		act_method_chosen(app);
		break;
	case MENU_PRESETS:
		act_preset_chosen(app);
		break;
	case MENU_GOALS:
		act_search_chosen(app);
		break;
	case MENU_NONE:
		break;
	}
}

static void keys_help(struct view *view, const struct layout *layout,
		      enum action action)
{
	int lines = layout->status.y + layout->status.lines;
	int shown = panel_help_shown(view, lines);
	size_t page = (size_t)(shown - KEYS_HELP_COMMON);
	size_t last = panel_help_last(view, lines);

	if (!scroll_act(&view->first_help, last, page, action))
		view->shows_help = false;
}

static void keys_interval(struct app *app)
{
	char less[KEY_NAME_SIZE], more[KEY_NAME_SIZE];

	if (!source_is_recording(app->monitor.source)) {
		prompt_open(&app->view.prompt, PROMPT_INTERVAL, "");
		return;
	}
	bindings_key_name(&app->bindings, ACTION_LESS, less);
	bindings_key_name(&app->bindings, ACTION_MORE, more);
	message_set(
		&app->view.message, false,
		"the interval of a recording is fixed; %s and %s change its speed",
		less, more);
}

/* Actions that prompt for text first. */
static bool keys_ask(struct app *app, enum action action)
{
	struct view *view = &app->view;

	switch (action) {
	case ACTION_FILTER:
		view->name = VIEW_SWITCHES;
		prompt_open(&view->prompt, PROMPT_FILTER, view->filter);
		break;
	case ACTION_GO:
		prompt_open(&view->prompt, PROMPT_TIME, "");
		break;
	case ACTION_MARK:
		prompt_open(&view->prompt, PROMPT_MARK, "");
		break;
	case ACTION_SAVE_PRESET:
		act_preset_ask(app, PROMPT_PRESET);
		break;
	default:
		return false;
	}
	return true;
}

/* Actions available in every view. False: this is not one of them. */
static bool keys_general(struct app *app, enum action action)
{
	struct view *view = &app->view;
	int name = action_view(action);

	if (name >= 0) {
		view->name = (enum view_name)name;
		return true;
	}
	switch (action) {
	case ACTION_HELP:
	case ACTION_WORDS:
		view->shows_help = true;
		view->shows_words = action == ACTION_WORDS;
		view->first_help = 0;
		break;
	case ACTION_PRESENTER:
		view->name = VIEW_OVERVIEW;
		view->is_presenter = true;
		break;
	case ACTION_DELAY:
		keys_interval(app);
		break;
	case ACTION_MARKS:
		act_marks(app);
		break;
	case ACTION_RECORD:
		act_record(app);
		break;
	case ACTION_METHOD:
		act_method(app);
		break;
	case ACTION_PRESETS:
		act_preset(app);
		break;
	default:
		return keys_ask(app, action) || act_time(app, action) ||
			act_tune(app, action) || act_load_amount(app, action) ||
			act_compare(app, action) || act_speed(app, action) ||
			act_scenario(app, action) || act_search(app, action);
	}
	return true;
}

/* Enter, if the current view has a value to edit. */
static bool keys_edit(struct app *app)
{
	switch (views_current(&app->view)->edits(&app->view)) {
	case PROMPT_TUNABLE:
		act_tune_type(app);
		return true;
	case PROMPT_LOAD:
		act_load_type(app);
		return true;
	default:
		return false;
	}
}

/* Actions of the current view take precedence. */
static bool keys_view(struct app *app, const struct layout *layout,
		      enum action action)
{
	const struct view_object *shown = views_current(&app->view);

	if (action == ACTION_ENTER && keys_edit(app))
		return true;
	return shown->act && shown->act(app, layout, action);
}

static enum keys_result
keys_action(struct app *app, const struct layout *layout, enum action action)
{
	if (action == ACTION_QUIT)
		return KEYS_QUIT;
	if (action == ACTION_REDRAW)
		return KEYS_REDRAW;
	if (act_search_refuses(app, action))
		return KEYS_DONE;
	if (!keys_view(app, layout, action) && !keys_general(app, action) &&
	    action_info(action)->group == ACTION_GROUP_CPUS)
		message_set(&app->view.message, false, "not in this view: %s",
			    action_info(action)->help);
	return KEYS_DONE;
}

enum keys_result keys_press(struct app *app, const struct layout *layout,
			    int key)
{
	struct view *view = &app->view;
	enum action action = bindings_action(&app->bindings, key);

	view->message.text[0] = '\0';
	/* If the screen is too small, only quitting is allowed. */
	if (layout->too_small)
		return action == ACTION_QUIT ? KEYS_QUIT : KEYS_DONE;
	if (view->shows_help) {
		keys_help(view, layout, action);
		return KEYS_DONE;
	}
	if (view->menu.kind != MENU_NONE) {
		keys_menu(app, key);
		return KEYS_DONE;
	}
	if (view->prompt.kind != PROMPT_NONE)
		return keys_prompt(app, key);
	return keys_action(app, layout, action);
}
