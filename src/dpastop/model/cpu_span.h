/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cpu_span.h - the history of one CPU over a time span
 */
#ifndef DPASTOP_MODEL_CPU_SPAN_H
#define DPASTOP_MODEL_CPU_SPAN_H

#include "dpastop/model/series.h"

#define CPU_SPAN_CURVES 2

struct cpu_span {
	size_t nr_cells;
	unsigned int ticks; /* per cell */

	/*
	 * The sleep of the two busiest buckets; or that of the latest I/O and,
	 * if known, its service time.
	 */
	unsigned int nr_curves;
	bool has_buckets;
	bool has_service; /* the second is the service time */
	uint64_t bucket[CPU_SPAN_CURVES];
	struct series curve[CPU_SPAN_CURVES]; /* ns */
	struct series floor;		      /* pas_d_init, ns */
	/*
	 * The average QD of the window, from samples and from switches out of
	 * PAS and OL. There is none in CP and INT.
	 */
	struct series qd;

	struct figure tf[SERIES_MOST_CELLS]; /* number in the cell */

	/* Over the whole span, without gaps. */
	uint64_t length_ns;
	uint64_t counted_ns; /* the part in which its I/Os were counted */
	struct figure share[DPAS_NR_MODES]; /* share of I/Os, 0 to 1 */
	struct figure over_share;	    /* share of outcomes, 0 to 1 */
	struct figure ios;
	struct figure timer_failures;
	struct figure switches;
};

/*
 * The last @nr_cells cells, at most SERIES_MOST_CELLS, of @ticks ticks each, up
 * to the sample @back before the newest.
 */
void cpu_span_fill(struct cpu_span *span, const struct history *history,
		   size_t back, uint32_t cpu, unsigned int ticks,
		   size_t nr_cells);

#endif
