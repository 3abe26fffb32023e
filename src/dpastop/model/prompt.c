// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/prompt.h"

#include <curses.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "lib/model/mark.h"

#define KEY_ESCAPE 27
#define CTRL(letter) ((letter)&0x1f)

/* The size limit: what would be truncated later cannot be typed. */
static size_t prompt_size(enum prompt_kind kind)
{
	switch (kind) {
	case PROMPT_FILTER:
		return PROMPT_FILTER_SIZE;
	case PROMPT_MARK:
		return MARK_TEXT_SIZE;
	case PROMPT_LOAD:
		return SAMPLE_TEXT_SIZE;
	default:
		return PROMPT_SIZE;
	}
}

/* Replace the line with @text. */
static void prompt_set(struct prompt *prompt, const char *text)
{
	snprintf(prompt->text, prompt->size, "%s", text);
	prompt->at = strlen(prompt->text);
}

void prompt_open(struct prompt *prompt, enum prompt_kind kind, const char *text)
{
	prompt->kind = kind;
	prompt->size = prompt_size(kind);
	prompt->nr_partial = 0;
	prompt->back = 0;
	prompt_set(prompt, text);
}

void prompt_close(struct prompt *prompt)
{
	prompt->kind = PROMPT_NONE;
}

static bool prompt_is_start(char byte)
{
	return (byte & 0xc0) != 0x80;
}

/* The start of the character before @at. */
static size_t prompt_before(const struct prompt *prompt, size_t at)
{
	at -= at > 0;
	while (at && !prompt_is_start(prompt->text[at]))
		at--;
	return at;
}

/* The end of the character at @at. */
static size_t prompt_after(const struct prompt *prompt, size_t at)
{
	at += prompt->text[at] != '\0';
	while (!prompt_is_start(prompt->text[at]))
		at++;
	return at;
}

/* The start of the word before the cursor. Words are separated by blanks. */
static size_t prompt_word(const struct prompt *prompt)
{
	size_t at = prompt->at;

	while (at && prompt->text[at - 1] == ' ')
		at--;
	while (at && prompt->text[at - 1] != ' ')
		at--;
	return at;
}

static void prompt_delete(struct prompt *prompt, size_t from, size_t to)
{
	char *text = prompt->text;

	memmove(text + from, text + to, strlen(text + to) + 1);
	prompt->at = from;
}

/* Insert a character with all of its bytes, or not at all. */
static void prompt_insert(struct prompt *prompt, const char *bytes,
			  size_t count)
{
	char *cursor = prompt->text + prompt->at;

	if (strlen(prompt->text) + count >= prompt->size)
		return;
	memmove(cursor + count, cursor, strlen(cursor) + 1);
	memcpy(cursor, bytes, count);
	prompt->at += count;
}

/* The number of bytes of a character that starts with @byte; 0: invalid. */
static size_t prompt_length(unsigned char byte)
{
	if (byte < 0x80)
		return 1;
	if (byte < 0xc2 || byte > 0xf4)
		return 0;
	return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

static void prompt_add(struct prompt *prompt, int key)
{
	char byte = (char)key;
	size_t length;

	if (key < ' ' || key > 0xff)
		return;
	/* A character that is never completed is dropped. */
	if (prompt_is_start(byte))
		prompt->nr_partial = 0;
	else if (!prompt->nr_partial)
		return;
	prompt->partial[prompt->nr_partial++] = byte;
	length = prompt_length((unsigned char)prompt->partial[0]);
	if (!length) {
		prompt->nr_partial = 0;
	} else if (prompt->nr_partial == length) {
		prompt_insert(prompt, prompt->partial, length);
		prompt->nr_partial = 0;
	}
}

/* The index + 1 of the next older line of this kind. */
static size_t prompt_older(const struct prompt *prompt)
{
	size_t i;

	for (i = prompt->back; i < prompt->nr_entered; i++)
		if (prompt->entered[i].kind == prompt->kind)
			return i + 1;
	return prompt->back;
}

/* The next newer line; 0: the one that was being typed. */
static size_t prompt_newer(const struct prompt *prompt)
{
	size_t back = prompt->back;

	while (back && --back)
		if (prompt->entered[back - 1].kind == prompt->kind)
			break;
	return back;
}

static void prompt_recall(struct prompt *prompt, size_t back)
{
	if (back == prompt->back)
		return;
	if (!prompt->back)
		memcpy(prompt->draft, prompt->text, sizeof(prompt->draft));
	prompt->back = back;
	prompt_set(prompt,
		   back ? prompt->entered[back - 1].text : prompt->draft);
}

/* Rejected input is remembered, too, so that it can be corrected. */
static void prompt_remember(struct prompt *prompt)
{
	struct prompt_line *entered = prompt->entered;
	size_t last, kept;

	prompt->back = 0;
	last = prompt_older(prompt);
	if (!*prompt->text ||
	    (last && !strcmp(entered[last - 1].text, prompt->text)))
		return;
	kept = prompt->nr_entered < PROMPT_MOST_ENTERED ?
		prompt->nr_entered++ :
		PROMPT_MOST_ENTERED - 1;
	memmove(entered + 1, entered, kept * sizeof(*entered));
	entered->kind = prompt->kind;
	memcpy(entered->text, prompt->text, sizeof(entered->text));
}

/* False: @key is not an editing key. */
static bool prompt_edit(struct prompt *prompt, int key)
{
	size_t at = prompt->at;

	switch (key) {
	case KEY_LEFT:
		prompt->at = prompt_before(prompt, at);
		break;
	case KEY_RIGHT:
		prompt->at = prompt_after(prompt, at);
		break;
	case KEY_HOME:
	case CTRL('A'):
		prompt->at = 0;
		break;
	case KEY_END:
	case CTRL('E'):
		prompt->at = strlen(prompt->text);
		break;
	case KEY_UP:
		prompt_recall(prompt, prompt_older(prompt));
		break;
	case KEY_DOWN:
		prompt_recall(prompt, prompt_newer(prompt));
		break;
	case KEY_BACKSPACE:
	case '\b':
	case 127:
		prompt_delete(prompt, prompt_before(prompt, at), at);
		break;
	case KEY_DC:
		prompt_delete(prompt, at, prompt_after(prompt, at));
		break;
	case CTRL('U'):
		prompt_delete(prompt, 0, at);
		break;
	case CTRL('W'):
		prompt_delete(prompt, prompt_word(prompt), at);
		break;
	default:
		return false;
	}
	prompt->nr_partial = 0;
	return true;
}

enum prompt_result prompt_key(struct prompt *prompt, int key)
{
	switch (key) {
	case '\r':
	case '\n':
	case KEY_ENTER:
		prompt_remember(prompt);
		return PROMPT_ENTERED;
	case KEY_ESCAPE:
		prompt_close(prompt);
		return PROMPT_LEFT;
	default:
		if (!prompt_edit(prompt, key))
			prompt_add(prompt, key);
		return PROMPT_GOES_ON;
	}
}
