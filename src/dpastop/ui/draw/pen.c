// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/pen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* So many are given to curses at once. */
#define PEN_MOST_CELLS 128

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

/* How many characters @bytes of @text are. */
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

/* How many columns there are from here to @x, as far as there is room. */
static int pen_clip(const struct pen *pen, int x)
{
	int room = pen_room(pen), cols = x - pen->x;

	if (cols < 0)
		return 0;
	return cols < room ? cols : room;
}

/* A printing character of one byte. */
static bool pen_is_ascii(char byte)
{
	return byte >= ' ' && byte <= '~';
}

/*
 * Write the ASCII at the start of the @bytes at @text; how much it was. There
 * are thousands of characters a picture, and curses takes ready cells in a
 * tenth of the time that it takes to make them of text.
 */
static int pen_put_ascii(int y, int x, attr_t attr, const char *text, int bytes)
{
	chtype cells[PEN_MOST_CELLS];
	int count;

	for (count = 0; count < bytes && count < PEN_MOST_CELLS &&
	     pen_is_ascii(text[count]);
	     count++)
		cells[count] = attr | (chtype)text[count];
	mvaddchnstr(y, x, cells, count);
	return count;
}

/*
 * Likewise what is not ASCII. Curses adds the attributes that are set to whatever
 * is drawn by the other calls, so that none may stay set.
 */
static int pen_put_other(int y, int x, attr_t attr, const char *text, int bytes)
{
	int count = 0;

	while (count < bytes && !pen_is_ascii(text[count]))
		count++;
	attrset(attr);
	mvaddnstr(y, x, text, count);
	attrset(A_NORMAL);
	return count;
}

/* Write the first @bytes of @text, which fit, and go on behind them. */
static void pen_put(struct pen *pen, enum role role, const char *text,
		    int bytes)
{
	attr_t attr = pen->theme->attr[role];

	while (bytes > 0) {
		int y = pen->area.y + pen->y, x = pen->area.x + pen->x;
		int count = pen_is_ascii(*text) ?
			pen_put_ascii(y, x, attr, text, bytes) :
			pen_put_other(y, x, attr, text, bytes);

		pen->x += pen_characters(text, count);
		text += count;
		bytes -= count;
	}
}

void pen_text(struct pen *pen, enum role role, const char *text)
{
	int bytes = pen_bytes(text, pen_room(pen));

	pen_put(pen, role, text, bytes);
	pen->x += pen_width(text + bytes);
}

void pen_fill_to(struct pen *pen, enum role role, int x)
{
	int count = pen_clip(pen, x);

	if (count)
		mvhline(pen->area.y + pen->y, pen->area.x + pen->x,
			' ' | pen->theme->attr[role], count);
	if (pen->x < x)
		pen->x = x;
}

void pen_bar_to(struct pen *pen, enum role role, int x)
{
	attr_t attr = pen->theme->attr[role];
	int count = pen_clip(pen, x);
	wchar_t sign[2] = L"";
	cchar_t cell;

	mbstowcs(sign, pen->theme->sign[SIGN_BAR], 1);
	setcchar(&cell, sign, attr & ~A_COLOR, PAIR_NUMBER(attr), NULL);
	if (count)
		mvhline_set(pen->area.y + pen->y, pen->area.x + pen->x, &cell,
			    count);
	if (pen->x < x)
		pen->x = x;
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
