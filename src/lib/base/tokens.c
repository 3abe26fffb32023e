// SPDX-License-Identifier: GPL-2.0
#include "lib/base/tokens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TOKENS_BLANKS " \t"

bool tokens_split(struct tokens *tokens, char *line)
{
	*tokens = (struct tokens){ 0 };
	for (;;) {
		line += strspn(line, TOKENS_BLANKS);
		if (!*line)
			return true;
		if (tokens->count == TOKENS_MOST)
			return false;
		tokens->word[tokens->count++] = line;
		line += strcspn(line, TOKENS_BLANKS);
		if (*line)
			*line++ = '\0';
	}
}

const char *tokens_take(struct tokens *tokens)
{
	return tokens->next < tokens->count ? tokens->word[tokens->next++] : "";
}

bool tokens_take_if(struct tokens *tokens, const char *word)
{
	if (tokens->next == tokens->count ||
	    strcmp(tokens->word[tokens->next], word) != 0)
		return false;
	tokens->next++;
	return true;
}

bool tokens_need(struct tokens *tokens, const char *word,
		 struct problem *problem)
{
	if (tokens_take_if(tokens, word))
		return true;
	if (tokens->next == tokens->count)
		return problem_fail(problem, NULL,
				    "\"%s\" is missing at the end", word);
	return problem_fail(problem, NULL, "found \"%s\" instead of \"%s\"",
			    tokens->word[tokens->next], word);
}

bool tokens_end(const struct tokens *tokens, struct problem *problem)
{
	if (tokens->next == tokens->count)
		return true;
	return problem_fail(problem, NULL, "unexpected \"%s\"",
			    tokens->word[tokens->next]);
}

/* Parse a decimal number at the start of @text; *@end is what follows. */
static bool tokens_decimal(const char *text, double *value, const char **end)
{
	size_t length = strspn(text, "0123456789.");
	char digits[24], *stop;

	if (!length || length >= sizeof(digits))
		return false;
	memcpy(digits, text, length);
	digits[length] = '\0';
	*value = strtod(digits, &stop);
	*end = text + length;
	return stop != digits && !*stop;
}

bool tokens_time(struct tokens *tokens, double *ns, struct problem *problem)
{
	static const struct {
		const char *name;
		double ns;
	} units[] = {
		{ "ns", 1 },
		{ "us", 1e3 },
		{ "ms", 1e6 },
		{ "s", 1e9 },
	};
	const char *word = tokens_take(tokens), *unit;
	double value;
	size_t i;

	if (tokens_decimal(word, &value, &unit))
		for (i = 0; i < sizeof(units) / sizeof(*units); i++)
			if (!strcmp(unit, units[i].name)) {
				*ns = value * units[i].ns;
				return true;
			}
	return problem_fail(
		problem, NULL,
		"\"%s\" is not a time such as 5us or 0.5s (ns, us, ms, s)",
		word);
}

bool tokens_number(struct tokens *tokens, const char *unit, double *value,
		   struct problem *problem)
{
	const char *word = tokens_take(tokens), *end;

	if (tokens_decimal(word, value, &end) && !strcmp(end, unit))
		return true;
	return problem_fail(problem, NULL,
			    "\"%s\" is not a number such as 10%s", word, unit);
}

/*
 * The length of the UTF-8 character at @text, of @size bytes; 0: not a valid
 * one.
 */
static size_t tokens_utf8(const unsigned char *text, size_t size)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t length, i;
	uint32_t code;

	if (*text < 0x80)
		return *text == '\t' || (*text >= ' ' && *text < 0x7f);
	if (*text < 0xc2 || *text > 0xf4)
		return 0;
	length = *text < 0xe0 ? 2 : *text < 0xf0 ? 3 : 4;
	if (length > size)
		return 0;
	code = *text & (0xffu >> (length + 1));
	for (i = 1; i < length; i++) {
		if ((text[i] & 0xc0) != 0x80)
			return 0;
		code = code << 6 | (text[i] & 0x3f);
	}
	/* C1 controls, overlong forms, surrogates. */
	if (code < 0xa0 || code < least[length] || code > 0x10ffff ||
	    (code >= 0xd800 && code < 0xe000))
		return 0;
	return length;
}

size_t tokens_mark(const char *text, size_t size)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t length = sizeof(mark) - 1;

	return size >= length && !memcmp(text, mark, length) ? length : 0;
}

bool tokens_are_plain(const char *text, size_t size)
{
	size_t length;

	for (; size; text += length, size -= length) {
		length = tokens_utf8((const unsigned char *)text, size);
		if (!length)
			return false;
	}
	return true;
}

void tokens_make_plain(char *text)
{
	size_t left, length;

	for (left = strlen(text); left; text += length, left -= length) {
		length = tokens_utf8((const unsigned char *)text, left);
		if (!length || *text == '\t')
			*text = length ? ' ' : '?';
		length += !length;
	}
}
