/* SPDX-License-Identifier: GPL-2.0 */
/*
 * words.h - a line taken apart into words, for small languages
 *
 * Each function that says why it refuses does so in @reason, a clause of
 * WORDS_REASON bytes.
 */
#ifndef LIB_BASE_WORDS_H
#define LIB_BASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WORDS_REASON 160
#define WORDS_MOST 24

struct words {
	const char *word[WORDS_MOST];	/* into the line */
	size_t count;
	size_t next;		/* the first that is not taken yet */
};

/* Cut @line at its blanks, which are overwritten. False: too many words. */
bool words_split(struct words *words, char *line);

/* The next word, which is then taken; "" where there is none. */
const char *words_take(struct words *words);

/* Take the next word where it is @word. */
bool words_take_if(struct words *words, const char *word);

/* Take the next word, which must be @word. */
bool words_need(struct words *words, const char *word, char *reason);

/* False where there is a word left. */
bool words_end(const struct words *words, char *reason);

/* Take a time with its unit, "5us", "0.5s"; ns, us, ms, s. */
bool words_time(struct words *words, double *ns, char *reason);

/* Take a number from 0, which must end in @unit. */
bool words_number(struct words *words, const char *unit, double *value,
		  char *reason);

/*
 * How many bytes of the @size at @text, where a file begins, are a byte order
 * mark, which some editors put there and nobody sees: 3, or 0.
 */
size_t words_mark(const char *text, size_t size);

/*
 * May @text be shown on a terminal: is it UTF-8 (of @size bytes), and has it no
 * control characters but tabs?
 */
bool words_are_plain(const char *text, size_t size);

/* Make it so, in one line: what may not be shown becomes a ?, a tab a blank. */
void words_make_plain(char *text);

#endif
