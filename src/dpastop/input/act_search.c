// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_search.h"

#include "dpastop/input/act_preset.h"
#include "dpastop/input/scroll.h"
#include "dpastop/tune/summary.h"
#include "dpastop/tune/tuner_result.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/views.h"

/* A user is waiting; dpastop tune --budget can take longer. */
#define SEARCH_BUDGET_NS UINT64_C(60000000000)

static const struct search_goal {
	const char *name;
	const char *meaning;
	const char *goal;
	const char *limit; /* NULL: none */
} search_goals[] = {
	{ "IOPS", "the most I/Os per second", "iops", NULL },
	{ "mean latency", "the shortest average wait", "mean", NULL },
	{ "p99 latency", "99 % of I/Os are at least this fast", "p99", NULL },
	{ "p99.9 latency", "99.9 % of I/Os are at least this fast", "p99.9",
	  NULL },
	{ "CPU time per I/O", "the least work for the CPUs", "cpu/io", NULL },
	{ "latency and CPU", "mean latency and CPU time, equally weighted",
	  "mean:1,cpu/io:1", NULL },
	{ "IOPS within 60 % CPU", "the most IOPS with at most 60 % of one CPU",
	  "iops", "cpu<60%" },
};

#define NR_GOALS (sizeof(search_goals) / sizeof(*search_goals))

/* Why no search can start, apart from what tuner_start() checks; or NULL. */
static const char *act_search_refusal(const struct app *app)
{
	const struct source *source = app->monitor.source;

	if (app->session.player.state != SCENARIO_NOT_PLAYING)
		return "a scenario is playing; end it first";
	if (source_is_trace(source))
		return TUNER_ON_TRACE;
	if (source_has_speed(source) && source->speed < 1)
		return "it would take too long in slow motion; return to real time first";
	return NULL;
}

static void act_search_offer(struct app *app)
{
	struct menu *menu = &app->view.menu;
	const char *refusal = act_search_refusal(app);
	size_t i;

	if (!editor_may_write(&app->monitor, &app->view.message))
		return;
	if (refusal) {
		message_set(&app->view.message, true, "no search: %s", refusal);
		return;
	}
	app->view.name = VIEW_TUNE;
	menu_open(menu, MENU_GOALS, "Find the best settings for");
	for (i = 0; i < NR_GOALS; i++)
		menu_add(menu, search_goals[i].name, search_goals[i].meaning);
}

static bool act_search_begin(struct app *app, const struct search_goal *goal,
			     struct problem *problem)
{
	struct tuner_options options = tuner_options_default();
	struct tuner tuner = { 0 };

	options.budget_ns = SEARCH_BUDGET_NS;
	if (!tune_goal_parse(&options.goal, goal->goal, problem) ||
	    (goal->limit &&
	     !tune_goal_add_limit(&options.goal, goal->limit, problem)) ||
	    !tuner_start(&tuner, &app->monitor, &options, problem))
		return false;
	tuner_free(&app->tuner);
	app->tuner = tuner;
	app->summary[0] = '\0';
	app->view.first_candidate = 0;
	app_update_model(app);
	return true;
}

void act_search_chosen(struct app *app)
{
	struct menu *menu = &app->view.menu;
	struct message *message = &app->view.message;
	struct problem problem;
	char text[PROBLEM_TEXT];

	menu_close(menu);
	if (act_search_begin(app, search_goals + menu->selected, &problem))
		return;
	problem_text(&problem, text, sizeof(text));
	message_set(message, true, "%s cannot be tuned: %s",
		    app->monitor.sample.device, text);
}

static void act_search_stop(struct app *app)
{
	struct problem problem;

	if (tuner_end(&app->tuner, &app->monitor, &problem))
		message_set(&app->view.message, false,
			    "the search is stopped; all settings are restored");
	else
		message_problem(&app->view.message, &problem);
	app_update_model(app);
}

