// SPDX-License-Identifier: GPL-2.0
#include "act_compare.h"

bool act_compare(struct app *app, const struct layout *layout, enum action action)
{
	(void)app;
	(void)layout;
	(void)action;
	return false;
}
