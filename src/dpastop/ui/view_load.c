// SPDX-License-Identifier: GPL-2.0
/*
 * view_load.c - the load, live and changed on the spot
 */
#include "panel.h"

void view_load_draw(const struct theme *theme, struct rect body,
		   const struct app *app)
{
	struct pen pen = pen_new(theme, body);

	(void)app;
	panel_title_draw(&pen, false, "LOAD", "");
}
