/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keys.h - what a key does
 */
#ifndef DPASTOP_INPUT_KEYS_H
#define DPASTOP_INPUT_KEYS_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/layout.h"

enum keys_result {
	KEYS_DONE,
	KEYS_NEW_INTERVAL, /* view.interval_ns has changed */
	KEYS_REDRAW,	   /* the screen is to be drawn anew, all of it */
	KEYS_QUIT,
};

/* Act on @key, a code of curses. @layout: of the screen as it is seen. */
enum keys_result keys_press(struct app *app, const struct layout *layout,
			    int key);

#endif
