// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/canvas.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "dpastop/ui/terminal.h"

/* Different from any cell: it is unknown what the terminal shows. */
#define CELL_UNKNOWN UINT64_MAX

#define CELL_ROLE_SHIFT \
	32 /* below: the bytes of the character, first byte lowest */

/* Rewriting this many cells is as cheap as moving the cursor over them. */
#define CANVAS_MOST_GAP 6

/* The minimum number of unwritten cells that make moving a line worthwhile. */
#define CANVAS_LEAST_MOVED 4

static struct canvas {
	const struct theme *theme;
	uint8_t alike[ROLE_COUNT];  /* the first role that looks the same */
	uint8_t ground[ROLE_COUNT]; /* ... for a blank */
	struct terminal_style style[ROLE_COUNT];
	uint64_t cleared; /* what the terminal clears cells to */
	int lines, cols;
	uint64_t *now;	 /* what to show; lines times cols */
	uint64_t *shown; /* what the terminal shows */

	/* While sending: */
	char *text;
	size_t length, size;
	int y, x; /* the cursor; y < 0: unknown */
	int role; /* or -1: the terminal was reset */
} canvas;

static uint64_t canvas_cell(unsigned int role, uint32_t character)
{
	return (uint64_t)role << CELL_ROLE_SHIFT | character;
}

/* Do blanks of both look the same? Reverse video shows the foreground. */
static bool canvas_same_ground(struct style a, struct style b)
{
	const attr_t seen = A_REVERSE | A_UNDERLINE;

	return a.background == b.background &&
		(a.attr & seen) == (b.attr & seen) &&
		(!(a.attr & seen) || a.foreground == b.foreground);
}

void canvas_start(const struct theme *theme)
{
	static const struct style own = { -1, -1, 0 };
	const struct style *style = theme->style;
	unsigned int role, first;

	canvas.theme = theme;
	for (role = 0; role < ROLE_COUNT; role++) {
		terminal_style(canvas.style + role, style[role]);
		first = 0;
		while (memcmp(style + first, style + role, sizeof(*style)))
			first++;
		canvas.alike[role] = (uint8_t)first;
		first = 0;
		while (!canvas_same_ground(style[first], style[role]))
			first++;
		canvas.ground[role] = (uint8_t)first;
	}
	canvas.cleared = canvas_same_ground(style[ROLE_TEXT], own) ?
		canvas_cell(canvas.ground[ROLE_TEXT], ' ') :
		CELL_UNKNOWN;
}

void canvas_stop(void)
{
	free(canvas.now);
	free(canvas.shown);
	free(canvas.text);
	memset(&canvas, 0, sizeof(canvas));
}

static size_t canvas_cells(void)
{
	return (size_t)canvas.lines * (size_t)canvas.cols;
}

static void canvas_show(uint64_t cell)
{
	size_t i;

	for (i = 0; i < canvas_cells(); i++)
		canvas.shown[i] = cell;
}

/* Reserve memory for @cells cells. False: no memory; nothing has changed. */
static bool canvas_reserve(size_t cells)
{
	uint64_t *now = calloc(cells, sizeof(*now));
	uint64_t *shown = calloc(cells, sizeof(*shown));

	if (!now || !shown) {
		free(now);
		free(shown);
		return false;
	}
	free(canvas.now);
	free(canvas.shown);
	canvas.now = now;
	canvas.shown = shown;
	return true;
}

void canvas_resize(int lines, int cols)
{
	if ((lines != canvas.lines || cols != canvas.cols) &&
	    canvas_reserve((size_t)lines * (size_t)cols)) {
		canvas.lines = lines;
		canvas.cols = cols;
	}
	canvas_show(canvas.cleared);
}

int canvas_lines(void)
{
	return canvas.lines;
}

int canvas_cols(void)
{
	return canvas.cols;
}

void canvas_forget(void)
{
	canvas_show(CELL_UNKNOWN);
}

void canvas_erase(void)
{
	uint64_t blank = canvas_cell(canvas.ground[ROLE_TEXT], ' ');
	size_t i;

	for (i = 0; i < canvas_cells(); i++)
		canvas.now[i] = blank;
}

