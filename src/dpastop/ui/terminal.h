/* SPDX-License-Identifier: GPL-2.0 */
/*
 * terminal.h - what terminfo knows of the terminal
 */
#ifndef DPASTOP_UI_TERMINAL_H
#define DPASTOP_UI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Is the terminal that TERM names known, and can its cursor be moved? False: a
 * clause in @reason (@size bytes) says what it is and what to do.
 */
bool terminal_is_able(char *reason, size_t size);

/*
 * After curses has started, have it take bytes of eight bits as they come. It
 * looks itself whether a terminal sends these, but not where it writes to memory.
 */
void terminal_take_all_bits(void);

/*
 * Others may have moved the cursor or left a colour: put the one to where curses
 * takes it to be, and the other back.
 */
void terminal_settle(void);

#endif
