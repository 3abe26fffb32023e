// SPDX-License-Identifier: GPL-2.0
#include "act_load.h"

bool act_load(struct app *app, const struct layout *layout, enum action action)
{
	(void)app;
	(void)layout;
	(void)action;
	return false;
}

void act_load_entered(struct app *app)
{
	prompt_close(&app->view.prompt);
}
