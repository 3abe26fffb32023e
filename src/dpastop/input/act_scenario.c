// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_scenario.h"

#include <stdlib.h>
#include <string.h>

static void act_scenario_menu(struct app *app)
{
	struct scenario_entry *entries;
	struct problem problem;
	size_t i, count = scenario_files_list(&entries, &problem);

	if (!count) {
		message_problem(&app->view.message, &problem);
		return;
	}
	menu_open(&app->view.menu, MENU_SCENARIOS, "Scenarios");
	for (i = 0; i < count; i++)
		menu_add(&app->view.menu, entries[i].name, entries[i].title);
	free(entries);
}

void act_scenario_chosen(struct app *app)
{
	struct menu *menu = &app->view.menu;
	struct problem problem;

	menu_close(menu);
	if (!app_play_scenario(app, menu->items[menu->selected].name, &problem))
		message_problem(&app->view.message, &problem);
}

static void act_scenario_end(struct app *app)
{
	struct problem problem;

	if (scenario_session_stop(&app->session, &app->monitor, &problem))
		message_set(&app->view.message, false, "the scenario is ended");
	else
		message_problem(&app->view.message, &problem);
	monitor_read_back(&app->monitor);
}

static void act_scenario_continue(struct app *app)
{
	struct problem problem;

	if (!scenario_session_continue(&app->session, &app->monitor, &problem))
		message_problem(&app->view.message, &problem);
	monitor_read_back(&app->monitor);
}

bool act_scenario(struct app *app, enum action action)
{
	bool plays = app->session.player.state != SCENARIO_NOT_PLAYING;

	if (action == ACTION_CONTINUE && plays) {
		act_scenario_continue(app);
	} else if (action == ACTION_CONTINUE) {
		message_set(&app->view.message, false,
			    "no scenario is playing");
	} else if (action != ACTION_SCENARIO) {
		return false;
	} else if (plays) {
		act_scenario_end(app);
	} else {
		act_scenario_menu(app);
	}
	app_play(app);
	return true;
}
