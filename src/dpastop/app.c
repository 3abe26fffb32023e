// SPDX-License-Identifier: GPL-2.0
#include "dpastop/app.h"

#include <stdio.h>
#include <string.h>

#include "dpastop/first_run.h"
#include "dpastop/tune/tuner_result.h"

/* Few enough to fit any screen, idle or not. */
#define APP_FEW_CPUS 4

const struct sample *app_tunables(const struct app *app)
{
	return source_is_recording(app->monitor.source) ? &app->model.now :
							  &app->monitor.sample;
}

const struct sample *app_shown_tunables(const struct app *app)
{
	return app->model.is_live ? app_tunables(app) : &app->model.now;
}

bool app_tunable_differs(const struct app *app, unsigned int id, int64_t *now)
{
	int64_t shown;

	return sample_get_tunable(app_shown_tunables(app), id, &shown) &&
		sample_get_tunable(app_tunables(app), id, now) && *now != shown;
}

/* What is shown of a search; once it has ended that does not change any more. */
static void app_update_search(struct app *app)
{
	const struct tuner *tuner = &app->tuner;

	if (tuner->state == TUNER_OFF || *app->summary)
		return;
	candidate_order_update(&app->order, &tuner->search);
	if (tuner->state == TUNER_ENDED)
		summary_write(tuner, app->monitor.sample.device, app->summary);
}

void app_update_model(struct app *app)
{
	app_update_search(app);
	if (!model_update(&app->model, app->monitor.history, &app->view.query))
		message_set(&app->view.message, true,
			    "no memory for the next screen");
	/*
	 * Show a value that was just written without waiting for the next
	 * sample.
	 */
	if (app->view.query.is_live && monitor_is_there(&app->monitor))
		model_update_tunables(&app->model, &app->monitor.sample);
}

/* A recording that cannot continue is closed, with a message. */
static void app_check_record(struct app *app)
{
	struct problem problem;

	if (app->monitor.recorder &&
	    recorder_has_stopped(app->monitor.recorder) &&
	    !monitor_end_record(&app->monitor, &problem))
		message_problem(&app->view.message, &problem);
}

/*
 * Apply the view and tunable that the scenario wants, once; the user may leave.
 */
static void app_show_requested(struct app *app)
{
	static const enum view_name names[SCENARIO_NR_VIEWS] = {
		[SCENARIO_OVERVIEW] = VIEW_OVERVIEW,
		[SCENARIO_PRESENTER] = VIEW_OVERVIEW,
		[SCENARIO_CPU] = VIEW_CPU,
		[SCENARIO_SWITCHES] = VIEW_SWITCHES,
		[SCENARIO_LOAD_VIEW] = VIEW_LOAD,
		[SCENARIO_COMPARE] = VIEW_COMPARE,
	};
	struct scenario_player *player = &app->session.player;

	if (player->view) {
		app->view.name = names[player->view->view];
		app->view.is_presenter = player->view->view ==
			SCENARIO_PRESENTER;
		/* The text may be about a CPU that has had no I/O yet. */
		app->view.shows_idle |= app->model.nr_cpus <= APP_FEW_CPUS;
	}
	if (player->tunable) {
		app->editor.selected = player->tunable->id;
		app->view.focus = FOCUS_TUNABLES;
	}
	player->view = player->tunable = NULL;
}

void app_play(struct app *app)
{
	scenario_session_step(&app->session, &app->monitor);
	app_show_requested(app);
	app_update_model(app);
}

bool app_play_scenario(struct app *app, const char *name,
		       struct problem *problem)
{
	bool plays = scenario_session_start(&app->session, name, &app->monitor,
					    problem);

	app_show_requested(app);
	app_update_model(app);
	return plays;
}

/* Say how the search that has just ended went. */
static void app_say_search(struct app *app)
{
	const struct tuner *tuner = &app->tuner;
	struct message *message = &app->view.message;
	char key[KEY_NAME_SIZE];

	bindings_key_name(&app->bindings, ACTION_TUNE, key);
	if (*tuner->failure)
		message_set(message, true, "the search ended early: %s",
			    tuner->failure);
	else if (app->view.name != VIEW_TUNE)
		message_set(message, false,
			    "the search is done: %s shows the result", key);
}

/* The settings of a device that is away are restored when it returns. */
static void app_end_search(struct app *app)
{
	struct tuner *tuner = &app->tuner;
	struct problem problem;

	if (tuner->state != TUNER_ENDED || tuner->is_over ||
	    !monitor_is_there(&app->monitor))
		return;
	if (tuner_end(tuner, &app->monitor, &problem))
		app_say_search(app);
	else
		message_problem(&app->view.message, &problem);
	app_update_model(app);
}

void app_take_search(struct app *app)
{
	struct monitor *monitor = &app->monitor;

	if (!monitor->search)
		return;
	tuner_result_unpack(&app->tuner, monitor->search);
	monitor->search = NULL;
	app->summary[0] = '\0';
	app->view.first_candidate = 0;
	app_update_model(app);
}

void app_show_sample(struct app *app)
{
	const struct monitor *monitor = &app->monitor;

	app->away[0] = '\0';
	if (monitor->status == SOURCE_GONE || monitor->status == SOURCE_END)
		problem_text(&monitor->error, app->away, sizeof(app->away));
	app_play(app);
	if (monitor->status == SOURCE_OK)
		effect_sample(&app->effect, monitor->history);
	app_check_record(app);
	app_end_search(app);
	app_take_search(app);
}

void app_tune(struct app *app)
{
	tuner_step(&app->tuner, &app->monitor);
	app_show_sample(app);
}

