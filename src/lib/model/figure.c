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

struct figure figure_average_qd(const struct cpu_row *row)
{
	struct figure qd = figure_of_cpu(row, CPU_AVERAGE_QD10);
	struct figure mode = figure_of_cpu(row, CPU_MODE);
	struct figure window = figure_of_cpu(row, CPU_WINDOW_IOS);

	qd.value /= 10;
	if (mode.known && (mode.value == DPAS_CP || mode.value == DPAS_INT))
		qd.known = false;
	if (window.known && !window.value)
		qd.known = false;
	return qd;
}

struct figure figure_ios(const struct cpu_row *row)
{
	struct figure ios = { .known = true };
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		struct figure of_mode = figure_of_cpu(row, CPU_IOS_INT + mode);

		ios.known &= of_mode.known;
		ios.value += of_mode.value;
	}
	return ios;
}

struct figure figure_last_sleep(const struct cpu_row *row)
{
	struct figure sleep = figure_of_cpu(row, CPU_DUR_NS);
	struct figure ios = figure_ios(row);

	if (ios.known && !ios.value)
		sleep.known = false;
	return sleep;
}
