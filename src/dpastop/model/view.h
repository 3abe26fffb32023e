/* SPDX-License-Identifier: GPL-2.0 */
/*
 * view.h - the state of the user interface: current view, moment, selection
 */
#ifndef DPASTOP_MODEL_VIEW_H
#define DPASTOP_MODEL_VIEW_H

#include "dpastop/model/menu.h"
#include "dpastop/model/model.h"
#include "dpastop/model/prompt.h"
#include "dpastop/model/switch_list.h"
#include "dpastop/model/view_list.h"
#include "lib/base/problem.h"

/* The panels of the overview that can have the focus, in Tab order. */
enum focus {
	FOCUS_TUNABLES,
	FOCUS_CPUS,
	FOCUS_COUNT
};

/* A message on the status line, until the next key. */
struct message {
	bool is_error;
	char text[1536]; /* "": none */
};

struct view {
	enum view_name name;
	bool is_presenter; /* presenter version of the overview */
	enum focus focus;

	struct model_query query; /* the moment, and the order of CPUs */
	unsigned int zoom;	  /* view_zoom_ticks[] */

	/* The CPU table. */
	uint32_t cpu; /* selected, also in the CPU view */
	bool shows_idle;
	bool shows_heat;	 /* a cell per CPU instead of rows */
	uint32_t hidden_columns; /* bit mask of the table's columns */

	/* The switch list. */
	char filter[PROMPT_FILTER_SIZE]; /* "": all */
	struct switch_pick selected;	 /* unset: the newest */
	struct switch_pick open;	 /* the open run */

	unsigned int load_field; /* selected in the load view */
	size_t first_candidate;	 /* the top one in the tune view */

	bool shows_help;
	bool shows_words;  /* without the keys */
	size_t first_help; /* the top line */
	struct prompt prompt;
	struct menu menu;
	uint64_t interval_ns;
	struct message message;
};

/* The number of ticks per cell of a timeline, by view.zoom. */
#define VIEW_NR_ZOOMS 8
extern const unsigned int view_zoom_ticks[VIEW_NR_ZOOMS];

/* "Overview" */
const char *view_title(enum view_name name);

/* Replace the message. */
__attribute__((format(printf, 3, 4))) void
message_set(struct message *message, bool is_error, const char *format, ...);

/* The same, as an error. */
void message_problem(struct message *message, const struct problem *problem);

/* Append to it. */
void message_add(struct message *message, bool is_error, const char *text);

#endif
