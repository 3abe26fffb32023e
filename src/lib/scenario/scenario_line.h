/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario_line.h - the keywords of scenario lines and their parsers
 */
#ifndef LIB_SCENARIO_SCENARIO_LINE_H
#define LIB_SCENARIO_SCENARIO_LINE_H

#include "lib/scenario/scenario.h"

/* A line being parsed. */
struct scenario_line {
	struct scenario *scenario;
	const char *word;	    /* the first word */
	const char *rest;	    /* the rest of the line */
	struct tokens tokens;	    /* the same */
	struct scenario_step *step; /* if it is one */
	struct problem *problem;
};

struct scenario_word {
	const char *word;
	/* False: see line->problem. It may leave line->step NULL: no step. */
	bool (*read)(struct scenario_line *line);
	bool has_text; /* the rest is not tokenized */
	bool is_step;
	enum scenario_kind kind;
};

/* The keyword @word, or NULL. */
const struct scenario_word *scenario_line_word(const char *word);

#endif
