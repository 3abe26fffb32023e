// SPDX-License-Identifier: GPL-2.0
/*
 * panel_title.c - the title line of a panel
 */
#include "dpastop/ui/panel/panel.h"

void panel_title_draw(struct pen *pen, bool is_focused, const char *title,
		      const char *remark)
{
	pen_text(pen, is_focused ? ROLE_FOCUSED_TITLE : ROLE_TITLE, title);
	pen_text(pen, ROLE_TEXT, " ");
	if (*remark) {
		pen_text(pen, ROLE_TEXT, remark);
		pen_text(pen, ROLE_TEXT, " ");
	}
	pen_bar_to(pen, ROLE_DIM, pen->area.cols);
}
