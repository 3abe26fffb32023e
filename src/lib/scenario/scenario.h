/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario.h - a scenario: the steps of a demonstration, read from a text
 *
 * The language is told in dpastop-scenario(5). What is read here is whole:
 * every step can be done, as far as that can be told without a source. All
 * texts are UTF-8 without control characters, so they may be shown as they are.
 */
#ifndef LIB_SCENARIO_SCENARIO_H
#define LIB_SCENARIO_SCENARIO_H

#include "lib/base/problem.h"
#include "lib/model/method.h"
#include "lib/scenario/condition.h"
#include "lib/source.h"

#define SCENARIO_TEXT_SIZE TOKENS_LINE
#define SCENARIO_MOST_STEPS 200
#define SCENARIO_MOST_BYTES 65536 /* of a file */

/* What it can be played on. */
enum scenario_place {
	SCENARIO_ON_ANY,
	SCENARIO_ON_SIM,
	SCENARIO_ON_KERNEL,
};

enum scenario_kind {
	SCENARIO_SAY,
	SCENARIO_MARK,
	SCENARIO_KEY,
	SCENARIO_METHOD,
	SCENARIO_SET,
	SCENARIO_LOAD,
	SCENARIO_WAIT,
	SCENARIO_WAIT_UNTIL,
	SCENARIO_EXPECT,
	SCENARIO_VIEW,
	SCENARIO_SHOW,
	SCENARIO_SPEED,
};

/* What a text is to whoever reads it. */
enum scenario_voice {
	SCENARIO_TELLS,
	SCENARIO_LOOK,	 /* what to look at */
	SCENARIO_TRY,	 /* what to do oneself */
	SCENARIO_ASK,	 /* a question */
	SCENARIO_ANSWER, /* and its answer, on request */
};

/* What is to be on the screen. */
enum scenario_view {
	SCENARIO_OVERVIEW,
	SCENARIO_PRESENTER,
	SCENARIO_CPU,
	SCENARIO_SWITCHES,
	SCENARIO_LOAD_VIEW,
	SCENARIO_COMPARE,
	SCENARIO_NR_VIEWS
};

struct scenario_step {
	enum scenario_kind kind;
	unsigned int line; /* of the file, from 1 */
	/* What is said or marked; of the others, the step as it is written. */
	char text[SCENARIO_TEXT_SIZE];
	enum scenario_voice voice;
	bool ends_at_key; /* another one after it is not the same text */
	bool at_switch;	  /* of a mark: at the one that the condition names */
	enum scenario_view view;
	double speed;
	enum method method;
	unsigned int id; /* of the tunable */
	int64_t value;
	struct load load;
	/* How long to wait, or to wait at most; of a text, 0: for a key. */
	uint64_t limit_ns;
	struct condition condition;
};

struct scenario {
	char title[SCENARIO_TEXT_SIZE];
	enum scenario_place place;
	bool keeps; /* what it changes is not put back at its end */
	struct scenario_step *steps;
	size_t nr_steps;
};

void scenario_free(struct scenario *scenario);

/* Does @step wait until somebody presses a key? */
bool scenario_needs_key(const struct scenario_step *step);

/* "look", as it is written; and "LOOK: ", before what is said with that voice; "" where it only tells. */
const char *scenario_voice_word(enum scenario_voice voice);
const char *scenario_voice_label(enum scenario_voice voice);

/* Does it change anything? Then a recording cannot be its source. */
bool scenario_changes(const struct scenario *scenario);

/* Can it be played on @source? False: *@problem says why not. */
bool scenario_fits(const struct scenario *scenario, const struct source *source,
		   struct problem *problem);

#endif
