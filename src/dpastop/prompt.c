// SPDX-License-Identifier: GPL-2.0
#include "prompt.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>

#define KEY_ESCAPE 27
#define CTRL_U 21

void prompt_open(struct prompt *prompt, enum prompt_kind kind,
		 const char *text)
{
	prompt->kind = kind;
	snprintf(prompt->text, sizeof(prompt->text), "%s", text);
}

void prompt_close(struct prompt *prompt)
{
	prompt->kind = PROMPT_NONE;
}

/* Take the last character away, all its bytes. */
static void prompt_rub_out(struct prompt *prompt)
{
	size_t length = strlen(prompt->text);

	while (length && (prompt->text[length - 1] & 0xc0) == 0x80)
		length--;
	if (length)
		length--;
	prompt->text[length] = '\0';
}

static void prompt_add(struct prompt *prompt, int key)
{
	size_t length = strlen(prompt->text);

	if (key < ' ' || key > 0xff || length + 1 == sizeof(prompt->text))
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
		prompt_rub_out(prompt);
		break;
	case CTRL_U:
		prompt->text[0] = '\0';
		break;
	default:
		prompt_add(prompt, key);
	}
	return PROMPT_GOES_ON;
}
