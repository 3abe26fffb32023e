/* SPDX-License-Identifier: GPL-2.0 */
/*
 * layout.h - which panel stands where
 */
#ifndef DPASTOP_LAYOUT_H
#define DPASTOP_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#define LAYOUT_MIN_LINES 24
#define LAYOUT_MIN_COLS 80

struct rect {
	int y, x, lines, cols;
};

struct layout {
	bool too_small;		/* and then nothing else is set */
	struct rect header;
	struct rect cpus;	/* its first line is the title */
	struct rect tunables;	/* likewise */
	struct rect switches;	/* likewise */
	struct rect status;	/* one line */
	bool tunables_listed;	/* one a line with its sentence; else a grid */
	int grid_cols;		/* tunables side by side in the grid */
};

/*
 * Divide a terminal of @lines and @cols among the panels. @header_lines: how
 * many the header takes; @nr_cpus: rows that the table would like to show;
 * @nr_tunables: that must all fit.
 */
struct layout layout_compute(int lines, int cols, int header_lines,
			     size_t nr_cpus, int nr_tunables);

#endif
