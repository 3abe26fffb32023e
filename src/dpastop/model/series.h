/* SPDX-License-Identifier: GPL-2.0 */
/*
 * series.h - a time series in cells of several ticks
 *
 * The cells are those of mode_timeline_cells(), so that curves and timelines of
 * the same width cover the same times. Unknown values stay unknown.
 */
#ifndef DPASTOP_MODEL_SERIES_H
#define DPASTOP_MODEL_SERIES_H

#include "dpastop/model/model.h"

#define SERIES_MOST_CELLS 512
#define SERIES_POINTS 2 /* per cell */

/* The samples in half a cell. */
struct series_point {
	bool known;
	bool broken_before; /* no line from the point before */
	bool broken_after;  /* no line to the next point */
	float first, last, least, most;
};

struct series {
	struct series_point point[SERIES_MOST_CELLS * SERIES_POINTS];
};

/* Add a sample, newest first. An unknown one leaves a hole. */
void series_add(struct series_point *point, struct figure figure);

/*
 * Walk from sample @back of @history to older ones, over @nr_cells cells of
 * @ticks ticks each:
 *
 *	series_start(&walk, history, back, ticks, nr_cells);
 *	while (series_next(&walk))
 *		what is done with sample walk.back, which lies in walk.point
 */
struct series_walk {
	size_t back;
	size_t point;
	/* Of the next sample. */
	size_t next, count;
	size_t cell, tick;
	unsigned int ticks;
	bool is_over;
};

void series_start(struct series_walk *walk, const struct history *history,
		  size_t back, unsigned int ticks, size_t nr_cells);
bool series_next(struct series_walk *walk);

#endif
