// SPDX-License-Identifier: GPL-2.0
/*
 * panel_scenario.c - what a scenario says, for a class to read
 */
#include <stdio.h>

#include "dpastop/ui/panel/panel.h"

/* What it does now: the step in hand, or what it waits for. */
static void panel_scenario_state(const struct app *app, char *text, size_t size)
{
	const struct scenario_player *player = &app->session.player;
	char key[KEY_NAME_SIZE];

	bindings_key_name(&app->bindings, ACTION_CONTINUE, key);
	if (player->state == SCENARIO_AT_KEY)
		snprintf(text, size, "%s goes on", key);
	else if (player->state == SCENARIO_ENDED)
		snprintf(text, size, "the end; %s closes it", key);
	else
		snprintf(text, size, "%.100s",
			 player->scenario->steps[player->step].text);
}

void panel_scenario_draw(const struct theme *theme, struct rect area,
			 const struct app *app)
{
	const struct scenario_player *player = &app->session.player;
	struct pen pen = pen_new(theme, area);
	size_t count = player->scenario->nr_steps;
	size_t step = player->step < count ? player->step + 1 : count;
	char state[128];

	panel_scenario_state(app, state, sizeof(state));
	pen_format(&pen, ROLE_TITLE, "%.60s %zu/%zu ", player->scenario->title,
		   step, count);
	pen_format(&pen, ROLE_DIM, "%s ", state);
	pen_bar_to(&pen, ROLE_DIM, area.cols);
	pen_line(&pen, 1);
	if (*player->failure)
		pen_paragraph(&pen, ROLE_ERROR, player->failure);
	else
		pen_paragraph(&pen, ROLE_SPEECH, player->sentence);
}
