// SPDX-License-Identifier: GPL-2.0
/*
 * layout.c - tunables take what they need, CPUs what they use, switches the rest
 *
 * A tunable in the grid is a name and a value; the sentence of the selected one
 * stands below. With enough lines and columns each has a line of its own, and
 * with still more columns the switches stand beside the tunables.
 */
#include "layout.h"

#define LIST_MIN_LINES 34
#define LIST_MIN_COLS 100
#define BESIDE_MIN_COLS 180
#define LIST_COLS 114		/* the longest line of the list */
#define GRID_CELL_COLS 26
#define GRID_DETAIL_LINES 2
#define LIST_DETAIL_LINES 1
#define MIN_SWITCH_LINES 4	/* a title and three records, or on a tall screen */
#define MIN_SWITCH_LINES_TALL 7

static int layout_min(int a, int b)
{
	return a < b ? a : b;
}

struct layout layout_compute(int lines, int cols, int header_lines,
			     size_t nr_cpus, int nr_tunables)
{
	struct layout layout = { 0 };
	bool beside;
	int left, tunable_lines, cpu_lines, wanted, y;

	if (lines < LAYOUT_MIN_LINES || cols < LAYOUT_MIN_COLS) {
		layout.too_small = true;
		return layout;
	}
	layout.tunables_listed = lines >= LIST_MIN_LINES &&
		cols >= LIST_MIN_COLS;
	layout.grid_cols = layout_min(cols / GRID_CELL_COLS, nr_tunables);
	beside = layout.tunables_listed && cols >= BESIDE_MIN_COLS;
	if (layout.tunables_listed)
		tunable_lines = 1 + nr_tunables + LIST_DETAIL_LINES;
	else
		tunable_lines = 1 + (nr_tunables + layout.grid_cols - 1) /
			layout.grid_cols + GRID_DETAIL_LINES;
	left = lines - header_lines - 1 - tunable_lines;
	if (!beside)
		left -= lines >= LIST_MIN_LINES ? MIN_SWITCH_LINES_TALL :
			MIN_SWITCH_LINES;
	wanted = nr_cpus < (size_t)lines ? 1 + (int)nr_cpus : lines;
	if (wanted < 2)
		wanted = 2;	/* room to say that there is none */
	cpu_lines = layout_min(left, wanted);

	layout.header = (struct rect){ 0, 0, header_lines, cols };
	y = header_lines;
	layout.cpus = (struct rect){ y, 0, cpu_lines, cols };
	y += cpu_lines;
	if (beside) {
		layout.tunables = (struct rect){ y, 0, lines - 1 - y,
						 LIST_COLS - 1 };
		layout.switches = (struct rect){ y, LIST_COLS, lines - 1 - y,
						 cols - LIST_COLS };
	} else {
		layout.tunables = (struct rect){ y, 0, tunable_lines, cols };
		y += tunable_lines;
		layout.switches = (struct rect){ y, 0, lines - 1 - y, cols };
	}
	layout.status = (struct rect){ lines - 1, 0, 1, cols };
	return layout;
}
