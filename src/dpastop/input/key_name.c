// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/key_name.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* If a key has several names, the first one is shown. */
static const struct {
	const char *name;
	int key;
} key_names[] = {
	{ "Space", ' ' },
	{ "Tab", '\t' },
	{ "Shift-Tab", KEY_BTAB },
	{ "Enter", '\r' },
	{ "Enter", '\n' },
	{ "Enter", KEY_ENTER },
	{ "Esc", 27 },
	{ "Shift-Left", KEY_SLEFT },
	{ "Shift-Right", KEY_SRIGHT },
	{ "Up", KEY_UP },
	{ "Down", KEY_DOWN },
	{ "Left", KEY_LEFT },
	{ "Right", KEY_RIGHT },
	{ "PgUp", KEY_PPAGE },
	{ "PgDn", KEY_NPAGE },
	{ "Home", KEY_HOME },
	{ "End", KEY_END },
	{ "Ins", KEY_IC },
	{ "Del", KEY_DC },
	{ "Backspace", KEY_BACKSPACE },
};

#define NR_NAMES (sizeof(key_names) / sizeof(*key_names))
#define MOST_F 12
#define LOWER(letter) ((letter) | 0x20)

void key_name_of(int key, char name[KEY_NAME_SIZE])
{
	size_t i;

	for (i = 0; i < NR_NAMES; i++) {
		if (key_names[i].key == key) {
			snprintf(name, KEY_NAME_SIZE, "%s", key_names[i].name);
			return;
		}
	}
	if (key > ' ' && key < 127)
		snprintf(name, KEY_NAME_SIZE, "%c", key);
	else if (key > 0 && key < ' ')
		snprintf(name, KEY_NAME_SIZE, "Ctrl-%c", key + 'a' - 1);
	else if (key > KEY_F0 && key <= KEY_F(MOST_F))
		snprintf(name, KEY_NAME_SIZE, "F%d", key - KEY_F0);
	else
		snprintf(name, KEY_NAME_SIZE, "key %d", key);
}

/* "F1" to "F12", or 0. */
static int key_name_find_function(const char *name)
{
	char *end;
	long number;

	if (name[0] != 'F' || name[1] < '1' || name[1] > '9')
		return 0;
	number = strtol(name + 1, &end, 10);
	return *end || number > MOST_F ? 0 : KEY_F((int)number);
}

int key_find(const char *name)
{
	size_t i;

	if (name[0] > ' ' && name[0] < 127 && !name[1])
		return name[0];
	for (i = 0; i < NR_NAMES; i++)
		if (!strcasecmp(key_names[i].name, name))
			return key_names[i].key;
	if (!strncasecmp(name, "Ctrl-", 5) && LOWER(name[5]) >= 'a' &&
	    LOWER(name[5]) <= 'z' && !name[6])
		return KEY_NAME_CTRL(name[5]);
	return key_name_find_function(name);
}
