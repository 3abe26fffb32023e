/* SPDX-License-Identifier: GPL-2.0 */
/*
 * terminal.h - what terminfo knows of the terminal
 */
#ifndef DPASTOP_UI_TERMINAL_H
#define DPASTOP_UI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "dpastop/ui/draw/theme.h"
#include "lib/base/problem.h"

/*
 * Is the terminal that TERM names known, and can its cursor be moved? False: a
 * clause in @reason (@size bytes) says what it is and what to do.
 */
bool terminal_is_able(struct problem *problem);

/*
 * After curses has started, have it take bytes of eight bits as they come. It
 * looks itself whether a terminal sends these, but not where it writes to memory.
 */
void terminal_take_all_bits(void);

/* How many colours it has, of ink and of ground; 0: none. After curses has started. */
int terminal_colours(void);

/* Does it scroll when something is written into its last cell? */
bool terminal_scrolls(void);

/* Can it delete a cell, so that the end of the line moves? */
bool terminal_can_delete(void);

/* What moves the cursor, deletes the cell there, resets colours. Its length. */
#define TERMINAL_TEXT 96
size_t terminal_move(char text[TERMINAL_TEXT], int y, int x);
size_t terminal_delete(char text[TERMINAL_TEXT]);
size_t terminal_reset(char text[TERMINAL_TEXT]);

/* What sets a style: whatever was set before; and its colours alone, or "". */
struct terminal_style {
	char all[TERMINAL_TEXT];
	char ink[TERMINAL_TEXT];
	char ground[TERMINAL_TEXT];
};

void terminal_style(struct terminal_style *text, struct style style);

#endif
