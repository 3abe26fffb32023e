/* SPDX-License-Identifier: GPL-2.0 */
/*
 * pen.h - write text clipped to a rectangle of the screen
 *
 * Text is UTF-8 with characters of one column.
 */
#ifndef DPASTOP_UI_DRAW_PEN_H
#define DPASTOP_UI_DRAW_PEN_H

#include "dpastop/ui/draw/layout.h"
#include "dpastop/ui/draw/theme.h"

struct pen {
	const struct theme *theme;
	struct rect area;
	int y, x; /* position of the next character, relative to the area */
};

/* A pen at the top left of @area. */
struct pen pen_new(const struct theme *theme, struct rect area);

/* Go to the start of line @y of the area. */
void pen_line(struct pen *pen, int y);

/* Write @text and advance. What does not fit is clipped. */
void pen_text(struct pen *pen, enum role role, const char *text);

/* Write @text, such as a number, right-aligned in @cols. */
void pen_right(struct pen *pen, enum role role, int cols, const char *text);
/* Left-aligned, truncated or padded to exactly @cols. */
void pen_left(struct pen *pen, enum role role, int cols, const char *text);

/* Likewise, but truncated between words, if possible, and with a sign for that. */
void pen_cut(struct pen *pen, enum role role, int cols, const char *text);

/* Centred in @cols from column @x, truncated but not padded. */
void pen_centre(struct pen *pen, enum role role, int x, int cols,
		const char *text);

/* Formatted as by printf(). */
__attribute__((format(printf, 3, 4))) void
pen_format(struct pen *pen, enum role role, const char *format, ...);

/* Advance to column @x with blanks in @role. */
void pen_fill_to(struct pen *pen, enum role role, int x);
/* Likewise with a horizontal line. */
void pen_bar_to(struct pen *pen, enum role role, int x);

/* The width of @text in columns. */
int pen_width(const char *text);

/* The part of @text after its first @cols columns. */
const char *pen_skip(const char *text, int cols);

/*
 * Write @text from the pen's line to the end of the area, wrapped between words
 * if possible, with each line padded.
 */
void pen_paragraph(struct pen *pen, enum role role, const char *text);

/* The number of lines of @cols columns that it takes. */
int pen_paragraph_lines(const char *text, int cols);

#endif
