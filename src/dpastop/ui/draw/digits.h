/* SPDX-License-Identifier: GPL-2.0 */
/*
 * digits.h - numbers that can be read from the last row
 */
#ifndef DPASTOP_UI_DRAW_DIGITS_H
#define DPASTOP_UI_DRAW_DIGITS_H

#include "dpastop/ui/draw/pen.h"

/* A digit has so many dots; each is @wide columns and @high lines. */
#define DIGITS_COLS 3
#define DIGITS_LINES 5

struct digits_scale {
	int wide;
	int high;
};

/* The columns that @count digits take. */
int digits_cols(int count, struct digits_scale scale);

/* Draw the decimal digits of @text from the pen's place on. */
void digits_draw(struct pen *pen, enum role role, const char *text,
		 struct digits_scale scale);

#endif
