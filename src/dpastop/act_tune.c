// SPDX-License-Identifier: GPL-2.0
#include "act_tune.h"

void act_tune_entered(struct app *app)
{
	struct prompt *prompt = &app->view.prompt;

	if (editor_enter(&app->editor, &app->monitor, prompt->text,
			 &app->view.message))
		prompt_close(prompt);
	app_update_picture(app);
}

/* One job more or fewer, where the source has a load. */
static void act_tune_jobs(struct app *app, int step)
{
	const struct snapshot *snapshot = &app->monitor.snapshot;
	struct message *message = &app->view.message;
	struct source_load load = {
		.block_bytes = 4096,
		.read_percent = 100,
		.polled = snapshot_method(snapshot) != METHOD_INT,
	};
	struct source_error error;
	uint64_t jobs = 0;

	if (snapshot_get_load(snapshot, LOAD_JOBS, &jobs) && !jobs && step < 0)
		return;
	load.jobs = (uint32_t)jobs + (uint32_t)step;
	message->is_error = !source_set_load(app->monitor.source, &load,
					     &error);
	if (message->is_error)
		source_error_text(&error, message->text,
				  sizeof(message->text));
	else
		message_set(message, false, "The load has %u job%s now.",
			    load.jobs, load.jobs == 1 ? "" : "s");
}

static bool act_tune_change(struct app *app, enum action action)
{
	struct editor *editor = &app->editor;
	struct monitor *monitor = &app->monitor;
	struct message *message = &app->view.message;

	switch (action) {
	case ACTION_STEP_UP:
		editor_step(editor, monitor, 1, message);
		break;
	case ACTION_STEP_DOWN:
		editor_step(editor, monitor, -1, message);
		break;
	case ACTION_UNDO:
		editor_undo(editor, monitor, message);
		break;
	case ACTION_REDO:
		editor_redo(editor, monitor, message);
		break;
	case ACTION_DEFAULTS:
		editor_defaults(editor, monitor, message);
		break;
	case ACTION_LESS:
		act_tune_jobs(app, -1);
		break;
	case ACTION_MORE:
		act_tune_jobs(app, 1);
		break;
	default:
		return false;
	}
	return true;
}

bool act_tune(struct app *app, enum action action)
{
	if (action == ACTION_ENTER) {
		if (editor_may_write(&app->monitor, &app->view.message))
			prompt_open(&app->view.prompt, PROMPT_TUNABLE, "");
		return true;
	}
	if (!act_tune_change(app, action))
		return false;
	app_update_picture(app);
	return true;
}
