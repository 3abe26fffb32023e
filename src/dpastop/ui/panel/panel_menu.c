// SPDX-License-Identifier: GPL-2.0
/*
 * panel_menu.c - a list to choose from, in the middle of the screen
 */
#include <stdio.h>

#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"

#define MENU_COLS 96	   /* at most */
#define MENU_NAME_COLS 33  /* at most */
#define MENU_WHOLE_LINES 2 /* for a detail in full */

/* Signs may take more bytes than the ASCII that they replace. */
#define MENU_DETAIL (2 * sizeof(((struct menu_item *)NULL)->detail))

/* The topmost visible item, chosen so that the selected one is visible. */
static size_t panel_menu_first(const struct menu *menu, size_t visible)
{
	size_t first = menu->selected > visible / 2 ?
		menu->selected - visible / 2 :
		0;

	if (menu->count <= visible)
		return 0;
	return first + visible > menu->count ? menu->count - visible : first;
}

/* The widest name, as far as there is room for it. */
static int panel_menu_name_cols(const struct menu *menu)
{
	int cols = 0, one;
	size_t i;

	for (i = 0; i < menu->count; i++) {
		one = pen_width(menu->items[i].name);
		cols = one > cols ? one : cols;
	}
	return cols < MENU_NAME_COLS ? cols : MENU_NAME_COLS;
}

/* Each line begins with one of these, as wide as each other. */
static const char *panel_menu_sign(const struct menu *menu, size_t i)
{
	if (menu->kind == MENU_COLUMNS)
		return menu->items[i].is_on ? " [x] " : " [ ] ";
	return i == menu->selected ? " > " : "   ";
}

/* The detail of @item as the screen writes it. */
static void panel_menu_detail(const struct theme *theme,
			      const struct menu_item *item,
			      char text[MENU_DETAIL])
{
	snprintf(text, MENU_DETAIL, "%s", item->detail);
	number_signs(theme, text, MENU_DETAIL);
}

static void panel_menu_item_draw(struct pen *pen, const struct menu *menu,
				 size_t i)
{
	const struct menu_item *item = menu->items + i;
	enum role role = i == menu->selected ? ROLE_SELECTED : ROLE_TEXT;
	char detail[MENU_DETAIL];

	panel_menu_detail(pen->theme, item, detail);

	pen_text(pen, role, panel_menu_sign(menu, i));
	pen_left(pen, role, panel_menu_name_cols(menu), item->name);
	pen_text(pen, role, "  ");
	pen_cut(pen, role, pen->area.cols - pen->x, detail);
}

/* Does any detail not fit beside its name? */
static bool panel_menu_cuts(const struct menu *menu, int cols)
{
	int room = cols - panel_menu_name_cols(menu) - 2;
	size_t i;

	for (i = 0; i < menu->count; i++)
		if (pen_width(panel_menu_sign(menu, i)) +
			    pen_width(menu->items[i].detail) >
		    room)
			return true;
	return false;
}

/* The whole detail of the selected item, padded with blank lines. */
static void panel_menu_whole_draw(struct pen *pen, const struct menu *menu)
{
	int end = pen->y + MENU_WHOLE_LINES;
	char detail[MENU_DETAIL];

	panel_menu_detail(pen->theme, menu->items + menu->selected, detail);
	pen_paragraph(pen, ROLE_DIM, detail);
	for (; pen->y < end; pen_line(pen, pen->y + 1))
		pen_fill_to(pen, ROLE_DIM, pen->area.cols);
}

/*
 * If not all items are visible, the title has the number of the selected one.
 */
static void panel_menu_title_draw(struct pen *pen, const struct menu *menu,
				  size_t visible)
{
	char place[48] = "";

	if (visible < menu->count)
		snprintf(place, sizeof(place), "%zu of %zu ",
			 menu->selected + 1, menu->count);
	pen_format(pen, ROLE_FOCUSED_TITLE, " %s", menu->title);
	pen_right(pen, ROLE_FOCUSED_TITLE, pen->area.cols - pen->x, place);
}

/* Of a covered line, nothing remains: half a line could pass for the menu's. */
static void panel_menu_clear(const struct theme *theme, struct rect area,
			     int cols)
{
	struct pen pen = pen_new(theme, area);
	int y;

	pen.area.x = 0;
	pen.area.cols = cols;
	for (y = 0; y < area.lines; y++) {
		pen_line(&pen, y);
		pen_fill_to(&pen, ROLE_TEXT, cols);
	}
}

void panel_menu_draw(const struct theme *theme, int lines, int cols,
		     const struct menu *menu)
{
	int width = cols - 2 < MENU_COLS ? cols - 2 : MENU_COLS;
	int whole_lines = panel_menu_cuts(menu, width) ? MENU_WHOLE_LINES : 0;
	size_t most = (size_t)(lines - 6 - whole_lines);
	size_t visible = menu->count < most ? menu->count : most;
	size_t first = panel_menu_first(menu, visible), i;
	struct rect area = { (lines - (int)visible - whole_lines - 2) / 2,
			     (cols - width) / 2, (int)visible + whole_lines + 2,
			     width };
	struct pen pen = pen_new(theme, area);

	panel_menu_clear(theme, area, cols);
	panel_menu_title_draw(&pen, menu, visible);
	for (i = 0; i < visible; i++) {
		pen_line(&pen, 1 + (int)i);
		panel_menu_item_draw(&pen, menu, first + i);
	}
	if (whole_lines) {
		pen_line(&pen, 1 + (int)visible);
		panel_menu_whole_draw(&pen, menu);
	}
	pen_line(&pen, area.lines - 1);
	pen_text(&pen, ROLE_FOCUSED_TITLE,
		 menu->count ? " arrows select, Enter chooses, Esc leaves" :
			       " there is none; Esc leaves");
	pen_fill_to(&pen, ROLE_FOCUSED_TITLE, area.cols);
}
