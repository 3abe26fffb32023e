/* SPDX-License-Identifier: GPL-2.0 */
/*
 * canvas.h - the picture as cells, and what of it the terminal shows already
 *
 * Curses takes the terminal, gives it back and reads its keys; it does not draw.
 * It looks for the fewest bytes at each cell, which cost four fifths of all that
 * dpastop did. Here a cell that has changed is written where it stands, and
 * a timeline that moves on by a cell is moved by the terminal.
 *
 * There is one canvas, for there is one terminal. A cell is one character, one
 * column wide, in one role; a character that is not becomes '?'.
 */
#ifndef DPASTOP_UI_DRAW_CANVAS_H
#define DPASTOP_UI_DRAW_CANVAS_H

#include "dpastop/ui/draw/theme.h"
#include "dpastop/ui/tty.h"

/* Draw with @theme, which must live on, from now on. */
void canvas_start(const struct theme *theme);
void canvas_stop(void);

/*
 * The terminal has that size, and has just been cleared. Where memory is short,
 * the picture stays smaller.
 */
void canvas_resize(int lines, int cols);

/* Its size: 0 before there is one. */
int canvas_lines(void);
int canvas_cols(void);

/* Others may have written anywhere: all is to be sent, in place. */
void canvas_forget(void);

/* Begin a picture: blanks everywhere. */
void canvas_erase(void);

/* Write the first @bytes of @text, UTF-8, from column @x of line @y. */
void canvas_put(int y, int x, enum role role, const char *text, int bytes);

/* Write the one character @sign @count times. */
void canvas_fill(int y, int x, enum role role, const char *sign, int count);

/* Send @tty what the terminal does not show yet. */
void canvas_send(struct tty *tty);

#endif
