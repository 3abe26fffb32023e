// SPDX-License-Identifier: GPL-2.0
/*
 * cpu_column.c - a table of columns, and which of them fit
 *
 * Columns are added in the order of their rank, those of one rank together, as
 * long as the timeline keeps half of the width; a hidden column leaves its room
 * to others.
 */
#include "dpastop/model/cpu_column.h"

#include <strings.h>

#include "lib/model/sample.h"

#define WORST_RANK 8

static const struct cpu_column columns[] = {
	{ "CPU", 5, 0, CPU_CELL_NUMBER, 0, MODEL_BY_CPU, "CPU", "its number" },
	{ "MODE", 6, 0, CPU_CELL_MODE, 0, MODEL_BY_MODE, "mode",
	  "its mode now: INT, CP, PAS, OL" },
	{ "QD", 5, 0, CPU_CELL_FIELD, CPU_QD, MODEL_BY_QD, "QD",
	  "its I/Os in sleep-then-poll now" },
	{ "avgQD", 7, 1, CPU_CELL_AVERAGE_QD, 0, MODEL_NR_SORTS, "average QD",
	  "of this window so far" },
	{ "window", 8, 2, CPU_CELL_FIELD, CPU_WINDOW_IOS, MODEL_NR_SORTS,
	  "window", "its I/Os so far" },
	{ "tf", 6, 0, CPU_CELL_FIELD, CPU_TF, MODEL_BY_TF, "tf",
	  "timer failures in this window" },
	{ "tf sum", 8, 7, CPU_CELL_FIELD, CPU_TF_TOTAL, MODEL_NR_SORTS,
	  "tf sum", "timer failures since the start" },
	{ "dur", 8, 0, CPU_CELL_SLEEP, 0, MODEL_BY_DUR, "dur",
	  "the sleep before polling" },
	{ "over%", 7, 3, CPU_CELL_OVERSLEEPS, 0, MODEL_NR_SORTS, "oversleeps",
	  "the share of sleeps that were too long" },
	{ "I/Os/s", 8, 0, CPU_CELL_TOTAL_RATE, 0, MODEL_BY_IOPS,
	  "I/Os per second", "in all modes together" },
	{ "INT/s", 7, 5, CPU_CELL_RATE, DPAS_INT, MODEL_NR_SORTS, "INT/s",
	  "I/Os per second in INT" },
	{ "CP/s", 6, 5, CPU_CELL_RATE, DPAS_CP, MODEL_NR_SORTS, "CP/s",
	  "I/Os per second in CP" },
	{ "PAS/s", 6, 5, CPU_CELL_RATE, DPAS_PAS, MODEL_NR_SORTS, "PAS/s",
	  "I/Os per second in PAS" },
	{ "OL/s", 6, 5, CPU_CELL_RATE, DPAS_OL, MODEL_NR_SORTS, "OL/s",
	  "I/Os per second in OL" },
	{ "INT%", 6, 8, CPU_CELL_SHARE, DPAS_INT, MODEL_NR_SORTS, "INT%",
	  "the share of INT in its I/Os" },
	{ "CP%", 5, 8, CPU_CELL_SHARE, DPAS_CP, MODEL_NR_SORTS, "CP%",
	  "the share of CP" },
	{ "PAS%", 5, 8, CPU_CELL_SHARE, DPAS_PAS, MODEL_NR_SORTS, "PAS%",
	  "the share of PAS" },
	{ "OL%", 5, 8, CPU_CELL_SHARE, DPAS_OL, MODEL_NR_SORTS, "OL%",
	  "the share of OL" },
	{ "switches", 10, 4, CPU_CELL_FIELD, CPU_SWITCHES, MODEL_BY_SWITCHES,
	  "switches", "how often its mode changed" },
	{ "last", 12, 6, CPU_CELL_LAST_SWITCH, 0, MODEL_NR_SORTS, "last switch",
	  "how long ago, and which mode it left" },
	{ "timeline", 0, 0, CPU_CELL_TIMELINE, 0, MODEL_NR_SORTS, "timeline",
	  "its modes through time, to the right end" },
};

_Static_assert(sizeof(columns) / sizeof(*columns) == CPU_COLUMNS,
	       "CPU_COLUMNS counts them");

const struct cpu_column *cpu_column_get(size_t i)
{
	return columns + i;
}

int cpu_column_find(const char *name)
{
	size_t i;

	for (i = 0; i < CPU_COLUMNS; i++)
		if (!strcasecmp(columns[i].name, name) ||
		    !strcasecmp(columns[i].title, name))
			return (int)i;
	return -1;
}

/* The columns of @rank that are not hidden, as a bit mask, and their width. */
static uint32_t cpu_column_of_rank(uint32_t hidden, int rank, int *width)
{
	uint32_t found = 0;
	size_t i;

	*width = 0;
	for (i = 0; i < CPU_COLUMNS; i++) {
		if (columns[i].rank != rank || hidden >> i & 1)
			continue;
		*width += columns[i].width;
		found |= UINT32_C(1) << i;
	}
	return found;
}

uint32_t cpu_column_shown(uint32_t hidden, int cols)
{
	int left = cols, rank, width;
	uint32_t shown = 0, found;

	if (!(hidden >> CPU_COLUMN_TIMELINE & 1))
		left -= CPU_COLUMN_TIMELINE_GAP + cols / 2;
	for (rank = 0; rank <= WORST_RANK; rank++) {
		found = cpu_column_of_rank(hidden, rank, &width);
		left -= width;
		if (left < 0 && rank)
			break;
		shown |= found;
	}
	return shown;
}
