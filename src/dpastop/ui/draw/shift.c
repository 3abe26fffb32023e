// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/shift.h"

#include <curses.h>

#define SHIFT_MOST_COLS 512

/* Moving a line costs as much as writing so many cells. */
#define SHIFT_LEAST_CELLS 4

/*
 * Where a cell has to go so that the end of the line, but for its last cell,
 * becomes what it is to be; -1: that spares too little.
 */
static int shift_start(const chtype *before, const chtype *now, int cols)
{
	int x = cols - 1, spared = 0;

	for (; x > 0 && now[x - 1] == before[x]; x--)
		spared += now[x - 1] != before[x - 1];
	return spared < SHIFT_LEAST_CELLS ? -1 : x;
}

void shift_lines(void)
{
	chtype before[SHIFT_MOST_COLS + 1], now[SHIFT_MOST_COLS + 1];
	bool shifted = false;
	int y, x;

	if (!has_ic() || COLS > SHIFT_MOST_COLS)
		return;
	/* What comes in, until refresh(), is a blank that any terminal has. */
	wbkgdset(newscr, ' ');
	for (y = 0; y < LINES; y++) {
		mvwinchnstr(newscr, y, 0, before, COLS);
		mvwinchnstr(stdscr, y, 0, now, COLS);
		x = shift_start(before, now, COLS);
		if (x < 0)
			continue;
		mvwdelch(newscr, y, x);
		shifted = true;
	}
	if (shifted)
		doupdate();
}
