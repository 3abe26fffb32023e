// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/digits.h"

/* A line of a digit is three bits, the leftmost one highest. */
static const unsigned char digits_lines[10][DIGITS_LINES] = {
	{ 7, 5, 5, 5, 7 }, { 2, 6, 2, 2, 7 }, { 7, 1, 7, 4, 7 },
	{ 7, 1, 3, 1, 7 }, { 5, 5, 7, 1, 1 }, { 7, 4, 7, 1, 7 },
	{ 7, 4, 7, 5, 7 }, { 7, 1, 1, 2, 2 }, { 7, 5, 7, 5, 7 },
	{ 7, 5, 7, 1, 7 },
};

int digits_cols(int count, struct digits_scale scale)
{
	return count * (DIGITS_COLS + 1) * scale.wide - scale.wide;
}

/* Draw a line of dots of one digit. */
static void digits_draw_line(struct pen *pen, enum role role, unsigned int dots,
			     int wide)
{
	const char *dot = pen->theme->ascii ? "#" : "\u2588";
	int column, i;

	for (column = DIGITS_COLS - 1; column >= 0; column--)
		for (i = 0; i < wide; i++)
			pen_text(pen, role, dots >> column & 1 ? dot : " ");
}

void digits_draw(struct pen *pen, enum role role, const char *text,
		 struct digits_scale scale)
{
	int top = pen->y, left = pen->x, line, i;

	for (line = 0; line < DIGITS_LINES * scale.high; line++) {
		pen->y = top + line;
		for (i = 0; text[i]; i++) {
			pen->x = left + i * (DIGITS_COLS + 1) * scale.wide;
			digits_draw_line(
				pen, role,
				digits_lines[text[i] - '0'][line / scale.high],
				scale.wide);
		}
	}
}
