/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario.h - a scenario: the steps of a demonstration, read from a file
 *
 * The language is described in dpastop-scenario(5). A scenario read here is
 * complete and valid, as far as that can be checked without a source. All texts
 * are UTF-8 without control characters, so that they are safe to display.
 */
#ifndef LIB_SCENARIO_SCENARIO_H
#define LIB_SCENARIO_SCENARIO_H

#include "lib/base/problem.h"
#include "lib/model/method.h"
#include "lib/scenario/condition.h"
#include "lib/source.h"

#define SCENARIO_TEXT_SIZE TOKENS_LINE
#define SCENARIO_MOST_STEPS 200
#define SCENARIO_MOST_BYTES 65536 /* file size limit */

/* The sources that it can be played on. */
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

/* The role of a text for the reader. */
enum scenario_voice {
	SCENARIO_TELLS,
	SCENARIO_LOOK,	 /* what to look at */
	SCENARIO_TRY,	 /* what to try */
	SCENARIO_ASK,	 /* a question */
	SCENARIO_ANSWER, /* and its answer, shown on request */
};

/* What to show on the screen. */
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
	unsigned int line; /* line of the file, from 1 */
	/* The text to show or mark; for other steps, the step as written. */
	char text[SCENARIO_TEXT_SIZE];
	enum scenario_voice voice;
	bool ends_at_key; /* the text ends here; another one may follow */
	bool at_switch; /* for a mark: at the switch that the condition names */
	enum scenario_view view;
	double speed;
	enum method method;
	unsigned int id; /* tunable id */
	int64_t value;
	struct load load;
	/* How long to wait, or the timeout; for a text, 0: wait for a key. */
	uint64_t limit_ns;
	struct condition condition;
};

struct scenario {
	char title[SCENARIO_TEXT_SIZE];
	enum scenario_place place;
	bool keeps; /* changes are not reverted at the end */
	struct scenario_step *steps;
	size_t nr_steps;
};

void scenario_free(struct scenario *scenario);

/* Does @step wait for a key? */
bool scenario_needs_key(const struct scenario_step *step);

/*
 * The keyword, "look", and the prefix shown before the text, "LOOK: "; "" for
 * plain text.
 */
const char *scenario_voice_word(enum scenario_voice voice);
const char *scenario_voice_label(enum scenario_voice voice);

/* Does it change anything? If so, it cannot be played on a recording. */
bool scenario_changes(const struct scenario *scenario);

/* Can it be played on @source? False: *@problem says why. */
bool scenario_fits(const struct scenario *scenario, const struct source *source,
		   struct problem *problem);

#endif
