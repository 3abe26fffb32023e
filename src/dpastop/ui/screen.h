/* SPDX-License-Identifier: GPL-2.0 */
/*
 * screen.h - the terminal: taken, drawn on, given back
 */
#ifndef DPASTOP_UI_SCREEN_H
#define DPASTOP_UI_SCREEN_H

#include <poll.h>
#include <stdint.h>
#include <stdio.h>

#include "dpastop/app.h"
#include "dpastop/ui/draw/layout.h"
#include "dpastop/ui/draw/theme.h"
#include "dpastop/ui/tty.h"
#include "lib/base/problem.h"

struct screen {
	struct theme theme;
	FILE *input;	  /* where keys come from */
	struct tty tty;	  /* where pictures go */
	void *terminal;	  /* curses' own */
	bool is_left;	  /* the terminal has been given back */
	uint64_t heal_ns; /* when all is written anew the next time */
	bool is_stale;	  /* all is to be drawn anew, perhaps in another size */
};

/* A press of the mouse's first button, or a turn of its wheel. */
struct screen_click {
	int y, x;
	int wheel; /* -1 up, 1 down, 0: a press */
};

/*
 * Take the terminal. @ascii: no sign outside ASCII, which also holds where the
 * locale is not UTF-8. False, and a clause in @reason of @size bytes, where there
 * is no terminal, or none that curses knows and can move the cursor on.
 */
bool screen_start(struct screen *screen, const struct palette *palette,
		  bool ascii, struct problem *problem);

/* Give the terminal back as it was. */
void screen_stop(struct screen *screen);

/*
 * Give it back for a while: before a stop, or after one, when others may have
 * drawn on it and set its mode. The next picture takes it again.
 */
void screen_leave(struct screen *screen);

/* Draw everything anew, also what seems to be there already, in its size then. */
void screen_redraw(struct screen *screen);

/* Where things stand for @app now. */
struct layout screen_layout(const struct app *app);

/*
 * Draw all of it; only what changed goes to the terminal. Nothing is drawn while
 * that has not taken the picture before, or while others are in front on it.
 */
void screen_draw(struct screen *screen, const struct app *app);

/*
 * What to wait for beside the timer: keys at the first, room for more of a
 * picture at the second.
 */
#define SCREEN_NR_FDS 2
void screen_fds(const struct screen *screen, struct pollfd fds[SCREEN_NR_FDS]);

/* When to call screen_draw() again at the latest; UINT64_MAX: when it changes. */
uint64_t screen_due_ns(const struct screen *screen);

/* Is it to be called at @now_ns though nothing has changed? */
bool screen_is_due(const struct screen *screen, uint64_t now_ns);

/* The next key that is waiting, or ERR. */
int screen_key(void);

/* After KEY_MOUSE: what was done. False: nothing that counts. */
bool screen_mouse(struct screen_click *click);

#endif
