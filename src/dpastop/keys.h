/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keys.h - what a key does
 */
#ifndef DPASTOP_KEYS_H
#define DPASTOP_KEYS_H

#include "ui/layout.h"
#include "view.h"

enum keys_result {
	KEYS_DONE,
	KEYS_NEW_INTERVAL,	/* view->interval_ns has changed */
	KEYS_QUIT,
};

/* What a key works on. */
struct keys {
	struct view *view;
	struct editor *editor;
	struct monitor *monitor;
	const struct picture *picture;
	const struct layout *layout;	/* of the screen as it is seen */
};

/* Act on @key, a code of curses. */
enum keys_result keys_press(const struct keys *keys, int key);

#endif
