/* SPDX-License-Identifier: GPL-2.0 */
/*
 * prompt.h - one line that is being typed, whatever it is for
 */
#ifndef DPASTOP_MODEL_PROMPT_H
#define DPASTOP_MODEL_PROMPT_H

#include <stddef.h>

#define PROMPT_SIZE 256
#define PROMPT_FILTER_SIZE 64

/* So many lines that were entered can be had again, of all kinds together. */
#define PROMPT_MOST_ENTERED 32

enum prompt_kind {
	PROMPT_NONE,	/* nothing is being typed */
	PROMPT_TUNABLE, /* a value for the selected tunable */
	PROMPT_INTERVAL,
	PROMPT_FILTER,	/* of the switches */
	PROMPT_MARK,	/* a text for the timeline */
	PROMPT_TIME,	/* to go to */
	PROMPT_RECORD,	/* the name of a file */
	PROMPT_PRESET,	/* the name of a preset to save */
	PROMPT_LOAD,	/* a value for the selected part of the load */
	PROMPT_RESTORE, /* y or n */
};

/* A line that was entered, accepted or not. */
struct prompt_line {
	enum prompt_kind kind;
	char text[PROMPT_SIZE];
};

struct prompt {
	enum prompt_kind kind;
	size_t size;		/* of text, as what it is for has it */
	char text[PROMPT_SIZE]; /* UTF-8, whole characters */
	size_t at;		/* the cursor: bytes of text before it */

	char partial[4]; /* the bytes so far of a character */
	size_t nr_partial;

	struct prompt_line entered[PROMPT_MOST_ENTERED]; /* newest first */
	size_t nr_entered;
	size_t back; /* shown: entered[back - 1]; 0: a line of its own, */
	char draft[PROMPT_SIZE]; /* which is kept here meanwhile */
};

enum prompt_result {
	PROMPT_GOES_ON,
	PROMPT_ENTERED, /* text is whole; the prompt is still open */
	PROMPT_LEFT,	/* by Escape; it is closed */
};

/* With the cursor behind @text. */
void prompt_open(struct prompt *prompt, enum prompt_kind kind,
		 const char *text);
void prompt_close(struct prompt *prompt);

/* Take @key, a code of curses or a byte of UTF-8. */
enum prompt_result prompt_key(struct prompt *prompt, int key);

#endif
