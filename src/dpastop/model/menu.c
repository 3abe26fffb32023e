// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/menu.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

#define KEY_ESCAPE 27
#define MENU_PAGE 10 /* items */
#define MENU_FIRST_ROOM 64

void menu_open(struct menu *menu, enum menu_kind kind, const char *title)
{
	menu->kind = kind;
	menu->title = title;
	menu->selected = 0;
	menu->count = 0;
}

static bool menu_grow(struct menu *menu)
{
	size_t room = menu->room ? 2 * menu->room : MENU_FIRST_ROOM;
	struct menu_item *items = realloc(menu->items, room * sizeof(*items));

	if (!items)
		return false;
	menu->items = items;
	menu->room = room;
	return true;
}

struct menu_item *menu_add(struct menu *menu, const char *name,
			   const char *detail)
{
	struct menu_item *item;

	if (menu->count == menu->room && !menu_grow(menu))
		return NULL;
	item = menu->items + menu->count++;
	*item = (struct menu_item){ .is_on = false };
	snprintf(item->name, sizeof(item->name), "%s", name);
	snprintf(item->detail, sizeof(item->detail), "%s", detail);
	return item;
}

void menu_close(struct menu *menu)
{
	menu->kind = MENU_NONE;
}

void menu_free(struct menu *menu)
{
	free(menu->items);
	*menu = (struct menu){ .kind = MENU_NONE };
}

/* Move the selection @by items, up to either end. */
static void menu_move(struct menu *menu, long by)
{
	long at = (long)menu->selected + by, last = (long)menu->count - 1;

	if (at > last)
		at = last;
	menu->selected = at > 0 ? (size_t)at : 0;
}

enum menu_result menu_key(struct menu *menu, int key)
{
	switch (key) {
	case KEY_UP:
		menu_move(menu, -1);
		break;
	case KEY_DOWN:
		menu_move(menu, 1);
		break;
	case KEY_PPAGE:
		menu_move(menu, -MENU_PAGE);
		break;
	case KEY_NPAGE:
		menu_move(menu, MENU_PAGE);
		break;
	case KEY_HOME:
		menu_move(menu, -(long)menu->count);
		break;
	case KEY_END:
		menu_move(menu, (long)menu->count);
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
