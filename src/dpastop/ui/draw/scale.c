// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/scale.h"

#include <math.h>

#define SCALE_LOG_FROM 10 /* ratio of maximum and minimum */

/*
 * The largest number of the form 1, 2, 5 times 10^n up to @value, which is > 0.
 */
static double scale_step_below(double value)
{
	double step = 1;

	while (step > value)
		step /= 10;
	while (step * 10 <= value)
		step *= 10;
	return step * 5 <= value  ? step * 5 :
		step * 2 <= value ? step * 2 :
				    step;
}

static double scale_step_above(double value)
{
	double below = scale_step_below(value), step = below;

	while (step < value)
		step = scale_step_below(step * 2.6);
	return step;
}

struct scale scale_choose(double least, double most)
{
	struct scale scale = { .is_empty = least < 0 };

	if (most <= 0)
		most = 1;
	scale.top = scale_step_above(most);
	scale.is_log = least > 0 && most > SCALE_LOG_FROM * least;
	if (scale.is_log)
		scale.bottom = scale_step_below(least);
	return scale;
}

struct scale scale_between(double least, double most)
{
	if (least < 0 || most <= least)
		return scale_choose(least, most);
	return (struct scale){ .bottom = least, .top = most };
}

int scale_dot(const struct scale *scale, double value, int dots)
{
	double share;

	if (value <= scale->bottom)
		return 0;
	if (value >= scale->top)
		return dots - 1;
	if (scale->is_log)
		share = log(value / scale->bottom) /
			log(scale->top / scale->bottom);
	else
		share = (value - scale->bottom) / (scale->top - scale->bottom);
	return (int)(share * (dots - 1) + 0.5);
}

/* The labels: both ends, then the powers of ten between them. */
static bool scale_label_log(const struct scale *scale, size_t i, double *value)
{
	double power = 1;

	if (i < 2) {
		*value = i ? scale->bottom : scale->top;
		return true;
	}
	while (power > scale->bottom)
		power /= 10;
	while (power <= scale->bottom)
		power *= 10;
	for (i -= 2; i; i--)
		power *= 10;
	*value = power;
	return power < scale->top;
}

bool scale_label(const struct scale *scale, size_t i, double *value)
{
	static const double shares[] = { 1, 0, 0.5, 0.25, 0.75 };

	if (scale->is_empty)
		return false;
	if (scale->is_log)
		return scale_label_log(scale, i, value);
	if (i >= sizeof(shares) / sizeof(*shares))
		return false;
	*value = scale->bottom + shares[i] * (scale->top - scale->bottom);
	return true;
}
