/* SPDX-License-Identifier: GPL-2.0 */
/*
 * terminal.h - the terminal's capabilities from terminfo
 */
#ifndef DPASTOP_UI_TERMINAL_H
#define DPASTOP_UI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "dpastop/ui/draw/theme.h"
#include "lib/base/problem.h"

/*
 * Is the terminal in TERM known, and does it have cursor addressing? False: a
 * clause in @reason (@size bytes) says what is wrong and what to do.
 */
bool terminal_is_able(struct problem *problem);

/*
 * After curses has started, make it accept 8-bit input. It detects this by
 * itself for a terminal, but not when it writes to memory.
 */
void terminal_take_all_bits(void);

/*
 * The number of foreground and background colours; 0: none. To be called after
 * curses has started.
 */
int terminal_colours(void);

/* Does it scroll when something is written to the last cell? */
bool terminal_scrolls(void);

/* Can it delete a character, shifting the rest of the line? */
bool terminal_can_delete(void);

/*
 * The sequences to move the cursor, delete a character, reset colours. They
 * return the length.
 */
#define TERMINAL_TEXT 96
size_t terminal_move(char text[TERMINAL_TEXT], int y, int x);
size_t terminal_delete(char text[TERMINAL_TEXT]);
size_t terminal_reset(char text[TERMINAL_TEXT]);

/*
 * The sequence to set a style, whatever was set before; and its colours alone,
 * or "".
 */
struct terminal_style {
	char all[TERMINAL_TEXT];
	char ink[TERMINAL_TEXT];
	char ground[TERMINAL_TEXT];
};

void terminal_style(struct terminal_style *text, struct style style);

#endif
