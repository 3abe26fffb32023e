/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keys.h - handle a key
 */
#ifndef DPASTOP_INPUT_KEYS_H
#define DPASTOP_INPUT_KEYS_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/layout.h"

enum keys_result {
	KEYS_DONE,
	KEYS_NEW_INTERVAL, /* view.interval_ns has changed */
	KEYS_REDRAW,	   /* a full redraw is required */
	KEYS_QUIT,
};

/* Handle @key, a curses key code. @layout: the current screen layout. */
enum keys_result keys_press(struct app *app, const struct layout *layout,
			    int key);

#endif
