// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_tune.h"

void act_tune_entered(struct app *app)
{
	struct prompt *prompt = &app->view.prompt;

	if (editor_enter(&app->editor, &app->monitor, prompt->text,
			 &app->view.message))
		prompt_close(prompt);
	app_update_model(app);
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
	default:
		return false;
	}
	return true;
}

void act_tune_type(struct app *app)
{
	if (editor_may_write(&app->monitor, &app->view.message))
		prompt_open(&app->view.prompt, PROMPT_TUNABLE, "");
}

bool act_tune(struct app *app, enum action action)
{
	if (!act_tune_change(app, action))
		return false;
	app_update_model(app);
	return true;
}
