/* SPDX-License-Identifier: GPL-2.0 */
/*
 * shift.h - timelines are moved on by the terminal
 *
 * At each sample every timeline moves by a cell. Curses would write all its cells
 * anew, at every change of colour with two sequences of the terminal's: nine
 * tenths of what is sent. It finds out by itself only that a line has lost a
 * cell and is the same otherwise, which takes one sequence; so it is given that
 * picture first.
 */
#ifndef DPASTOP_UI_DRAW_SHIFT_H
#define DPASTOP_UI_DRAW_SHIFT_H

/*
 * Have the terminal move the ends of lines that are to stand a cell further
 * left. Called between drawing and refresh(), which does what is left to do.
 */
void shift_lines(void);

#endif
