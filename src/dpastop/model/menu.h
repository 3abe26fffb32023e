/* SPDX-License-Identifier: GPL-2.0 */
/*
 * menu.h - a popup menu
 */
#ifndef DPASTOP_MODEL_MENU_H
#define DPASTOP_MODEL_MENU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum menu_kind {
	MENU_NONE,    /* no menu is open */
	MENU_COLUMNS, /* Enter toggles an item */
	MENU_PRESETS,
	MENU_SCENARIOS,
	MENU_MARKS,
	MENU_METHODS,
	MENU_GOALS, /* of a search */
};

struct menu_item {
	char name[64];
	char detail[128];
	bool is_on;	  /* in a menu of toggles */
	uint64_t mono_ns; /* in a menu of moments */
};

struct menu {
	enum menu_kind kind;
	const char *title;
	size_t selected;
	size_t count;
	size_t room; /* allocated items */
	struct menu_item
		*items; /* owned; kept from the last menu while closed */
};

enum menu_result {
	MENU_GOES_ON,
	MENU_CHOSEN, /* menu->selected; the menu is still open */
	MENU_LEFT,   /* it is closed */
};

/* Open an empty menu. */
void menu_open(struct menu *menu, enum menu_kind kind, const char *title);
/* Append an item, off and without a moment. NULL on allocation failure. */
struct menu_item *menu_add(struct menu *menu, const char *name,
			   const char *detail);
void menu_close(struct menu *menu);
void menu_free(struct menu *menu);
enum menu_result menu_key(struct menu *menu, int key);

#endif
