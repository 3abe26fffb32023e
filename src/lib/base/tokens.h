/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tokens.h - a line taken apart into tokens, for small languages
 *
 * Each function that refuses says why in the reason of *@problem.
 */
#ifndef LIB_BASE_TOKENS_H
#define LIB_BASE_TOKENS_H

#include "lib/base/problem.h"

#include <stdint.h>

#define TOKENS_LINE 1024 /* no line has more bytes */
#define TOKENS_MOST 24

struct tokens {
	const char *word[TOKENS_MOST]; /* into the line */
	size_t count;
	size_t next; /* the first that is not taken yet */
};

/* Cut @line at its blanks, which are overwritten. False: too many tokens. */
bool tokens_split(struct tokens *tokens, char *line);

/* The next word, which is then taken; "" where there is none. */
const char *tokens_take(struct tokens *tokens);

/* Take the next word where it is @word. */
bool tokens_take_if(struct tokens *tokens, const char *word);

/* Take the next word, which must be @word. */
bool tokens_need(struct tokens *tokens, const char *word,
		 struct problem *problem);

/* False where there is a word left. */
bool tokens_end(const struct tokens *tokens, struct problem *problem);

/* Take a time with its unit, "5us", "0.5s"; ns, us, ms, s. */
bool tokens_time(struct tokens *tokens, double *ns, struct problem *problem);

/* Take a number from 0, which must end in @unit. */
bool tokens_number(struct tokens *tokens, const char *unit, double *value,
		   struct problem *problem);

/*
 * How many bytes of the @size at @text, where a file begins, are a byte order
 * mark, which some editors put there and nobody sees: 3, or 0.
 */
size_t tokens_mark(const char *text, size_t size);

/*
 * May @text be shown on a terminal: is it UTF-8 (of @size bytes), and has it no
 * control characters but tabs?
 */
bool tokens_are_plain(const char *text, size_t size);

/* Make it so, in one line: what may not be shown becomes a ?, a tab a blank. */
void tokens_make_plain(char *text);

#endif
