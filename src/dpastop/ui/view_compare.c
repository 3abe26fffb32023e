// SPDX-License-Identifier: GPL-2.0
/*
 * view_compare.c - A and B side by side
 */
#include "panel.h"

void view_compare_draw(const struct theme *theme, struct rect body,
		   const struct app *app)
{
	struct pen pen = pen_new(theme, body);

	(void)app;
	panel_title_draw(&pen, false, "COMPARE", "");
}