static void app_configure(struct app *app, const struct app_options *options)
{
	const struct config *config = options->config;

	app->view.interval_ns = options->interval_ns;
	app->view.query.is_live = true;
	app->view.query.sort = config->sort;
	app->view.hidden_columns = config->hidden_columns;
	app->bindings = config->bindings;
	if (config->nr_problems > 1)
		message_set(&app->view.message, true, "%s (and %u more)",
			    config->problem, config->nr_problems - 1);
	else if (config->nr_problems)
		message_set(&app->view.message, true, "%s", config->problem);
}

/* Only a kernel keeps its tunables after exit. */
static bool app_can_restore(const struct app *app)
{
	return app->monitor.source->is_persistent &&
		app->monitor.status == SOURCE_OK;
}

/* Offer to restore what an earlier run left, or say why that is impossible. */
static void app_offer_restore(struct app *app)
{
	enum restore_state state = restore_find(
		app->monitor.sample.device, &app->monitor.sample, &app->left);

	if (state == RESTORE_LEFT && !*source_read_only(app->monitor.source))
		prompt_open(&app->view.prompt, PROMPT_RESTORE, "");
	else if (state != RESTORE_NONE)
		message_add(&app->view.message, state == RESTORE_UNREADABLE,
			    app->left.text);
}

/* Keep the values that an earlier run left: --restore now restores those. */
static void app_restore_from_here(struct app *app)
{
	struct message *message = &app->view.message;
	struct problem problem;

	restore_forget(&app->left);
	if (app->restore.is_armed &&
	    !restore_begin(&app->restore, app->monitor.sample.device,
			   &app->monitor.sample, &problem))
		message_problem(message, &problem);
}

void app_answer_restore(struct app *app, bool yes)
{
	struct message *message = &app->view.message;

	prompt_close(&app->view.prompt);
	if (!yes) {
		app_restore_from_here(app);
		return;
	}
	editor_apply(&app->editor, &app->monitor, &app->left.values,
		     "what an earlier run left", message);
	/* With --restore, the file is needed until exit. */
	if (!message->is_error && !app->restore.is_armed)
		restore_forget(&app->left);
	app_update_model(app);
}

static bool app_begin_restore(struct app *app, struct problem *problem)
{
	const char *read_only = source_read_only(app->monitor.source);

	if (!app_can_restore(app))
		return problem_fail(problem, "--restore",
				    "there is nothing to restore here");
	if (*read_only)
		return problem_fail(problem, "--restore", "cannot restore: %s",
				    read_only);
	return restore_begin(&app->restore, app->monitor.sample.device,
			     &app->monitor.sample, problem);
}

/* --restore still restores the values from before this change. */
static bool app_set_method(struct app *app, enum method method,
			   struct problem *problem)
{
	struct message *message = &app->view.message;

	editor_set_method(&app->editor, &app->monitor, method, message);
	app_update_model(app);
	return !message->is_error ||
		problem_fail(problem, "--method", "%s", message->text);
}

/* For beginners, once: the keys that lead on, in place of all others. */
static void app_welcome(struct app *app)
{
	char words[KEY_NAME_SIZE], scenario[KEY_NAME_SIZE], help[KEY_NAME_SIZE];
	const struct view *view = &app->view;

	if (source_is_recording(app->monitor.source) || *view->message.text ||
	    view->prompt.kind != PROMPT_NONE || !first_run())
		return;
	bindings_key_name(&app->bindings, ACTION_WORDS, words);
	bindings_key_name(&app->bindings, ACTION_SCENARIO, scenario);
	bindings_key_name(&app->bindings, ACTION_HELP, help);
	message_set(
		&app->view.message, false,
		"First time? %s explains the words, %s plays a demonstration, %s shows all keys.",
		words, scenario, help);
}

bool app_start(struct app *app, struct source *source,
	       const struct app_options *options, struct problem *problem)
{

	memset(app, 0, sizeof(*app));
	model_init(&app->model);
	app->session.due_ns = SOURCE_NEVER;
	app->tuner.due_ns = SOURCE_NEVER;
	app_configure(app, options);
	if (!monitor_start(&app->monitor, source))
		return problem_fail(problem, NULL, "out of memory");
	if (options->record &&
	    !monitor_record(&app->monitor, options->record, problem))
		return false;
	monitor_sample(&app->monitor);
	app_show_sample(app);
	if (app_can_restore(app))
		app_offer_restore(app);
	if ((options->restore && !app_begin_restore(app, problem)) ||
	    (options->method && !app_set_method(app, options->method, problem)))
		return false;
	if (options->scenario)
		return app_play_scenario(app, options->scenario, problem);
	app_welcome(app);
	return true;
}

/* Append a problem to those already in @text. */
static void app_add_problem(char *text, const struct problem *problem)
{
	size_t length = strlen(text);

	snprintf(text + length, APP_TEXT_SIZE - length, "%s",
		 length ? "; " : "");
	length = strlen(text);
	problem_text(problem, text + length, APP_TEXT_SIZE - length);
}

bool app_end(struct app *app, char *text)
{
	struct problem problem;

	text[0] = '\0';
	if (!scenario_session_stop(&app->session, &app->monitor, &problem))
		app_add_problem(text, &problem);
	if (!tuner_end(&app->tuner, &app->monitor, &problem))
		app_add_problem(text, &problem);
	if (!restore_end(&app->restore, app->monitor.source, &problem))
		app_add_problem(text, &problem);
	if (!monitor_end_record(&app->monitor, &problem))
		app_add_problem(text, &problem);
	tuner_free(&app->tuner);
	menu_free(&app->view.menu);
	model_free(&app->model);
	monitor_stop(&app->monitor);
	return !*text;
}
