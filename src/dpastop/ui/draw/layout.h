/* SPDX-License-Identifier: GPL-2.0 */
/*
 * layout.h - the positions of all panels
 */
#ifndef DPASTOP_UI_DRAW_LAYOUT_H
#define DPASTOP_UI_DRAW_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#define LAYOUT_MIN_LINES 22
#define LAYOUT_MIN_COLS 80
#define LAYOUT_PANE_COLS 38 /* columns of a caption beside the body */

struct rect {
	int y, x, lines, cols;
};

/* The parts common to all views. */
struct layout {
	bool too_small;	  /* the rest is then unset */
	struct rect tabs; /* one line */
	struct rect header;
	struct rect body;    /* the current view */
	struct rect caption; /* scenario text; empty if none plays */
	struct rect strip;   /* one line: the selected tunable */
	struct rect status;  /* one line */
};

/* The body of the overview. Parts without lines are not shown. */
struct overview_layout {
	struct rect machine;  /* the state machine */
	struct rect tunables; /* with one line, only the selected one */
	struct rect cpus;     /* including the title line */
	struct rect switches; /* the newest; with one line, no title */
	int nr_tunables;
	bool tunables_listed; /* with sentences, not as a grid */
	bool tunables_status; /* in the list: status instead of sentences */
	int grid_cols;	      /* columns of tunables in the grid */
};

/* The contents of the overview. */
struct overview_needs {
	size_t nr_rows;	 /* lines wanted by the table */
	bool all_rows;	 /* priority over switches and tunables */
	int nr_tunables; /* that must all fit */
};

/* The contents of the screen. */
struct layout_needs {
	int header_lines;
	bool has_strip;
	bool has_caption;
};

/* Is line @y, column @x in @area? */
bool layout_contains(struct rect area, int y, int x);

/* Lay out a terminal of @lines and @cols. */
struct layout layout_compute(int lines, int cols, struct layout_needs needs);

/* Lay out the body of the overview. */
struct overview_layout layout_overview(struct rect body,
				       struct overview_needs needs);

#endif
