// SPDX-License-Identifier: GPL-2.0
/*
 * terminal.c - access to terminfo, in a file of its own since term.h defines
 * names such as `lines' and `columns'
 */
#include "dpastop/ui/terminal.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

bool terminal_is_able(struct problem *problem)
{
	const char *name = getenv("TERM"), *move;
	bool is_known, can_move;
	int error;

	is_known = setupterm(NULL, STDOUT_FILENO, &error) == OK;
	move = is_known ? tigetstr("cup") : NULL;
	can_move = move && move != (char *)-1; /* -1: not a string capability */
	if (is_known)
		del_curterm(cur_term);
	if (can_move)
		return true;
	return problem_fail(
		problem, NULL,
		"TERM is \"%s\", %s; set TERM to what the terminal "
		"is (TERM=xterm-256color fits most), or use --batch",
		name ? name : "",
		is_known ? "a terminal whose cursor cannot be moved" :
			   "which is not known here");
}

void terminal_take_all_bits(void)
{
	char *said = meta_on;

	/* The mode that some terminals would enter, and keep, is unwanted. */
	meta_on = NULL;
	meta(stdscr, TRUE);
	meta_on = said;
}

int terminal_colours(void)
{
	return set_a_foreground && set_a_background && max_colors > 0 ?
		max_colors :
		0;
}

bool terminal_scrolls(void)
{
	return auto_right_margin && !eat_newline_glitch;
}

bool terminal_can_delete(void)
{
	return delete_character || parm_dch;
}

/*
 * Append @from to @text of @length bytes, without the padding of hardcopy
 * terminals. Returns the new length.
 */
static size_t terminal_append(char *text, size_t length, const char *from)
{
	while (from && *from && length + 1 < TERMINAL_TEXT) {
		if (from[0] == '$' && from[1] == '<' && strchr(from, '>'))
			from = strchr(from, '>') + 1;
		else
			text[length++] = *from++;
	}
	text[length] = '\0';
	return length;
}

/* Append @number, which is above 0, and return the new length. */
static size_t terminal_append_number(char *text, size_t length, int number)
{
	char reversed[12];
	size_t digits = 0;

	for (; number; number /= 10)
		reversed[digits++] = (char)('0' + number % 10);
	while (digits)
		text[length++] = reversed[--digits];
	return length;
}

/* The usual sequence: tiparm() is too slow for the number of movements. */
static size_t terminal_move_ansi(char *text, int y, int x)
{
	size_t length = 2;

	memcpy(text, "\033[", 2);
	length = terminal_append_number(text, length, y + 1);
	text[length++] = ';';
	length = terminal_append_number(text, length, x + 1);
	text[length++] = 'H';
	return length;
}

size_t terminal_move(char text[TERMINAL_TEXT], int y, int x)
{
	if (!strcmp(cursor_address, "\033[%i%p1%d;%p2%dH"))
		return terminal_move_ansi(text, y, x);
	return terminal_append(text, 0, tiparm(cursor_address, y, x));
}

size_t terminal_delete(char text[TERMINAL_TEXT])
{
	return terminal_append(text, 0,
			       delete_character ? delete_character :
						  tiparm(parm_dch, 1));
}

size_t terminal_reset(char text[TERMINAL_TEXT])
{
	return terminal_append(text, 0, exit_attribute_mode);
}

/* The part of @attr that can be combined with colours. */
static attr_t terminal_attr(attr_t attr, bool is_coloured)
{
	/* The bits of no_color_video, lowest first. */
	static const attr_t bits[] = {
		A_STANDOUT, A_UNDERLINE, A_REVERSE, A_BLINK, A_DIM, A_BOLD,
	};
	size_t i;

	for (i = 0; is_coloured && no_color_video > 0 &&
	     i < sizeof(bits) / sizeof(*bits);
	     i++)
		if (no_color_video >> i & 1)
			attr &= ~bits[i];
	return attr;
}

void terminal_style(struct terminal_style *text, struct style style)
{
	bool has_ink = style.foreground >= 0,
	     has_ground = style.background >= 0;
	attr_t attr = terminal_attr(style.attr, has_ink || has_ground);
	const struct {
		attr_t attr;
		const char *on;
	} modes[] = {
		{ A_BOLD, enter_bold_mode },
		{ A_DIM, enter_dim_mode },
		{ A_UNDERLINE, enter_underline_mode },
		{ A_REVERSE, enter_reverse_mode },
	};
	size_t length = terminal_reset(text->all), i;

	*text->ink = *text->ground = '\0';
	if (has_ink)
		terminal_append(text->ink, 0,
				tiparm(set_a_foreground, style.foreground));
	if (has_ground)
		terminal_append(text->ground, 0,
				tiparm(set_a_background, style.background));
	for (i = 0; i < sizeof(modes) / sizeof(*modes); i++)
		if (attr & modes[i].attr)
			length = terminal_append(text->all, length,
						 modes[i].on);
	length = terminal_append(text->all, length, text->ink);
	terminal_append(text->all, length, text->ground);
}
