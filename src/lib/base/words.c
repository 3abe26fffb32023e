// SPDX-License-Identifier: GPL-2.0
#include "lib/base/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_BLANKS " \t"

bool words_split(struct words *words, char *line)
{
	*words = (struct words){ 0 };
	for (;;) {
		line += strspn(line, WORDS_BLANKS);
		if (!*line)
			return true;
		if (words->count == WORDS_MOST)
			return false;
		words->word[words->count++] = line;
		line += strcspn(line, WORDS_BLANKS);
		if (*line)
			*line++ = '\0';
	}
}

const char *words_take(struct words *words)
{
	return words->next < words->count ? words->word[words->next++] : "";
}

bool words_take_if(struct words *words, const char *word)
{
	if (words->next == words->count ||
	    strcmp(words->word[words->next], word) != 0)
		return false;
	words->next++;
	return true;
}

bool words_need(struct words *words, const char *word, char *reason)
{
	if (words_take_if(words, word))
		return true;
	if (words->next == words->count)
		snprintf(reason, WORDS_REASON,
			 "it ends where \"%s\" is missing", word);
	else
		snprintf(reason, WORDS_REASON,
			 "\"%.40s\" stands where \"%s\" should",
			 words->word[words->next], word);
	return false;
}

bool words_end(const struct words *words, char *reason)
{
	if (words->next == words->count)
		return true;
	snprintf(reason, WORDS_REASON, "\"%.40s\" is too much",
		 words->word[words->next]);
	return false;
}

/* A decimal number at the front of @text; *@end is what follows it. */
static bool words_decimal(const char *text, double *value, const char **end)
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

bool words_time(struct words *words, double *ns, char *reason)
{
	static const struct {
		const char *name;
		double ns;
	} units[] = {
		{ "ns", 1 }, { "us", 1e3 }, { "ms", 1e6 }, { "s", 1e9 },
	};
	const char *word = words_take(words), *unit;
	double value;
	size_t i;

	if (words_decimal(word, &value, &unit))
		for (i = 0; i < sizeof(units) / sizeof(*units); i++)
			if (!strcmp(unit, units[i].name)) {
				*ns = value * units[i].ns;
				return true;
			}
	snprintf(reason, WORDS_REASON,
		 "\"%.40s\" is no time, such as 5us or 0.5s (ns, us, ms, s)",
		 word);
	return false;
}

bool words_number(struct words *words, const char *unit, double *value,
		  char *reason)
{
	const char *word = words_take(words), *end;

	if (words_decimal(word, value, &end) && !strcmp(end, unit))
		return true;
	snprintf(reason, WORDS_REASON, "\"%.40s\" is no number, such as 10%s",
		 word, unit);
	return false;
}

/* The length of the character at @text, of @size bytes; 0: it is none. */
static size_t words_utf8(const unsigned char *text, size_t size)
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

size_t words_mark(const char *text, size_t size)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t length = sizeof(mark) - 1;

	return size >= length && !memcmp(text, mark, length) ? length : 0;
}

bool words_are_plain(const char *text, size_t size)
{
	size_t length;

	for (; size; text += length, size -= length) {
		length = words_utf8((const unsigned char *)text, size);
		if (!length)
			return false;
	}
	return true;
}

void words_make_plain(char *text)
{
	size_t left, length;

	for (left = strlen(text); left; text += length, left -= length) {
		length = words_utf8((const unsigned char *)text, left);
		if (!length || *text == '\t')
			*text = length ? ' ' : '?';
		length += !length;
	}
}
