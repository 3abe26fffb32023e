// SPDX-License-Identifier: GPL-2.0
#include "act_cpu.h"

bool act_cpu(struct app *app, const struct layout *layout, enum action action)
{
	(void)app;
	(void)layout;
	(void)action;
	return false;
}