/* The length of a character that starts with the byte @first; 0: invalid. */
static int canvas_character_bytes(unsigned char first)
{
	if (first >= 0xf0)
		return first < 0xf5 ? 4 : 0;
	if (first >= 0xe0)
		return 3;
	return first >= 0xc2 ? 2 : 0;
}

/* The multibyte character at @text, or '?' if it is not one column wide. */
static uint32_t canvas_wide_character(const char *text, int *bytes)
{
	int count = canvas_character_bytes((unsigned char)*text), i;
	uint32_t character = (unsigned char)*text;
	wchar_t wide = (wchar_t)(character & (0x7fu >> count));

	for (i = 1; i < count && i < *bytes; i++) {
		if (((unsigned char)text[i] & 0xc0) != 0x80)
			break;
		character |= (uint32_t)(unsigned char)text[i] << 8 * i;
		wide = (wchar_t)(wide << 6 | (text[i] & 0x3f));
	}
	*bytes = i;
	return i == count && !canvas.theme->ascii && wcwidth(wide) == 1 ?
		character :
		'?';
}

/* The first character of the @bytes bytes at @text; *@bytes is its length. */
static uint32_t canvas_character(const char *text, int *bytes)
{
	if (*text & 0x80)
		return canvas_wide_character(text, bytes);
	*bytes = 1;
	return *text >= ' ' && *text <= '~' ? (unsigned char)*text : '?';
}

/* The cell for the character at @text in @role; *@bytes is its length. */
static uint64_t canvas_cell_of(enum role role, const char *text, int *bytes)
{
	uint32_t character = canvas_character(text, bytes);

	return canvas_cell(character == ' ' ? canvas.ground[role] :
					      canvas.alike[role],
			   character);
}

/* The cells from column @x of line @y; NULL if outside. */
static uint64_t *canvas_at(int y, int x)
{
	if (y < 0 || y >= canvas.lines || x < 0)
		return NULL;
	return canvas.now + (size_t)y * (size_t)canvas.cols + (size_t)x;
}

void canvas_put(int y, int x, enum role role, const char *text, int bytes)
{
	uint64_t *cell = canvas_at(y, x);
	int taken;

	for (; cell && bytes > 0 && x < canvas.cols; x++) {
		taken = bytes;
		*cell++ = canvas_cell_of(role, text, &taken);
		text += taken;
		bytes -= taken;
	}
}

void canvas_fill(int y, int x, enum role role, const char *sign, int count)
{
	uint64_t *cell = canvas_at(y, x), filled;
	int bytes = (int)strlen(sign);

	if (count > canvas.cols - x)
		count = canvas.cols - x;
	filled = canvas_cell_of(role, sign, &bytes);
	for (; cell && count > 0; count--)
		*cell++ = filled;
}

/* Make room for another @count bytes. */
static bool canvas_text_reserve(size_t count)
{
	size_t wanted = canvas.length + count;
	char *larger;

	if (wanted <= canvas.size)
		return true;
	wanted += wanted / 2;
	larger = realloc(canvas.text, wanted);
	if (!larger)
		return false;
	canvas.text = larger;
	canvas.size = wanted;
	return true;
}

static void canvas_add(const char *text, size_t count)
{
	if (!canvas_text_reserve(count))
		return;
	memcpy(canvas.text + canvas.length, text, count);
	canvas.length += count;
}

static void canvas_move(int y, int x)
{
	char text[TERMINAL_TEXT];

	if (y == canvas.y && x == canvas.x)
		return;
	canvas_add(text, terminal_move(text, y, x));
	canvas.y = y;
	canvas.x = x;
}

static void canvas_reset(void)
{
	char text[TERMINAL_TEXT];

	if (canvas.role >= 0)
		canvas_add(text, terminal_reset(text));
	canvas.role = -1;
}

