// SPDX-License-Identifier: GPL-2.0
#include "lib/model/latency_histogram.h"

uint64_t latency_histogram_mean(const struct latency_histogram *histogram)
{
	return histogram->count ? histogram->sum_ns / histogram->count : 0;
}

static uint64_t latency_histogram_middle(uint32_t cell)
{
	uint32_t shift = cell >> LATENCY_HISTOGRAM_BITS;
	uint64_t step;

	if (shift < 2)
		return cell;
	shift--;
	step = cell - ((uint64_t)shift << LATENCY_HISTOGRAM_BITS);
	return (step << shift) + (UINT64_C(1) << shift) / 2;
}

uint64_t latency_histogram_quantile(const struct latency_histogram *histogram,
				    uint32_t parts)
{
	uint64_t rank = (histogram->count * parts + 999999) / 1000000;
	uint64_t seen = 0, middle;
	uint32_t i;

	if (!histogram->count)
		return 0;
	for (i = 0; i < LATENCY_HISTOGRAM_CELLS - 1; i++) {
		seen += histogram->cell[i];
		if (seen >= rank && seen)
			break;
	}
	middle = latency_histogram_middle(i);
	return middle < histogram->max_ns ? middle : histogram->max_ns;
}

void latency_histogram_since(struct latency_histogram *difference,
			     const struct latency_histogram *later,
			     const struct latency_histogram *earlier)
{
	uint32_t i;

	difference->count = later->count - earlier->count;
	difference->sum_ns = later->sum_ns - earlier->sum_ns;
	difference->max_ns = 0;
	for (i = 0; i < LATENCY_HISTOGRAM_CELLS; i++) {
		difference->cell[i] = later->cell[i] - earlier->cell[i];
		if (difference->cell[i])
			difference->max_ns = latency_histogram_middle(i);
	}
}
