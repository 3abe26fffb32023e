/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scale.h - which value stands at which height of a chart
 */
#ifndef DPASTOP_UI_DRAW_SCALE_H
#define DPASTOP_UI_DRAW_SCALE_H

#include <stdbool.h>
#include <stddef.h>

struct scale {
	bool is_log;
	double bottom, top;
};

/*
 * A scale for values from @least to @most, that ends at 1, 2 or 5 of a power of
 * ten: linear from 0, but logarithmic where @most is more than ten times @least.
 */
struct scale scale_choose(double least, double most);

/* A linear one from @least to @most themselves; as above where they are the same. */
struct scale scale_between(double least, double most);

/* The height of @value, 0 to @dots - 1; at the edge where it lies outside. */
int scale_dot(const struct scale *scale, double value, int dots);

/*
 * The values to be named at the axis, the most important first: false where
 * there is no @i-th.
 */
bool scale_label(const struct scale *scale, size_t i, double *value);

#endif
