/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cpu_column.h - the columns of the CPU table: their meaning, not their drawing
 *
 * Sets of columns are bit masks, by their position in the table.
 */
#ifndef DPASTOP_MODEL_CPU_COLUMN_H
#define DPASTOP_MODEL_CPU_COLUMN_H

#include <stddef.h>
#include <stdint.h>

#include "dpastop/model/model.h"

/* The kind of a cell. */
enum cpu_cell {
	CPU_CELL_NUMBER, /* the CPU number */
	CPU_CELL_MODE,
	CPU_CELL_FIELD, /* a sample field, as a count */
	CPU_CELL_AVERAGE_QD,
	CPU_CELL_SLEEP,
	CPU_CELL_OVERSLEEPS,
	CPU_CELL_TOTAL_RATE,
	CPU_CELL_RATE,	/* of a mode */
	CPU_CELL_SHARE, /* of a mode */
	CPU_CELL_LAST_SWITCH,
	CPU_CELL_TIMELINE,
	CPU_CELL_COUNT
};

struct cpu_column {
	const char *title;
	int width; /* the timeline: takes the remaining width */
	int rank;  /* the lowest are shown at any width */
	enum cpu_cell cell;
	int which;	      /* field or mode of the cell, or 0 */
	enum model_sort sort; /* MODEL_NR_SORTS: not sortable */
	const char *name;     /* in the menu */
	const char *meaning;
};

#define CPU_COLUMNS 21
#define CPU_COLUMN_TIMELINE (CPU_COLUMNS - 1)
#define CPU_COLUMN_TIMELINE_GAP 2 /* blank columns on its left */

/* Number @i of CPU_COLUMNS, from the left. */
const struct cpu_column *cpu_column_get(size_t i);

/* The column with that name or title, ignoring case; or -1. */
int cpu_column_find(const char *name);

/* The columns shown in a width of @cols, without those of @hidden. */
uint32_t cpu_column_shown(uint32_t hidden, int cols);

#endif
