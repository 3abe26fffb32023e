/* SPDX-License-Identifier: GPL-2.0 */
/*
 * braille.h - a canvas of dots, 2 x 4 in each cell of the screen
 *
 * Pure: it knows dots and characters, not the screen. Dots are counted from
 * the bottom left, as on a chart; one outside of the canvas is left out.
 */
#ifndef DPASTOP_UI_DRAW_BRAILLE_H
#define DPASTOP_UI_DRAW_BRAILLE_H

#include <stdbool.h>
#include <stdint.h>

#define BRAILLE_MOST_LINES 24
#define BRAILLE_MOST_COLS 512
#define BRAILLE_DOTS_X 2 /* of a cell */
#define BRAILLE_DOTS_Y 4

#define BRAILLE_TEXT_SIZE 4 /* a character of UTF-8, and the end */

struct braille {
	int lines, cols;
	/* Lines from the top. */
	uint8_t cell[BRAILLE_MOST_LINES][BRAILLE_MOST_COLS];
};

/* An empty canvas; no larger than the most of each. */
void braille_init(struct braille *canvas, int lines, int cols);

void braille_dot(struct braille *canvas, int x, int y);

/* The dots of a straight line, both ends included. */
void braille_line(struct braille *canvas, int x0, int y0, int x1, int y1);

/* The character of U+2800 to U+28FF with the dots of @cell. */
void braille_text(uint8_t cell, char text[BRAILLE_TEXT_SIZE]);

/*
 * What comes closest in ASCII: ' above, . below, : both, | all the way, and a
 * blank without dots.
 */
char braille_ascii(uint8_t cell);

#endif
