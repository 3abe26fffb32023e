// SPDX-License-Identifier: GPL-2.0
#include "act_switches.h"

bool act_switches(struct app *app, const struct layout *layout, enum action action)
{
	(void)app;
	(void)layout;
	(void)action;
	return false;
}
