// SPDX-License-Identifier: GPL-2.0
/*
 * view_cpu.c - one CPU through time
 */
#include "panel.h"

void view_cpu_draw(const struct theme *theme, struct rect body,
		   const struct app *app)
{
	struct pen pen = pen_new(theme, body);

	(void)app;
	panel_title_draw(&pen, false, "CPU", "");
}