/* False: the message says why there is no result. */
static bool act_search_has_found(struct app *app)
{
	struct message *message = &app->view.message;
	char key[KEY_NAME_SIZE];

	if (tuner_result_is_found(&app->tuner))
		return true;
	bindings_key_name(&app->bindings, ACTION_SEARCH, key);
	if (app->tuner.state == TUNER_ENDED)
		message_set(message, true,
			    "the search found nothing better to apply or save");
	else
		message_set(message, true,
			    "there is no result yet; %s starts a search", key);
	return false;
}

static void act_search_apply(struct app *app)
{
	const struct tune_setting *best;
	struct tunable_set values;
	char key[KEY_NAME_SIZE];

	if (!act_search_has_found(app))
		return;
	best = tuner_result_best(&app->tuner);
	values = tune_setting_values(best);
	bindings_key_name(&app->bindings, ACTION_UNDO, key);
	if (editor_set_setting(&app->editor, &app->monitor, best->method,
			       &values, &app->view.message))
		message_set(&app->view.message, false,
			    "the settings are applied; %s undoes that", key);
	app_update_model(app);
}

bool act_search(struct app *app, enum action action)
{
	switch (action) {
	case ACTION_SEARCH:
		if (tuner_is_busy(&app->tuner))
			act_search_stop(app);
		else
			act_search_offer(app);
		return true;
	case ACTION_APPLY:
		act_search_apply(app);
		return true;
	default:
		return false;
	}
}

void act_search_entered(struct app *app)
{
	struct prompt *prompt = &app->view.prompt;
	struct tunable_set values = tuner_result_values(&app->tuner);

	if (!act_preset_save(app, &values))
		return;
	if (app->monitor.source->is_persistent)
		message_set(
			&app->view.message, false,
			"saved; to keep it across reboots: dpastop keep --preset %s %s",
			prompt->text, app->monitor.sample.device);
	prompt_close(prompt);
}

/* Enter opens a prompt in some views, and only shows something in others. */
static bool act_search_is_change(const struct view *view, enum action action)
{
	switch (action) {
	case ACTION_SEARCH:
		return false;
	case ACTION_ENTER:
		return views_current(view)->edits(view) != PROMPT_NONE;
	case ACTION_LEFT:
	case ACTION_RIGHT:
		return view->name == VIEW_LOAD;
	case ACTION_LESS:
	case ACTION_MORE:
	case ACTION_SLOWER:
	case ACTION_FASTER:
	case ACTION_SCENARIO:
		return true;
	default:
		return action_info(action)->group == ACTION_GROUP_TUNE;
	}
}

bool act_search_refuses(struct app *app, enum action action)
{
	char key[KEY_NAME_SIZE];

	if (!tuner_is_busy(&app->tuner) ||
	    !act_search_is_change(&app->view, action))
		return false;
	bindings_key_name(&app->bindings, ACTION_SEARCH, key);
	message_set(&app->view.message, true,
		    "a search is changing the settings; %s stops it", key);
	return true;
}

/* --- its view -------------------------------------------------------------- */

/* Up and down in the list of candidates. */
static bool act_search_move(struct app *app, const struct layout *layout,
			    enum action action)
{
	size_t last;

	if (!app->tuner.search.nr_candidates)
		return false;
	last = view_tune_last_candidate(app, layout->body);
	return scroll_act(&app->view.first_candidate, last, 10, action);
}

static bool act_search_view(struct app *app, const struct layout *layout,
			    enum action action)
{
	if (act_search_move(app, layout, action))
		return true;
	if (action == ACTION_ENTER && !tuner_is_busy(&app->tuner)) {
		act_search_offer(app);
		return true;
	}
	/* If nothing was found, the current values are saved. */
	if (action == ACTION_SAVE_PRESET &&
	    tuner_result_is_found(&app->tuner)) {
		act_preset_ask(app, PROMPT_FOUND);
		return true;
	}
	return false;
}

const struct view_object view_tune = {
	.draw = view_tune_draw,
	.act = act_search_view,
	.edits = views_edit_nothing,
};
