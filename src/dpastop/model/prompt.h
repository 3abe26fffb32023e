/* SPDX-License-Identifier: GPL-2.0 */
/*
 * prompt.h - one line that is being typed, whatever it is for
 */
#ifndef DPASTOP_MODEL_PROMPT_H
#define DPASTOP_MODEL_PROMPT_H

#include <stddef.h>

#define PROMPT_SIZE 256
#define PROMPT_FILTER_SIZE 64

enum prompt_kind {
	PROMPT_NONE,		/* nothing is being typed */
	PROMPT_TUNABLE,		/* a value for the selected tunable */
	PROMPT_INTERVAL,
	PROMPT_FILTER,		/* of the switches */
	PROMPT_MARK,		/* a text for the timeline */
	PROMPT_TIME,		/* to go to */
	PROMPT_RECORD,		/* the name of a file */
	PROMPT_PRESET,		/* the name of a preset to save */
	PROMPT_LOAD,		/* a value for the selected part of the load */
	PROMPT_RESTORE,		/* y or n */
};

struct prompt {
	enum prompt_kind kind;
	size_t size;		/* of text, as what it is for has it */
	char text[PROMPT_SIZE];	/* UTF-8 */
};

enum prompt_result {
	PROMPT_GOES_ON,
	PROMPT_ENTERED,		/* text is whole; the prompt is still open */
	PROMPT_LEFT,		/* by Escape; it is closed */
};

void prompt_open(struct prompt *prompt, enum prompt_kind kind,
		 const char *text);
void prompt_close(struct prompt *prompt);

/* Take @key, a code of curses or a byte of UTF-8. */
enum prompt_result prompt_key(struct prompt *prompt, int key);

#endif
