// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/prompt.h"

#include <curses.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "lib/model/mark.h"

#define KEY_ESCAPE 27
#define CTRL_U 21

/* What would be cut later cannot be typed. */
static size_t prompt_size(enum prompt_kind kind)
{
	switch (kind) {
	case PROMPT_FILTER:
		return PROMPT_FILTER_SIZE;
	case PROMPT_MARK:
		return MARK_TEXT_SIZE;
	case PROMPT_LOAD:
		return SNAPSHOT_TEXT_SIZE;
	default:
		return PROMPT_SIZE;
	}
}

void prompt_open(struct prompt *prompt, enum prompt_kind kind,
		 const char *text)
{
	prompt->kind = kind;
	prompt->size = prompt_size(kind);
	snprintf(prompt->text, prompt->size, "%s", text);
}

void prompt_close(struct prompt *prompt)
{
	prompt->kind = PROMPT_NONE;
}

static bool prompt_is_start(char byte)
{
	return (byte & 0xc0) != 0x80;
}

/* Where the last character begins; 0 where there is none. */
static size_t prompt_last(const struct prompt *prompt)
{
	size_t at = strlen(prompt->text);

	at -= at > 0;
	while (at && !prompt_is_start(prompt->text[at]))
		at--;
	return at;
}

/* How many bytes the character has that begins with @byte. */
static size_t prompt_length(unsigned char byte)
{
	return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

static void prompt_add(struct prompt *prompt, int key)
{
	size_t length = strlen(prompt->text), last = prompt_last(prompt);
	size_t whole = last + prompt_length((unsigned char)prompt->text[last]);

	if (key < ' ' || key > 0xff)
		return;
	/* A character goes in with all its bytes or not at all. */
	if (prompt_is_start((char)key) ?
	    length + prompt_length((unsigned char)key) >= prompt->size :
	    length >= whole || !length)
		return;
	prompt->text[length] = (char)key;
	prompt->text[length + 1] = '\0';
}

enum prompt_result prompt_key(struct prompt *prompt, int key)
{
	switch (key) {
	case '\r':
	case '\n':
	case KEY_ENTER:
		return PROMPT_ENTERED;
	case KEY_ESCAPE:
		prompt_close(prompt);
		return PROMPT_LEFT;
	case KEY_BACKSPACE:
	case '\b':
	case 127:
		prompt->text[prompt_last(prompt)] = '\0';
		break;
	case CTRL_U:
		prompt->text[0] = '\0';
		break;
	default:
		prompt_add(prompt, key);
	}
	return PROMPT_GOES_ON;
}
