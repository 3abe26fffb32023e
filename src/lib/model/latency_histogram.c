// SPDX-License-Identifier: GPL-2.0
#include "lib/model/latency_histogram.h"

uint64_t latency_histogram_mean(const struct latency_histogram *histogram)
{
	return histogram->count ? histogram->sum_ns / histogram->count : 0;
}

/* The lowest value of @cell, and in *@width the number of its values. */
static uint64_t latency_histogram_start(uint32_t cell, uint64_t *width)
{
	uint32_t shift = cell >> LATENCY_HISTOGRAM_BITS;
	uint64_t step;

	*width = 1;
	if (shift < 2)
		return cell;
	shift--;
	*width = UINT64_C(1) << shift;
	step = cell - ((uint64_t)shift << LATENCY_HISTOGRAM_BITS);
	return step << shift;
}

static uint64_t latency_histogram_middle(uint32_t cell)
{
	uint64_t width, start = latency_histogram_start(cell, &width);

	return start + width / 2;
}

/* The largest value of @cell; the last cell has all that are larger, too. */
static uint64_t latency_histogram_end(uint32_t cell)
{
	uint64_t width, start = latency_histogram_start(cell, &width);

	return cell < LATENCY_HISTOGRAM_CELLS - 1 ? start + width - 1 :
						    UINT64_MAX;
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

/* The maximum of @difference, whose cells are filled. */
static uint64_t
latency_histogram_max_since(const struct latency_histogram *difference,
			    const struct latency_histogram *later,
			    const struct latency_histogram *earlier)
{
	uint32_t i = LATENCY_HISTOGRAM_CELLS;
	uint64_t end;

	if (later->max_ns > earlier->max_ns)
		return later->max_ns;
	while (i && !difference->cell[i - 1])
		i--;
	if (!i)
		return 0;
	end = latency_histogram_end(i - 1);
	return end < later->max_ns ? end : later->max_ns;
}

void latency_histogram_since(struct latency_histogram *difference,
			     const struct latency_histogram *later,
			     const struct latency_histogram *earlier)
{
	uint32_t i;

	difference->count = later->count - earlier->count;
	difference->sum_ns = later->sum_ns - earlier->sum_ns;
	for (i = 0; i < LATENCY_HISTOGRAM_CELLS; i++)
		difference->cell[i] = later->cell[i] - earlier->cell[i];
	difference->max_ns = latency_histogram_max_since(difference, later,
							 earlier);
}
