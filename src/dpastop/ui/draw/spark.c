// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/spark.h"

static const char *const spark_eighths[] = {
	"\u2581", "\u2582", "\u2583", "\u2584",
	"\u2585", "\u2586", "\u2587", "\u2588",
};

static const char *const spark_ascii[] = {
	"_", ".", ",", "-", "=", "+", "*", "#",
};

static double spark_largest(const struct figure *values, int nr_values)
{
	double largest = 0;
	int i;

	for (i = 0; i < nr_values; i++)
		if (values[i].known && values[i].value > largest)
			largest = values[i].value;
	return largest;
}

void spark_draw(struct pen *pen, enum role role, int cols,
		const struct figure *values, int nr_values)
{
	double largest = spark_largest(values, nr_values);
	const char *const *cells = pen->theme->ascii ? spark_ascii :
						       spark_eighths;
	int i;

	for (i = cols - 1; i >= 0; i--) {
		if (i >= nr_values || !values[i].known)
			pen_text(pen, role, " ");
		else
			pen_text(pen, role,
				 cells[largest > 0 ? (int)(values[i].value /
							   largest * 7.999) :
						     0]);
	}
}
