/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pen.h - writing text into a rectangle of the screen, clipped to it
 *
 * Text is UTF-8 in which every character is one column wide.
 */
#ifndef DPASTOP_UI_DRAW_PEN_H
#define DPASTOP_UI_DRAW_PEN_H

#include "dpastop/ui/draw/layout.h"
#include "dpastop/ui/draw/theme.h"

struct pen {
	const struct theme *theme;
	struct rect area;
	int y, x; /* where the next character goes, from the area's corner */
};

/* A pen at the top left of @area. */
struct pen pen_new(const struct theme *theme, struct rect area);

/* Go to the start of line @y of the area. */
void pen_line(struct pen *pen, int y);

/* Write @text and go on behind it. What does not fit is left out. */
void pen_text(struct pen *pen, enum role role, const char *text);

/* Write @text, a formatted number for example, at the right of @cols. */
void pen_right(struct pen *pen, enum role role, int cols, const char *text);
/* Likewise at the left: shortened or filled to exactly @cols. */
void pen_left(struct pen *pen, enum role role, int cols, const char *text);

/* Likewise in the middle of the @cols from column @x, shortened or not filled. */
void pen_centre(struct pen *pen, enum role role, int x, int cols,
		const char *text);

/* As printf does. */
__attribute__((format(printf, 3, 4))) void
pen_format(struct pen *pen, enum role role, const char *format, ...);

/* Go to column @x of the line, over blanks in @role. */
void pen_fill_to(struct pen *pen, enum role role, int x);
/* Likewise over a horizontal line. */
void pen_bar_to(struct pen *pen, enum role role, int x);

/* The number of columns that @text takes. */
int pen_width(const char *text);

/* What of @text stands behind its first @cols columns. */
const char *pen_skip(const char *text, int cols);

/*
 * Write @text over the lines from the pen's on to the area's last, broken
 * between words where that can be, and each filled to its end.
 */
void pen_paragraph(struct pen *pen, enum role role, const char *text);

/* How many lines of @cols columns that takes. */
int pen_paragraph_lines(const char *text, int cols);

#endif
