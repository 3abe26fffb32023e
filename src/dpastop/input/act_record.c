// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_record.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

/* "dpastop-nvme0n1-20261124-193000.jsonl" */
static void act_record_name(const struct app *app, char *name, size_t size)
{
	time_t now = time(NULL);
	char when[32];
	struct tm tm;
	size_t i;

	localtime_r(&now, &tm);
	strftime(when, sizeof(when), "%Y%m%d-%H%M%S", &tm);
	snprintf(name, size, "dpastop-%s-%s.jsonl", app->model.now.device,
		 when);
	for (i = 0; name[i]; i++)
		if (name[i] == '/' || name[i] == ':')
			name[i] = '-';
}

static void act_record_end(struct app *app)
{
	const struct recorder *recorder = app->monitor.recorder;
	char path[PATH_MAX];
	struct problem problem;
	uint64_t samples = recorder_samples(recorder);

	snprintf(path, sizeof(path), "%s", recorder_path(recorder));
	if (monitor_end_record(&app->monitor, &problem))
		message_set(&app->view.message, false,
			    samples == 1 ? "%" PRIu64 " sample is in %s" :
					   "%" PRIu64 " samples are in %s",
			    samples, path);
	else
		message_problem(&app->view.message, &problem);
}

void act_record(struct app *app)
{
	char name[PROMPT_SIZE];

	if (app->monitor.recorder) {
		act_record_end(app);
		return;
	}
	act_record_name(app, name, sizeof(name));
	prompt_open(&app->view.prompt, PROMPT_RECORD, name);
}

void act_record_entered(struct app *app)
{
	struct prompt *prompt = &app->view.prompt;
	struct message *message = &app->view.message;
	struct problem error;
	char key[KEY_NAME_SIZE];

	if (!*prompt->text) {
		message_set(message, true, "a recording needs a name");
		return;
	}
	if (monitor_record(&app->monitor, prompt->text, &error)) {
		bindings_key_name(&app->bindings, ACTION_RECORD, key);
		message_set(message, false, "recording to %s; %s ends it",
			    prompt->text, key);
		prompt_close(prompt);
		return;
	}
	message_problem(message, &error);
}
