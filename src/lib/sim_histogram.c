// SPDX-License-Identifier: GPL-2.0
#include "sim_histogram.h"

uint64_t sim_histogram_mean(const struct sim_histogram *histogram)
{
	return histogram->count ? histogram->sum_ns / histogram->count : 0;
}

static uint64_t cell_middle(uint32_t cell)
{
	uint32_t shift = cell >> SIM_HISTOGRAM_BITS;
	uint64_t step;

	if (shift < 2)
		return cell;
	shift--;
	step = cell - ((uint64_t)shift << SIM_HISTOGRAM_BITS);
	return (step << shift) + (UINT64_C(1) << shift) / 2;
}

uint64_t sim_histogram_quantile(const struct sim_histogram *histogram,
				uint32_t parts)
{
	uint64_t rank = (histogram->count * parts + 999999) / 1000000;
	uint64_t seen = 0, middle;
	uint32_t i;

	if (!histogram->count)
		return 0;
	for (i = 0; i < SIM_HISTOGRAM_CELLS - 1; i++) {
		seen += histogram->cell[i];
		if (seen >= rank && seen)
			break;
	}
	middle = cell_middle(i);
	return middle < histogram->max_ns ? middle : histogram->max_ns;
}

void sim_histogram_since(struct sim_histogram *difference,
			 const struct sim_histogram *later,
			 const struct sim_histogram *earlier)
{
	uint32_t i;

	difference->count = later->count - earlier->count;
	difference->sum_ns = later->sum_ns - earlier->sum_ns;
	difference->max_ns = 0;
	for (i = 0; i < SIM_HISTOGRAM_CELLS; i++) {
		difference->cell[i] = later->cell[i] - earlier->cell[i];
		if (difference->cell[i])
			difference->max_ns = cell_middle(i);
	}
}
