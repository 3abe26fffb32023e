// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/braille.h"

#include <stdlib.h>
#include <string.h>

/* The bits of U+28xx, by row from the top and column of the dot. */
static const uint8_t braille_bit[BRAILLE_DOTS_Y][BRAILLE_DOTS_X] = {
	{ 0x01, 0x08 },
	{ 0x02, 0x10 },
	{ 0x04, 0x20 },
	{ 0x40, 0x80 },
};

void braille_init(struct braille *canvas, int lines, int cols)
{
	memset(canvas, 0, sizeof(*canvas));
	canvas->lines = lines < BRAILLE_MOST_LINES ? lines : BRAILLE_MOST_LINES;
	canvas->cols = cols < BRAILLE_MOST_COLS ? cols : BRAILLE_MOST_COLS;
}

void braille_dot(struct braille *canvas, int x, int y)
{
	int row = canvas->lines * BRAILLE_DOTS_Y - 1 - y;

	if (x < 0 || y < 0 || row < 0 || x >= canvas->cols * BRAILLE_DOTS_X)
		return;
	canvas->cell[row / BRAILLE_DOTS_Y][x / BRAILLE_DOTS_X] |=
		braille_bit[row % BRAILLE_DOTS_Y][x % BRAILLE_DOTS_X];
}

void braille_line(struct braille *canvas, int x0, int y0, int x1, int y1)
{
	int across = abs(x1 - x0), up = abs(y1 - y0);
	int steps = across > up ? across : up, i;

	for (i = 0; i <= steps; i++) {
		int half = steps / 2;
		int x = across * i + half, y = up * i + half;

		x = steps ? x / steps : 0;
		y = steps ? y / steps : 0;
		braille_dot(canvas, x1 < x0 ? x0 - x : x0 + x,
			    y1 < y0 ? y0 - y : y0 + y);
	}
}

void braille_text(uint8_t cell, char text[BRAILLE_TEXT_SIZE])
{
	/* U+2800 is e2 a0 80; six bits go into each byte of the tail. */
	text[0] = (char)0xe2;
	text[1] = (char)(0xa0 | cell >> 6);
	text[2] = (char)(0x80 | (cell & 0x3f));
	text[3] = '\0';
}

/* Does that row have a dot? */
static bool braille_has_row(uint8_t cell, int row)
{
	return cell & (braille_bit[row][0] | braille_bit[row][1]);
}

char braille_ascii(uint8_t cell)
{
	bool above = braille_has_row(cell, 0) || braille_has_row(cell, 1);
	bool below = braille_has_row(cell, 2) || braille_has_row(cell, 3);
	int row = 0;

	while (row < BRAILLE_DOTS_Y && braille_has_row(cell, row))
		row++;
	if (row == BRAILLE_DOTS_Y)
		return '|';
	if (above && below)
		return ':';
	return above ? '\'' : below ? '.' : ' ';
}
