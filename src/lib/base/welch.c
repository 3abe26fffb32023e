// SPDX-License-Identifier: GPL-2.0
/*
 * welch.c - Student's distribution by the incomplete beta function
 *
 * GSL has it, too, but under a licence that does not go with ours.
 */
#include "lib/base/welch.h"

#include <math.h>

/* Beyond this, the normal distribution is close enough. */
#define WELCH_MOST_FREEDOM 1e7

#define WELCH_STEPS 300
#define WELCH_TINY 1e-300
#define WELCH_PRECISION 1e-14

double welch_freedom(const struct welch_mean *a, const struct welch_mean *b)
{
	double square_a = a->error * a->error, square_b = b->error * b->error;
	double parts = 0;

	if (square_a > 0)
		parts += square_a * square_a / (a->effective_n - 1);
	if (square_b > 0)
		parts += square_b * square_b / (b->effective_n - 1);
	if (parts <= 0)
		return HUGE_VAL;
	return (square_a + square_b) * (square_a + square_b) / parts;
}

static double welch_not_zero(double value)
{
	return fabs(value) < WELCH_TINY ? WELCH_TINY : value;
}

/*
 * The continued fraction of the incomplete beta function (NIST Digital Library
 * of Mathematical Functions, 8.17.22), by Lentz' method.
 */
static double welch_beta_fraction(double x, double a, double b)
{
	double c = 1, d = 1 / welch_not_zero(1 - (a + b) * x / (a + 1));
	double fraction = d;
	int m;

	for (m = 1; m < WELCH_STEPS; m++) {
		double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		double odd = -(a + m) * (a + b + m) * x /
			((a + 2 * m) * (a + 2 * m + 1));

		d = 1 / welch_not_zero(1 + even * d);
		c = welch_not_zero(1 + even / c);
		fraction *= d * c;
		d = 1 / welch_not_zero(1 + odd * d);
		c = welch_not_zero(1 + odd / c);
		fraction *= d * c;
		if (fabs(d * c - 1) < WELCH_PRECISION)
			break;
	}
	return fraction;
}

/* The regularized incomplete beta function; @y is 1 - @x, not rounded. */
static double welch_beta(double x, double y, double a, double b)
{
	double front;

	if (x <= 0 || y <= 0)
		return x <= 0 ? 0 : 1;
	front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) +
		    b * log(y));
	/* The fraction converges fast only on this side of the mean. */
	if (x < (a + 1) / (a + b + 2))
		return front * welch_beta_fraction(x, a, b) / a;
	return 1 - front * welch_beta_fraction(y, b, a) / b;
}

double welch_chance(double t, double freedom)
{
	double square = t * t;

	if (!(square > 0))
		return 1;
	if (isinf(square))
		return 0;
	if (!(freedom < WELCH_MOST_FREEDOM))
		return erfc(fabs(t) / sqrt(2));
	return welch_beta(freedom / (freedom + square),
			  square / (freedom + square), freedom / 2, 0.5);
}

double welch_limit(double freedom, double chance)
{
	double low = 0, high = 1;
	int step;

	while (welch_chance(high, freedom) > chance)
		high *= 2;
	for (step = 0; step < 100; step++) {
		double middle = (low + high) / 2;

		if (welch_chance(middle, freedom) > chance)
			low = middle;
		else
			high = middle;
	}
	return high;
}
