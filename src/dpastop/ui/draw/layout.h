/* SPDX-License-Identifier: GPL-2.0 */
/*
 * layout.h - which panel stands where
 */
#ifndef DPASTOP_UI_DRAW_LAYOUT_H
#define DPASTOP_UI_DRAW_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#define LAYOUT_MIN_LINES 22
#define LAYOUT_MIN_COLS 80
#define LAYOUT_PANE_COLS 38 /* of a caption beside the picture */

struct rect {
	int y, x, lines, cols;
};

/* What all views share. */
struct layout {
	bool too_small;	  /* and then nothing else is set */
	struct rect tabs; /* one line */
	struct rect header;
	struct rect body;    /* the view's own */
	struct rect caption; /* what a scenario says, below the body or beside
			     * it; no line where none plays */
	struct rect strip;   /* one line: what can be tuned from any view */
	struct rect status;  /* one line */
};

/* The body of the overview. A part of no line is not there. */
struct overview_layout {
	struct rect machine;  /* the state machine */
	struct rect tunables; /* of one line it is the selected one alone */
	struct rect cpus;     /* its first line is the title */
	struct rect switches; /* the newest; of one line it has no title */
	bool tunables_listed; /* one a line with its sentence; else a grid */
	bool tunables_status; /* in the list: what was seen, no sentences */
	int grid_cols;	      /* tunables side by side in the grid */
};

/* What of the overview there is. */
struct overview_needs {
	size_t nr_rows;	 /* lines that the table would like to have */
	bool all_rows;	 /* they matter more than switches and tunables */
	int nr_tunables; /* that must all fit */
};

/* What of that there is. */
struct layout_needs {
	int header_lines;
	bool has_strip;
	bool has_caption;
};

/* Is the place at line @y and column @x in @area? */
bool layout_contains(struct rect area, int y, int x);

/* Divide a terminal of @lines and @cols. */
struct layout layout_compute(int lines, int cols, struct layout_needs needs);

/* Divide the body of the overview. */
struct overview_layout layout_overview(struct rect body,
				       struct overview_needs needs);

#endif
