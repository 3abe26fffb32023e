/* SPDX-License-Identifier: GPL-2.0 */
/*
 * prompt.h - a line editor with history
 */
#ifndef DPASTOP_MODEL_PROMPT_H
#define DPASTOP_MODEL_PROMPT_H

#include <stddef.h>

#define PROMPT_SIZE 256
#define PROMPT_FILTER_SIZE 64

/* The number of history lines, of all kinds together. */
#define PROMPT_MOST_ENTERED 32

enum prompt_kind {
	PROMPT_NONE,	/* no prompt is open */
	PROMPT_TUNABLE, /* a value for the selected tunable */
	PROMPT_INTERVAL,
	PROMPT_FILTER,	/* filter of the switches */
	PROMPT_MARK,	/* a mark for the timeline */
	PROMPT_TIME,	/* a time to go to */
	PROMPT_RECORD,	/* a file name */
	PROMPT_PRESET,	/* name of a preset to save */
	PROMPT_FOUND,	/* the same, for a search's result */
	PROMPT_LOAD,	/* a value for the selected load setting */
	PROMPT_RESTORE, /* y or n */
};

/* A line in the history, accepted or not. */
struct prompt_line {
	enum prompt_kind kind;
	char text[PROMPT_SIZE];
};

struct prompt {
	enum prompt_kind kind;
	size_t size;		/* maximum bytes of text for this kind */
	char text[PROMPT_SIZE]; /* UTF-8, complete characters */
	size_t at;		/* the cursor, as bytes of text before it */

	char partial[4]; /* bytes of an incomplete character */
	size_t nr_partial;

	struct prompt_line entered[PROMPT_MOST_ENTERED]; /* newest first */
	size_t nr_entered;
	size_t back; /* entered[back - 1] is shown; 0: the new line, */
	char draft[PROMPT_SIZE]; /* which is saved here otherwise */
};

enum prompt_result {
	PROMPT_GOES_ON,
	PROMPT_ENTERED, /* Enter: text is complete; still open */
	PROMPT_LEFT,	/* Escape: closed */
};

/* Open a prompt with the cursor after @text. */
void prompt_open(struct prompt *prompt, enum prompt_kind kind,
		 const char *text);
void prompt_close(struct prompt *prompt);

/* Handle @key, a curses key code or a byte of UTF-8. */
enum prompt_result prompt_key(struct prompt *prompt, int key);

#endif
