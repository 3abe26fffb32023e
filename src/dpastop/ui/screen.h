/* SPDX-License-Identifier: GPL-2.0 */
/*
 * screen.h - the terminal: taken, drawn on, given back
 */
#ifndef DPASTOP_SCREEN_H
#define DPASTOP_SCREEN_H

#include "layout.h"
#include "theme.h"
#include "../view.h"

struct screen {
	struct theme theme;
	void *terminal;		/* curses' own */
};

/*
 * Take the terminal. @ascii: no sign outside ASCII, which also holds where the
 * locale is not UTF-8. False, and a clause in @reason, where there is no
 * terminal or none that curses knows.
 */
bool screen_start(struct screen *screen, bool ascii, const char **reason);

/* Give the terminal back as it was. */
void screen_stop(struct screen *screen);

/* Give it back for a while, and take it again. */
void screen_leave(void);
void screen_return(void);

/* The terminal may have another size now. */
void screen_resize(void);

/* Where the panels stand for @scene now. */
struct layout screen_layout(const struct scene *scene);

/* Draw all of it; only what changed goes to the terminal. */
void screen_draw(const struct screen *screen, const struct scene *scene);

/* The next key that is waiting, or ERR. */
int screen_key(void);

#endif
