// SPDX-License-Identifier: GPL-2.0
/*
 * pen.c - see pen.h
 */
#include "pen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

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

int pen_width(const char *text)
{
	int width = 0;

	for (; *text; text++)
		width += pen_is_start(*text);
	return width;
}

/* The bytes of the first @cols characters of @text. */
static int pen_bytes(const char *text, int cols)
{
	const char *at = text;

	for (; *at; at++)
		if (pen_is_start(*at) && cols-- == 0)
			break;
	return (int)(at - text);
}

/* The room that is left on this line. */
static int pen_room(const struct pen *pen)
{
	if (pen->y < 0 || pen->y >= pen->area.lines)
		return 0;
	return pen->x < pen->area.cols ? pen->area.cols - pen->x : 0;
}

void pen_text(struct pen *pen, enum role role, const char *text)
{
	int room = pen_room(pen);
	int width = pen_width(text);

	if (room > 0) {
		attrset(pen->theme->attr[role]);
		mvaddnstr(pen->area.y + pen->y, pen->area.x + pen->x, text,
			  pen_bytes(text, room));
	}
	pen->x += width;
}

void pen_fill_to(struct pen *pen, enum role role, int x)
{
	static const char blanks[] = "                                ";
	int most = (int)sizeof(blanks) - 1;

	while (pen->x < x) {
		int count = x - pen->x < most ? x - pen->x : most;

		pen_text(pen, role, blanks + most - count);
	}
}

void pen_right(struct pen *pen, enum role role, int cols, const char *text)
{
	pen_fill_to(pen, role, pen->x + cols - pen_width(text));
	pen_text(pen, role, text);
}

void pen_left(struct pen *pen, enum role role, int cols, const char *text)
{
	int end = pen->x + cols;
	char cut[256];

	snprintf(cut, sizeof(cut), "%.*s", pen_bytes(text, cols), text);
	pen_text(pen, role, cut);
	pen_fill_to(pen, role, end);
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

const char *pen_tail(const char *text, int cols)
{
	int skip = pen_width(text) - cols;

	return skip > 0 ? text + pen_bytes(text, skip) : text;
}

/* How many bytes of @text make a line of at most @cols columns. */
static int pen_break(const char *text, int cols)
{
	int whole = pen_bytes(text, cols), length = whole;

	if (!text[whole])
		return whole;
	while (length && text[length] != ' ')
		length--;
	/* A word that is longer than a line: a path. */
	return length ? length : whole;
}

/* What stands on the line after the @length bytes of this one. */
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
