// SPDX-License-Identifier: GPL-2.0
/*
 * terminal.c - what terminfo says; apart, since term.h defines names such as
 * `lines' and `columns'
 */
#include "dpastop/ui/terminal.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <term.h>
#include <unistd.h>

bool terminal_is_able(char *reason, size_t size)
{
	const char *name = getenv("TERM"), *move;
	bool is_known, can_move;
	int error;

	is_known = setupterm(NULL, STDOUT_FILENO, &error) == OK;
	move = is_known ? tigetstr("cup") : NULL;
	can_move = move && move != (char *)-1; /* -1: no string at all */
	if (is_known)
		del_curterm(cur_term);
	if (can_move)
		return true;
	snprintf(reason, size,
		 "TERM is \"%s\", %s; set TERM to what the terminal "
		 "is (TERM=xterm-256color fits most), or use --batch",
		 name ? name : "",
		 is_known ? "a terminal whose cursor cannot be moved" :
			    "which is not known here");
	return false;
}

void terminal_take_all_bits(void)
{
	char *said = meta_on;

	/* What goes with it in some terminals, and stays, is nobody's wish. */
	meta_on = NULL;
	meta(stdscr, TRUE);
	meta_on = said;
}

void terminal_settle(void)
{
	/* From nowhere it is moved by its place, not by a distance. */
	mvcur(-1, -1, getcury(curscr), getcurx(curscr));
	if (exit_attribute_mode)
		putp(exit_attribute_mode);
}
