// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/pen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dpastop/ui/draw/canvas.h"

struct pen pen_new(const struct theme *theme, struct rect area)
{
	return (struct pen){ .theme = theme, .area = area };
}

void pen_line(struct pen *pen, int y)
{
	pen->y = y;
	pen->x = 0;
}

static bool pen_is_start(char byte)
{
	return ((unsigned char)byte & 0xc0) != 0x80;
}

/* The number of characters in @bytes bytes of @text. */
static int pen_characters(const char *text, int bytes)
{
	int count = 0;

	while (bytes-- > 0)
		count += pen_is_start(*text++);
	return count;
}

int pen_width(const char *text)
{
	return pen_characters(text, (int)strlen(text));
}

/* The number of bytes in the first @cols characters of @text. */
static int pen_bytes(const char *text, int cols)
{
	const char *at = text;

	for (; *at; at++)
		if (pen_is_start(*at) && cols-- == 0)
			break;
	return (int)(at - text);
}

/* The number of columns left on this line. */
static int pen_room(const struct pen *pen)
{
	if (pen->y < 0 || pen->y >= pen->area.lines)
		return 0;
	return pen->x < pen->area.cols ? pen->area.cols - pen->x : 0;
}

/* The number of columns from here to @x, or to the end of the line. */
static int pen_clip(const struct pen *pen, int x)
{
	int room = pen_room(pen), cols = x - pen->x;

	if (cols < 0)
		return 0;
	return cols < room ? cols : room;
}

/* Write the first @bytes bytes of @text, which fit, and advance. */
static void pen_put(struct pen *pen, enum role role, const char *text,
		    int bytes)
{
	canvas_put(pen->area.y + pen->y, pen->area.x + pen->x, role, text,
		   bytes);
	pen->x += pen_characters(text, bytes);
}

void pen_text(struct pen *pen, enum role role, const char *text)
{
	int bytes = pen_bytes(text, pen_room(pen));

	pen_put(pen, role, text, bytes);
	pen->x += pen_width(text + bytes);
}

/* Repeat @sign from here to column @x. */
static void pen_repeat_to(struct pen *pen, enum role role, const char *sign,
			  int x)
{
	canvas_fill(pen->area.y + pen->y, pen->area.x + pen->x, role, sign,
		    pen_clip(pen, x));
	if (pen->x < x)
		pen->x = x;
}

void pen_fill_to(struct pen *pen, enum role role, int x)
{
	pen_repeat_to(pen, role, " ", x);
}

void pen_bar_to(struct pen *pen, enum role role, int x)
{
	pen_repeat_to(pen, role, pen->theme->sign[SIGN_BAR], x);
}

void pen_right(struct pen *pen, enum role role, int cols, const char *text)
{
	pen_fill_to(pen, role, pen->x + cols - pen_width(text));
	pen_text(pen, role, text);
}

void pen_left(struct pen *pen, enum role role, int cols, const char *text)
{
	int end = pen->x + cols;
	int room = pen_clip(pen, end);

	pen_put(pen, role, text, pen_bytes(text, room));
	pen_fill_to(pen, role, end);
}

/* How many bytes of @text fit on a line of @cols columns. */
static int pen_break(const char *text, int cols)
{
	int whole = pen_bytes(text, cols), length = whole;

	if (!text[whole])
		return whole;
	while (length && text[length] != ' ')
		length--;
	/* A word longer than a line, such as a path. */
	return length ? length : whole;
}

void pen_cut(struct pen *pen, enum role role, int cols, const char *text)
{
	const char *more = pen->theme->sign[SIGN_MORE];
	int end = pen->x + cols, length;

	if (pen_width(text) > cols && cols > pen_width(more) + 1) {
		length = pen_break(text, cols - pen_width(more) - 1);
		pen_put(pen, role, text, length);
		text = more;
		pen_text(pen, role, " ");
	}
	pen_left(pen, role, end - pen->x, text);
}

void pen_centre(struct pen *pen, enum role role, int x, int cols,
		const char *text)
{
	int width = pen_width(text);

	if (width > cols)
		width = cols;
	pen->x = x + (cols - width) / 2;
	pen_left(pen, role, width, text);
}

void pen_format(struct pen *pen, enum role role, const char *format, ...)
{
	va_list arguments;
	char text[512];

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	pen_text(pen, role, text);
}

const char *pen_skip(const char *text, int cols)
{
	return cols > 0 ? text + pen_bytes(text, cols) : text;
}

/* The start of the next line after @length bytes of this one. */
static const char *pen_next(const char *text, int length)
{
	return text + length + strspn(text + length, " ");
}

int pen_paragraph_lines(const char *text, int cols)
{
	int lines = 0;

	for (; *text; lines++)
		text = pen_next(text, pen_break(text, cols - 2));
	return lines;
}

void pen_paragraph(struct pen *pen, enum role role, const char *text)
{
	while (pen->y < pen->area.lines && *text) {
		int length = pen_break(text, pen->area.cols - 2);

		pen_format(pen, role, " %.*s", length, text);
		pen_fill_to(pen, role, pen->area.cols);
		pen_line(pen, pen->y + 1);
		text = pen_next(text, length);
	}
}
