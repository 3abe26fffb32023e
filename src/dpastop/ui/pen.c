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

void pen_format(struct pen *pen, enum role role, const char *format, ...)
{
	va_list arguments;
	char text[512];

	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	pen_text(pen, role, text);
}
