// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_load.h"

#include <stdio.h>
#include <string.h>

#include "dpastop/model/load_part.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/views.h"
#include "lib/base/text.h"
#include "lib/load/load_spec.h"

#define MOST_BLOCK (16u * 1024 * 1024)
#define MOST_RATE 1000000000u /* the highest rate that stepping reaches */

static const double act_load_speeds[] = {
	0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100,
};

#define NR_SPEEDS ((int)(sizeof(act_load_speeds) / sizeof(*act_load_speeds)))

/* Request @load, in which @part is new. The message reports the result. */
static bool act_load_ask(struct app *app, const struct load *load,
			 enum load_part part)
{
	struct message *message = &app->view.message;
	struct problem error;
	char text[SAMPLE_TEXT_SIZE];

	if (!monitor_set_load(&app->monitor, load, &error)) {
		message_problem(message, &error);
		return false;
	}
	monitor_read_back(&app->monitor);
	app_update_model(app);
	load_part_of(load, part, text);
	if (part == LOAD_PART_JOBS)
		message_set(message, false, "The load has %s job%s now.", text,
			    text_s(load->jobs));
	else
		message_set(message, false, "%s: now %s%s",
			    load_part_title(part), text,
			    load->jobs ? "" : "; no job is running");
	return true;
}

/*
 * Get the load that a key is about to change. False: the message says why not.
 */
static bool act_load_begin(struct app *app, struct load *load)
{
	const char *refusal = source_load_refusal(app->monitor.source);

	*load = app->monitor.source->asked;
	if (*refusal)
		message_set(&app->view.message, true, "%s", refusal);
	return !*refusal;
}

/* The next rate in the sequence no limit, 100, 200, 500, 1000, ... */
static uint32_t act_load_step_rate(uint32_t rate, int direction)
{
	uint32_t unit = 100;

	if (!rate)
		return direction > 0 ? unit : 0;
	if (direction > 0 && rate >= MOST_RATE)
		return rate;
	if (direction < 0 && rate <= 100)
		return 0;
	while (unit * 10 <= rate && unit < MOST_RATE / 10)
		unit *= 10;
	if (direction > 0)
		return rate < unit * 2	? unit * 2 :
			rate < unit * 5 ? unit * 5 :
					  unit * 10;
	if (rate == unit)
		unit /= 10;
	return rate > unit * 5 ? unit * 5 : rate > unit * 2 ? unit * 2 : unit;
}

static uint32_t act_load_step_block(uint32_t bytes, int direction)
{
	if (direction > 0)
		return bytes * 2 <= MOST_BLOCK ? bytes * 2 : bytes;
	return bytes / 2 >= 512 && bytes / 2 % 512 == 0 ? bytes / 2 : bytes;
}

static uint32_t act_load_step_reads(uint32_t percent, int direction)
{
	if (direction > 0)
		return percent + 10 <= 100 ? percent + 10 : 100;
	return percent >= 10 ? percent - 10 : 0;
}

/* Step the selected part. False: it is at its limit. */
static bool act_load_step_part(struct load *load, unsigned int part,
			       int direction)
{
	struct load before = *load;

	switch (part) {
	case LOAD_PART_JOBS:
		load->jobs += direction > 0 ? 1 : -(load->jobs > 0);
		return load->jobs != before.jobs;
	case LOAD_PART_BLOCK:
		load->block_bytes = act_load_step_block(load->block_bytes,
							direction);
		return load->block_bytes != before.block_bytes;
	case LOAD_PART_READS:
		load->read_percent = act_load_step_reads(load->read_percent,
							 direction);
		return load->read_percent != before.read_percent;
	case LOAD_PART_RATE:
		load->rate_iops = act_load_step_rate(load->rate_iops,
						     direction);
		return load->rate_iops != before.rate_iops;
	case LOAD_PART_POLLED:
		load->polled = direction > 0;
		return load->polled != before.polled;
	default:
		return false;
	}
}

