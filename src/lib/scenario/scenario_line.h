/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario_line.h - the words that a line of a scenario may begin with, and what
 * each makes of the rest of the line
 */
#ifndef LIB_SCENARIO_SCENARIO_LINE_H
#define LIB_SCENARIO_SCENARIO_LINE_H

#include "lib/scenario/scenario.h"

/* A line being read. */
struct scenario_line {
	struct scenario *scenario;
	const char *word;	    /* the first */
	const char *rest;	    /* what follows it */
	struct tokens tokens;	    /* the same */
	struct scenario_step *step; /* where it is one */
	struct problem *problem;
};

struct scenario_word {
	const char *word;
	/* False: line->problem says why. A step may leave line->step NULL: none. */
	bool (*read)(struct scenario_line *line);
	bool has_text; /* what follows is not taken apart */
	bool is_step;
	enum scenario_kind kind;
};

/* The one that is called @word, or NULL. */
const struct scenario_word *scenario_line_word(const char *word);

#endif
