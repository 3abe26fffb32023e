/* SPDX-License-Identifier: GPL-2.0 */
/*
 * series.h - a value through time, in cells of several ticks
 *
 * The cells are those of mode_timeline_cells(), so curves and timelines of one
 * width stand for the same times. What is not known is left unknown.
 */
#ifndef DPASTOP_MODEL_SERIES_H
#define DPASTOP_MODEL_SERIES_H

#include "dpastop/model/model.h"

#define SERIES_MOST_CELLS 512
#define SERIES_POINTS 2 /* in a cell */

/* What the samples say that lie in half a cell. */
struct series_point {
	bool known;
	bool broken_before; /* no line leads to it */
	bool broken_after;  /* no line leads on from it */
	float first, last, least, most;
};

struct series {
	struct series_point point[SERIES_MOST_CELLS * SERIES_POINTS];
};

/* Samples are added newest first. An unknown one leaves a hole where it stood. */
void series_add(struct series_point *point, struct figure figure);

/*
 * From sample @back of @history to older ones, as far as the last @nr_cells of
 * @ticks each go:
 *
 *	series_start(&walk, history, back, ticks, nr_cells);
 *	while (series_next(&walk))
 *		what is done with sample walk.back, which lies in walk.point
 */
struct series_walk {
	size_t back;
	size_t point;
	/* Of the next one. */
	size_t next, count;
	size_t cell, tick;
	unsigned int ticks;
	bool is_over;
};

void series_start(struct series_walk *walk, const struct history *history,
		  size_t back, unsigned int ticks, size_t nr_cells);
bool series_next(struct series_walk *walk);

#endif
