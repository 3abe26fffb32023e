// SPDX-License-Identifier: GPL-2.0
#include "lib/model/figure.h"

struct figure figure_of_cpu(const struct cpu_row *row, enum cpu_field field)
{
	struct figure figure = { 0 };
	uint64_t value;

	figure.known = row && cpu_row_get(row, field, &value);
	if (figure.known)
		figure.value = (double)value;
	return figure;
}

struct figure figure_of_load(const struct sample *sample, enum load_field field)
{
	struct figure figure = { 0 };
	uint64_t value;

	figure.known = sample_get_load(sample, field, &value);
	if (figure.known)
		figure.value = (double)value;
	return figure;
}

struct figure figure_ratio(struct figure part, struct figure whole)
{
	struct figure ratio = { 0 };

	ratio.known = part.known && whole.known && whole.value > 0;
	if (ratio.known)
		ratio.value = part.value / whole.value;
	return ratio;
}
