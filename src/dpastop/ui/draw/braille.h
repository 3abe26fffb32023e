/* SPDX-License-Identifier: GPL-2.0 */
/*
 * braille.h - a canvas of braille dots, 2 x 4 per cell
 *
 * Independent of the screen. Dots are counted from the bottom left, as in a
 * chart; dots outside the canvas are ignored.
 */
#ifndef DPASTOP_UI_DRAW_BRAILLE_H
#define DPASTOP_UI_DRAW_BRAILLE_H

#include <stdbool.h>
#include <stdint.h>

#define BRAILLE_MOST_LINES 24
#define BRAILLE_MOST_COLS 512
#define BRAILLE_DOTS_X 2 /* per cell */
#define BRAILLE_DOTS_Y 4

#define BRAILLE_TEXT_SIZE 4 /* a UTF-8 character and NUL */

struct braille {
	int lines, cols;
	/* Lines are counted from the top. */
	uint8_t cell[BRAILLE_MOST_LINES][BRAILLE_MOST_COLS];
};

/* An empty canvas; the size is limited to the maximum of each. */
void braille_init(struct braille *canvas, int lines, int cols);

void braille_dot(struct braille *canvas, int x, int y);

/* Draw a straight line, including both ends. */
void braille_line(struct braille *canvas, int x0, int y0, int x1, int y1);

/* The character from U+2800 to U+28FF with the dots of @cell. */
void braille_text(uint8_t cell, char text[BRAILLE_TEXT_SIZE]);

/*
 * The closest ASCII character: ' above, . below, : both, | full height, and a
 * blank without dots.
 */
char braille_ascii(uint8_t cell);

#endif