/* Change to @role, by its colours alone if that suffices. */
static void canvas_set_role(unsigned int role)
{
	const struct style *style = canvas.theme->style, *old, *new;
	const struct terminal_style *text = canvas.style + role;

	if ((int)role == canvas.role)
		return;
	old = canvas.role < 0 ? NULL : style + canvas.role;
	new = style + role;
	canvas.role = (int)role;
	if (!old || old->attr != new->attr ||
	    (old->foreground >= 0 && new->foreground < 0) ||
	    (old->background >= 0 && new->background < 0)) {
		canvas_add(text->all, strlen(text->all));
		return;
	}
	if (old->foreground != new->foreground)
		canvas_add(text->ink, strlen(text->ink));
	if (old->background != new->background)
		canvas_add(text->ground, strlen(text->ground));
}

/* Write @cell at the cursor. */
static void canvas_write(uint64_t cell)
{
	char text[4];
	size_t count = 0;
	uint32_t character = (uint32_t)cell;

	canvas_set_role((unsigned int)(cell >> CELL_ROLE_SHIFT));
	for (; character; character >>= 8)
		text[count++] = (char)character;
	canvas_add(text, count);
	canvas.x++;
	/* Terminals differ in where the cursor is after the last column. */
	if (canvas.x == canvas.cols)
		canvas.y = -1;
}

/*
 * The column at which deleting a cell shifts the rest of the line into place,
 * except for the last cell; -1: that would save too little.
 */
static int canvas_moved_from(const uint64_t *now, const uint64_t *shown)
{
	int x = canvas.cols - 1, saved = 0;

	for (; x > 0 && now[x - 1] == shown[x]; x--)
		saved += now[x - 1] != shown[x - 1];
	return saved < CANVAS_LEAST_MOVED ? -1 : x;
}

static void canvas_move_line(int y, int x, uint64_t *shown)
{
	size_t rest = (size_t)(canvas.cols - 1 - x);
	char text[TERMINAL_TEXT];

	/* Terminals fill the new cell with the current colours. */
	canvas_reset();
	canvas_move(y, x);
	canvas_add(text, terminal_delete(text));
	memmove(shown + x, shown + x + 1, rest * sizeof(*shown));
	shown[canvas.cols - 1] = canvas.cleared;
}

/*
 * The cursor is at column @x, and the next cell to write at @next: may the
 * cells between be rewritten instead of moving over them?
 */
static bool canvas_may_rewrite(const uint64_t *now, int y, int x, int next)
{
	if (canvas.y != y || canvas.x != x || next - x > CANVAS_MOST_GAP)
		return false;
	for (; x < next; x++)
		if ((int)(now[x] >> CELL_ROLE_SHIFT) != canvas.role)
			return false;
	return true;
}

/* Write what differs; after each stretch the cursor is at the next cell. */
static void canvas_write_line(int y, const uint64_t *now, const uint64_t *shown)
{
	int x = 0, next;

	for (;;) {
		for (next = x; next < canvas.cols && now[next] == shown[next];)
			next++;
		if (next == canvas.cols)
			return;
		if (!canvas_may_rewrite(now, y, x, next)) {
			canvas_move(y, next);
			x = next;
		}
		for (; x <= next || (x < canvas.cols && now[x] != shown[x]);
		     x++)
			canvas_write(now[x]);
	}
}

static void canvas_send_line(int y)
{
	size_t start = (size_t)y * (size_t)canvas.cols;
	size_t size = (size_t)canvas.cols * sizeof(*canvas.now);
	uint64_t *now = canvas.now + start, *shown = canvas.shown + start;
	int x;

	if (y == canvas.lines - 1 && terminal_scrolls())
		now[canvas.cols - 1] = shown[canvas.cols - 1];
	if (!memcmp(now, shown, size))
		return;
	x = terminal_can_delete() ? canvas_moved_from(now, shown) : -1;
	if (x >= 0)
		canvas_move_line(y, x, shown);
	canvas_write_line(y, now, shown);
	memcpy(shown, now, size);
}

void canvas_send(struct tty *tty)
{
	int y;

	canvas.length = 0;
	canvas.y = canvas.role = -1;
	for (y = 0; y < canvas.lines; y++)
		canvas_send_line(y);
	canvas_reset();
	tty_put(tty, canvas.text, canvas.length);
}
