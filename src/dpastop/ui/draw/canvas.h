/* SPDX-License-Identifier: GPL-2.0 */
/*
 * canvas.h - the screen as cells, with updates limited to what has changed
 *
 * Curses sets up and restores the terminal and reads keys, but does not draw:
 * its optimisation of output took four fifths of dpastop's CPU time. Here, a
 * changed cell is simply rewritten, and a timeline that scrolls by a cell is
 * shifted by the terminal.
 *
 * There is a single canvas, since there is a single terminal. A cell is a
 * character of one column in one role; characters of other widths become '?'.
 */
#ifndef DPASTOP_UI_DRAW_CANVAS_H
#define DPASTOP_UI_DRAW_CANVAS_H

#include "dpastop/ui/draw/theme.h"
#include "dpastop/ui/tty.h"

/* Draw with @theme from now on; it must outlive the canvas. */
void canvas_start(const struct theme *theme);
void canvas_stop(void);

/*
 * The terminal has this size and has just been cleared. On allocation failure,
 * the canvas stays smaller.
 */
void canvas_resize(int lines, int cols);

/* Its size; 0 before there is one. */
int canvas_lines(void);
int canvas_cols(void);

/* Others may have written anywhere: resend everything, in place. */
void canvas_forget(void);

/* Start a frame: blanks everywhere. */
void canvas_erase(void);

/* Write the first @bytes of the UTF-8 @text at column @x of line @y. */
void canvas_put(int y, int x, enum role role, const char *text, int bytes);

/* Write the single character @sign @count times. */
void canvas_fill(int y, int x, enum role role, const char *sign, int count);

/* Send changes to @tty. */
void canvas_send(struct tty *tty);

#endif
