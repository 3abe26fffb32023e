// SPDX-License-Identifier: GPL-2.0
#include "menu.h"

#include <curses.h>
#include <stdio.h>

#define KEY_ESCAPE 27

void menu_open(struct menu *menu, enum menu_kind kind, const char *title)
{
	menu->kind = kind;
	menu->title = title;
	menu->selected = 0;
	menu->count = 0;
	menu->total = 0;
}

void menu_add(struct menu *menu, const char *name, const char *detail,
	      bool is_on)
{
	struct menu_item *item = menu->items + menu->count;

	menu->total++;
	if (menu->count == MENU_MOST_ITEMS)
		return;
	snprintf(item->name, sizeof(item->name), "%s", name);
	snprintf(item->detail, sizeof(item->detail), "%s", detail);
	item->is_on = is_on;
	menu->count++;
}

void menu_close(struct menu *menu)
{
	menu->kind = MENU_NONE;
}

enum menu_result menu_key(struct menu *menu, int key)
{
	switch (key) {
	case KEY_UP:
		menu->selected -= menu->selected > 0;
		break;
	case KEY_DOWN:
		menu->selected += menu->selected + 1 < menu->count;
		break;
	case KEY_HOME:
		menu->selected = 0;
		break;
	case KEY_END:
		menu->selected = menu->count ? menu->count - 1 : 0;
		break;
	case '\r':
	case '\n':
	case ' ':
	case KEY_ENTER:
		if (menu->count)
			return MENU_CHOSEN;
		break;
	case KEY_ESCAPE:
	case 'q':
		menu_close(menu);
		return MENU_LEFT;
	}
	return MENU_GOES_ON;
}
