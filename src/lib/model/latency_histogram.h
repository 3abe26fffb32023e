/* SPDX-License-Identifier: GPL-2.0 */
/*
 * latency_histogram.h - a latency histogram with a resolution of 1.6 %
 *
 * Log-linear: 64 equal cells per power of two, as in fio and HdrHistogram.
 * Adding a value costs a few instructions and allocates nothing.
 */
#ifndef LIB_MODEL_LATENCY_HISTOGRAM_H
#define LIB_MODEL_LATENCY_HISTOGRAM_H

#include <stdint.h>

#define LATENCY_HISTOGRAM_BITS 6
#define LATENCY_HISTOGRAM_MAX_NS ((UINT64_C(1) << 40) - 1) /* 18 minutes */
#define LATENCY_HISTOGRAM_CELLS \
	((40 - LATENCY_HISTOGRAM_BITS + 1) << LATENCY_HISTOGRAM_BITS)

struct latency_histogram {
	uint64_t count;
	uint64_t sum_ns;
	uint64_t max_ns;
	uint64_t cell[LATENCY_HISTOGRAM_CELLS];
};

static inline uint32_t latency_histogram_cell(uint64_t ns)
{
	uint32_t shift;

	if (ns > LATENCY_HISTOGRAM_MAX_NS)
		ns = LATENCY_HISTOGRAM_MAX_NS;
	if (ns < 2U << LATENCY_HISTOGRAM_BITS)
		return (uint32_t)ns;
	shift = 63 - LATENCY_HISTOGRAM_BITS - (uint32_t)__builtin_clzll(ns);
	return (shift << LATENCY_HISTOGRAM_BITS) + (uint32_t)(ns >> shift);
}

static inline void latency_histogram_add(struct latency_histogram *histogram,
					 uint64_t ns)
{
	histogram->count++;
	histogram->sum_ns += ns;
	if (ns > histogram->max_ns)
		histogram->max_ns = ns;
	histogram->cell[latency_histogram_cell(ns)]++;
}

/* Mean in ns; 0 if empty. */
uint64_t latency_histogram_mean(const struct latency_histogram *histogram);

/*
 * The quantile of @parts per million, in ns: the middle of its cell, but no
 * more than the maximum; 0 if empty.
 */
uint64_t latency_histogram_quantile(const struct latency_histogram *histogram,
				    uint32_t parts);

/*
 * The values added to @later since its copy @earlier was taken. The maximum of
 * the difference is exact if it is that of @later, too; else it is only known to
 * within a cell: it is the end of the highest one, which no value exceeds.
 */
void latency_histogram_since(struct latency_histogram *difference,
			     const struct latency_histogram *later,
			     const struct latency_histogram *earlier);

#endif
