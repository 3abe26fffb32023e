// SPDX-License-Identifier: GPL-2.0
/*
 * panel_title.c - the title line of a panel
 */
#include <stdio.h>

#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"

#define TITLE_REMARK 512

void panel_title_draw(struct pen *pen, bool is_focused, const char *title,
		      const char *remark)
{
	char text[TITLE_REMARK];

	snprintf(text, sizeof(text), "%s", remark);
	number_signs(pen->theme, text, sizeof(text));
	pen_text(pen, is_focused ? ROLE_FOCUSED_TITLE : ROLE_TITLE, title);
	pen_text(pen, ROLE_TEXT, " ");
	if (*text) {
		pen_text(pen, ROLE_TEXT, text);
		pen_text(pen, ROLE_TEXT, " ");
	}
	pen_bar_to(pen, ROLE_DIM, pen->area.cols);
}