static void act_load_step(struct app *app, unsigned int part, int direction)
{
	struct load load;
	char text[SAMPLE_TEXT_SIZE], key[KEY_NAME_SIZE];

	if (!act_load_begin(app, &load))
		return;
	if (act_load_step_part(&load, part, direction)) {
		act_load_ask(app, &load, part);
	} else if (part == LOAD_PART_CPUS) {
		bindings_key_name(&app->bindings, ACTION_ENTER, key);
		message_set(&app->view.message, false,
			    "type the CPUs: %s, then 0-3,8 or all", key);
	} else {
		load_part_of(&load, part, text);
		message_set(&app->view.message, false,
			    "%s: %s; no further step", load_part_title(part),
			    text);
	}
}

static void act_load_speed(struct app *app, int direction)
{
	struct source *source = app->monitor.source;
	struct source_player player;
	int i = 0;

	source_get_player(source, &player);
	while (i < NR_SPEEDS - 1 && act_load_speeds[i] < player.speed)
		i++;
	i += direction;
	if (i < 0 || i >= NR_SPEEDS)
		return;
	source_play(source, player.is_paused, act_load_speeds[i]);
}

bool act_load_amount(struct app *app, enum action action)
{
	int direction = action == ACTION_MORE ? 1 : -1;

	if (action != ACTION_LESS && action != ACTION_MORE)
		return false;
	if (source_is_recording(app->monitor.source))
		act_load_speed(app, direction);
	else
		act_load_step(app, LOAD_PART_JOBS, direction);
	return true;
}

void act_load_type(struct app *app)
{
	struct load load;

	if (act_load_begin(app, &load))
		prompt_open(&app->view.prompt, PROMPT_LOAD, "");
}

/* @problem has the item as it was parsed: tell it by the title of its field. */
static void act_load_complain(struct app *app, struct problem *problem)
{
	enum load_part part = app->view.load_field;
	const char *key = load_part_key(part), *value = problem->value;
	char text[PROBLEM_VALUE];
	size_t length = strlen(key);

	if (!strncmp(value, key, length) && value[length] == '=')
		value += length + 1;
	snprintf(text, sizeof(text), "%s", value);
	problem_in(problem, load_part_title(part));
	problem_value(problem, "%s", text);
	message_problem(&app->view.message, problem);
}

void act_load_entered(struct app *app)
{
	struct prompt *prompt = &app->view.prompt;
	char text[PROMPT_SIZE + 16];
	struct problem problem;
	struct load load;

	snprintf(text, sizeof(text), "%s=%s",
		 load_part_key(app->view.load_field), prompt->text);
	if (!act_load_begin(app, &load))
		return;
	if (!load_spec_parse(&load, text, &problem))
		act_load_complain(app, &problem);
	else if (act_load_ask(app, &load, app->view.load_field))
		prompt_close(prompt);
}

static bool act_load(struct app *app, const struct layout *layout,
		     enum action action)
{
	unsigned int *part = &app->view.load_field;

	(void)layout;
	switch (action) {
	case ACTION_UP:
		*part -= *part > 0;
		break;
	case ACTION_DOWN:
		*part += *part + 1 < LOAD_NR_PARTS;
		break;
	case ACTION_FIRST:
		*part = 0;
		break;
	case ACTION_LAST:
		*part = LOAD_NR_PARTS - 1;
		break;
	case ACTION_STEP_UP:
	case ACTION_RIGHT:
		act_load_step(app, *part, 1);
		break;
	case ACTION_STEP_DOWN:
	case ACTION_LEFT:
		act_load_step(app, *part, -1);
		break;
	default:
		return false;
	}
	return true;
}

static enum prompt_kind act_load_edits(const struct view *view)
{
	(void)view;
	return PROMPT_LOAD;
}

const struct view_object view_load = {
	.draw = view_load_draw,
	.act = act_load,
	.edits = act_load_edits,
};
