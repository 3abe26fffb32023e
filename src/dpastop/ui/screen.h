/* SPDX-License-Identifier: GPL-2.0 */
/*
 * screen.h - set up, draw on and restore the terminal
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
	FILE *input;	     /* keyboard input */
	struct tty tty;	     /* screen output */
	void *terminal;	     /* the curses screen */
	bool is_left;	     /* the terminal has been restored */
	uint64_t repaint_ns; /* time of the next full redraw */
	bool is_stale;	     /* a full redraw is due, perhaps at another size */
};

/* A click of the first mouse button, or a turn of the wheel. */
struct screen_click {
	int y, x;
	int wheel; /* -1 up, 1 down, 0: a click */
};

/*
 * Set up the terminal. @ascii: use only ASCII, which is also the case if the
 * locale is not UTF-8. False, with a clause in @reason of @size bytes, without
 * a terminal that is known to curses and has cursor addressing.
 */
bool screen_start(struct screen *screen, const struct palette *palette,
		  bool ascii, struct problem *problem);

/* Restore the terminal. */
void screen_stop(struct screen *screen);

/*
 * Release it temporarily: before a stop, or after one, when others may have
 * drawn on it and set its mode. The next redraw sets it up again.
 */
void screen_leave(struct screen *screen);

/* Request a full redraw, at the current size. */
void screen_redraw(struct screen *screen);

/* The current layout for @app. */
struct layout screen_layout(const struct app *app);

/*
 * Draw everything; only changes are sent to the terminal. Nothing is drawn
 * while it has not accepted all of the last frame, or while we are in the
 * background.
 */
void screen_draw(struct screen *screen, const struct app *app);

/*
 * What to poll in addition to the timer: input on the first, output on the
 * second.
 */
#define SCREEN_NR_FDS 2
void screen_fds(const struct screen *screen, struct pollfd fds[SCREEN_NR_FDS]);

/* The latest time to call screen_draw() again; UINT64_MAX: only on changes. */
uint64_t screen_due_ns(const struct screen *screen);

/* Is a redraw due at @now_ns even if nothing has changed? */
bool screen_is_due(const struct screen *screen, uint64_t now_ns);

/* The next pending key, or ERR. */
int screen_key(void);

/* After KEY_MOUSE: the event. False: nothing relevant. */
bool screen_mouse(struct screen_click *click);

#endif
