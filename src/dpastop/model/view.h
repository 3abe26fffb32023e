/* SPDX-License-Identifier: GPL-2.0 */
/*
 * view.h - how the user looks at it: which view, which moment, what is selected
 */
#ifndef DPASTOP_MODEL_VIEW_H
#define DPASTOP_MODEL_VIEW_H

#include "dpastop/model/menu.h"
#include "dpastop/model/model.h"
#include "dpastop/model/prompt.h"
#include "dpastop/model/switch_list.h"
#include "dpastop/model/view_list.h"
#include "lib/base/problem.h"

/* The panels of the overview that take the arrow keys, in the order of Tab. */
enum focus {
	FOCUS_TUNABLES,
	FOCUS_CPUS,
	FOCUS_COUNT
};

/* A line at the bottom, until the next key. */
struct message {
	bool is_error;
	char text[1536]; /* "" where there is none */
};

struct view {
	enum view_name name;
	bool is_presenter; /* of the overview: fewer, larger things */
	enum focus focus;

	struct model_query query; /* the moment, and the order of CPUs */
	unsigned int zoom;	  /* view_zoom_ticks[] */

	/* The table of CPUs. */
	uint32_t cpu; /* the one selected, also of the CPU view */
	bool shows_idle;
	bool shows_heat;	 /* a cell a CPU instead of rows */
	uint32_t hidden_columns; /* bit: of the table's columns */

	/* The list of switches. */
	char filter[PROMPT_FILTER_SIZE]; /* "": all */
	struct switch_pick selected;	 /* not known: the newest */
	struct switch_pick open;	 /* the run that is unfolded */

	unsigned int load_field; /* selected in the view of the load */

	bool shows_help;
	bool shows_words;  /* without the keys */
	size_t first_help; /* the line at the top */
	struct prompt prompt;
	struct menu menu;
	uint64_t interval_ns;
	struct message message;
};

/* How many ticks a cell of a timeline stands for, by view.zoom. */
#define VIEW_NR_ZOOMS 8
extern const unsigned int view_zoom_ticks[VIEW_NR_ZOOMS];

/* "Overview" */
const char *view_title(enum view_name name);

/* In the place of what was said. */
__attribute__((format(printf, 3, 4))) void
message_set(struct message *message, bool is_error, const char *format, ...);

/* The same, for what went wrong. */
void message_problem(struct message *message, const struct problem *problem);

/* Beside it. */
void message_add(struct message *message, bool is_error, const char *text);

#endif
