/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scale.h - the value scale of a chart
 */
#ifndef DPASTOP_UI_DRAW_SCALE_H
#define DPASTOP_UI_DRAW_SCALE_H

#include <stdbool.h>
#include <stddef.h>

struct scale {
	bool is_log;
	bool is_empty; /* of no values: it has no labels */
	double bottom, top;
};

/*
 * A scale for values from @least to @most that ends at 1, 2 or 5 times a power
 * of ten: linear from 0, or logarithmic if @most is more than ten times @least.
 * @least below 0: there are no values.
 */
struct scale scale_choose(double least, double most);

/* A linear one exactly from @least to @most; as above if they are equal. */
struct scale scale_between(double least, double most);

/* The height of @value, 0 to @dots - 1; clamped to the edges. */
int scale_dot(const struct scale *scale, double value, int dots);

/* The axis labels, the most important first: false if there is no number @i. */
bool scale_label(const struct scale *scale, size_t i, double *value);

#endif
