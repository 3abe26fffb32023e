/* SPDX-License-Identifier: GPL-2.0 */
/*
 * menu.h - a list over the picture from which something is chosen
 */
#ifndef DPASTOP_MODEL_MENU_H
#define DPASTOP_MODEL_MENU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum menu_kind {
	MENU_NONE,    /* none is open */
	MENU_COLUMNS, /* Enter turns one on or off */
	MENU_PRESETS,
	MENU_SCENARIOS,
	MENU_MARKS,
	MENU_METHODS,
};

struct menu_item {
	char name[64];
	char detail[128];
	bool is_on;	  /* of a menu of things that are on or off */
	uint64_t mono_ns; /* of a menu of moments */
};

struct menu {
	enum menu_kind kind;
	const char *title;
	size_t selected;
	size_t count;
	size_t room; /* for so many */
	struct menu_item
		*items; /* owned; while it is closed, of the last one */
};

enum menu_result {
	MENU_GOES_ON,
	MENU_CHOSEN, /* menu->selected; it is still open */
	MENU_LEFT,   /* it is closed */
};

/* Open one without items. */
void menu_open(struct menu *menu, enum menu_kind kind, const char *title);
/* One item more, off and of no moment. NULL where memory is short. */
struct menu_item *menu_add(struct menu *menu, const char *name,
			   const char *detail);
void menu_close(struct menu *menu);
void menu_free(struct menu *menu);
enum menu_result menu_key(struct menu *menu, int key);

#endif
