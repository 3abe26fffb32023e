/* SPDX-License-Identifier: GPL-2.0 */
/*
 * digits.h - large digits for projectors
 */
#ifndef DPASTOP_UI_DRAW_DIGITS_H
#define DPASTOP_UI_DRAW_DIGITS_H

#include "dpastop/ui/draw/pen.h"

/* Dots per digit; each dot is @wide columns and @high lines. */
#define DIGITS_COLS 3
#define DIGITS_LINES 5

struct digits_scale {
	int wide;
	int high;
};

/* The width of @count digits. */
int digits_cols(int count, struct digits_scale scale);

/* Draw the decimal digits of @text at the pen's position. */
void digits_draw(struct pen *pen, enum role role, const char *text,
		 struct digits_scale scale);

#endif
