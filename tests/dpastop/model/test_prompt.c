// SPDX-License-Identifier: GPL-2.0
#include <criterion/criterion.h>
#include <curses.h>
#include <string.h>

#include "dpastop/model/prompt.h"

#define CTRL(letter) ((letter)&0x1f)

static struct prompt prompt;

static void type(const char *text)
{
	for (; *text; text++)
		prompt_key(&prompt, (unsigned char)*text);
}

/* The text, with a | at the cursor. */
static const char *shown(void)
{
	static char text[PROMPT_SIZE + 1];

	snprintf(text, sizeof(text), "%.*s|%s", (int)prompt.at, prompt.text,
		 prompt.text + prompt.at);
	return text;
}

static void opens(enum prompt_kind kind, const char *text)
{
	memset(&prompt, 0, sizeof(prompt));
	prompt_open(&prompt, kind, text);
}

Test(prompt, keys_go_in_and_out_at_the_cursor)
{
	static const struct {
		int key;
		const char *after;
	} step[] = {
		{ KEY_LEFT, "one twö  thre|e" },
		{ 'x', "one twö  threx|e" },
		{ KEY_BACKSPACE, "one twö  thre|e" },
		{ KEY_DC, "one twö  thre|" },
		{ KEY_DC, "one twö  thre|" },
		{ CTRL('W'), "one twö  |" },
		{ CTRL('W'), "one |" },
		{ KEY_RIGHT, "one |" },
		{ CTRL('A'), "|one " },
		{ KEY_LEFT, "|one " },
		{ KEY_BACKSPACE, "|one " },
		{ CTRL('W'), "|one " },
		{ CTRL('U'), "|one " },
		{ KEY_RIGHT, "o|ne " },
		{ CTRL('U'), "|ne " },
		{ CTRL('E'), "ne |" },
		{ KEY_HOME, "|ne " },
		{ KEY_END, "ne |" },
		{ 0xc3, "ne |" },
		{ 0xa4, "ne ä|" },
		{ KEY_LEFT, "ne |ä" },
		{ KEY_RIGHT, "ne ä|" },
		{ 127, "ne |" },
		{ KEY_F(1), "ne |" },
	};
	size_t i;

	opens(PROMPT_MARK, "one twö  three");
	cr_assert_str_eq(shown(), "one twö  three|");
	for (i = 0; i < sizeof(step) / sizeof(*step); i++) {
		cr_expect_eq(prompt_key(&prompt, step[i].key), PROMPT_GOES_ON);
		cr_expect_str_eq(shown(), step[i].after, "step %zu: %s, not %s",
				 i, shown(), step[i].after);
	}
}

Test(prompt, only_whole_characters_go_in)
{
	opens(PROMPT_MARK, "ab");
	prompt_key(&prompt, KEY_LEFT);
	type("\xa4"); /* a continuation byte without a start byte */
	type("\xc3"); /* a start byte without a continuation */
	prompt_key(&prompt, KEY_LEFT);
	type("\xa4");
	type("\xff\xc0\x80");
	type("€");
	cr_expect_str_eq(shown(), "€|ab");
}

Test(prompt, is_full_at_the_size_of_what_it_is_for)
{
	size_t i;

	opens(PROMPT_FILTER, "");
	for (i = 0; i < PROMPT_FILTER_SIZE - 2; i++)
		type("x");
	prompt_key(&prompt, KEY_HOME);
	type("ä");
	cr_expect_eq(strlen(prompt.text), PROMPT_FILTER_SIZE - 2);
	type("yz");
	cr_expect_eq(strlen(prompt.text), PROMPT_FILTER_SIZE - 1);
	cr_expect_eq(prompt.at, 1);
}

static void enters(enum prompt_kind kind, const char *text)
{
	prompt_open(&prompt, kind, "");
	type(text);
	cr_assert_eq(prompt_key(&prompt, '\r'), PROMPT_ENTERED);
	prompt_close(&prompt);
}

Test(prompt, what_was_entered_comes_back_by_kind)
{
	opens(PROMPT_TIME, "");
	enters(PROMPT_TIME, "-1m");
	enters(PROMPT_MARK, "a mark");
	enters(PROMPT_TIME, "-2m");
	enters(PROMPT_TIME, "-2m"); /* entered twice, remembered once */
	enters(PROMPT_TIME, "");    /* empty input is not remembered */
	prompt_open(&prompt, PROMPT_TIME, "");
	type("draft");
	prompt_key(&prompt, KEY_UP);
	cr_expect_str_eq(shown(), "-2m|");
	prompt_key(&prompt, KEY_UP);
	cr_expect_str_eq(shown(), "-1m|");
	prompt_key(&prompt, KEY_UP);
	cr_expect_str_eq(shown(), "-1m|");
	type("s"); /* changes the copy, not the remembered line */
	prompt_key(&prompt, KEY_DOWN);
	cr_expect_str_eq(shown(), "-2m|");
	prompt_key(&prompt, KEY_DOWN);
	cr_expect_str_eq(shown(), "draft|");
	prompt_key(&prompt, KEY_DOWN);
	cr_expect_str_eq(shown(), "draft|");
	prompt_key(&prompt, 27);
	prompt_open(&prompt, PROMPT_MARK, "");
	prompt_key(&prompt, KEY_UP);
	cr_expect_str_eq(shown(), "a mark|");
}

Test(prompt, keeps_the_newest_entries)
{
	char text[16];
	int i;

	opens(PROMPT_MARK, "");
	for (i = 0; i < 2 * PROMPT_MOST_ENTERED; i++) {
		snprintf(text, sizeof(text), "%d", i);
		enters(PROMPT_MARK, text);
	}
	prompt_open(&prompt, PROMPT_MARK, "");
	for (i = 0; i < 2 * PROMPT_MOST_ENTERED; i++)
		prompt_key(&prompt, KEY_UP);
	snprintf(text, sizeof(text), "%d|", PROMPT_MOST_ENTERED);
	cr_expect_str_eq(shown(), text);
}
