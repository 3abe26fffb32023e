/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cpu_column.h - the columns of the table of CPUs: what they are, not how they
 * are drawn
 *
 * Sets of columns are bits, by their place in the table.
 */
#ifndef DPASTOP_MODEL_CPU_COLUMN_H
#define DPASTOP_MODEL_CPU_COLUMN_H

#include <stddef.h>
#include <stdint.h>

#include "dpastop/model/model.h"

/* What a cell is made of. */
enum cpu_cell {
	CPU_CELL_NUMBER, /* the CPU's */
	CPU_CELL_MODE,
	CPU_CELL_FIELD,	 /* of a sample, as a count */
	CPU_CELL_TENTHS, /* a field that the kernel gives ten times over */
	CPU_CELL_SLEEP,	 /* a field in ns */
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
	int width; /* the timeline's: what is left */
	int rank;  /* those of the lowest are there at any width */
	enum cpu_cell cell;
	int which;	      /* the field or the mode of the cell, else 0 */
	enum model_sort sort; /* MODEL_NR_SORTS: by none */
	const char *name;     /* in the menu */
	const char *meaning;
};

#define CPU_COLUMNS 21
#define CPU_COLUMN_TIMELINE (CPU_COLUMNS - 1)
#define CPU_COLUMN_TIMELINE_GAP 2 /* blank columns to its left */

/* The @i-th of CPU_COLUMNS, from the left. */
const struct cpu_column *cpu_column_get(size_t i);

/* The column so called, there or in its title, whatever the case; or -1. */
int cpu_column_find(const char *name);

/* Those that are shown on @cols, where those of @hidden are not wanted. */
uint32_t cpu_column_shown(uint32_t hidden, int cols);

#endif
