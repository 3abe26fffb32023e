/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tokens.h - split a line into tokens, for small languages
 *
 * On failure, the reason in *@problem says why.
 */
#ifndef LIB_BASE_TOKENS_H
#define LIB_BASE_TOKENS_H

#include "lib/base/problem.h"

#include <stdint.h>

#define TOKENS_LINE 1024 /* maximum bytes per line */
#define TOKENS_MOST 24

struct tokens {
	const char *word[TOKENS_MOST]; /* into the line */
	size_t count;
	size_t next; /* the next token to take */
};

/* Split @line in place at blanks. False: too many tokens. */
bool tokens_split(struct tokens *tokens, char *line);

/* Take the next token; "" if there is none. */
const char *tokens_take(struct tokens *tokens);

/* Take the next token if it is @word. */
bool tokens_take_if(struct tokens *tokens, const char *word);

/* Take the next token, which must be @word. */
bool tokens_need(struct tokens *tokens, const char *word,
		 struct problem *problem);

/* False if there are tokens left. */
bool tokens_end(const struct tokens *tokens, struct problem *problem);

/* Take a time with a unit (ns, us, ms, s): "5us", "0.5s". */
bool tokens_time(struct tokens *tokens, double *ns, struct problem *problem);

/* Take a non-negative number that ends in @unit. */
bool tokens_number(struct tokens *tokens, const char *unit, double *value,
		   struct problem *problem);

/*
 * The length of the UTF-8 byte order mark, which some editors write invisibly,
 * at the start of a file's @text, of @size bytes: 3, or 0.
 */
size_t tokens_mark(const char *text, size_t size);

/*
 * Is @text, of @size bytes, safe to print on a terminal: valid UTF-8 without
 * control characters other than tabs?
 */
bool tokens_are_plain(const char *text, size_t size);

/*
 * Make @text safe to print on one line: unsafe bytes become ?, tabs become
 * blanks.
 */
void tokens_make_plain(char *text);

#endif
