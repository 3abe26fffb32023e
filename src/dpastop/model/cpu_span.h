/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cpu_span.h - one CPU through a span of time
 */
#ifndef DPASTOP_MODEL_CPU_SPAN_H
#define DPASTOP_MODEL_CPU_SPAN_H

#include "dpastop/model/series.h"

#define CPU_SPAN_CURVES 2

struct cpu_span {
	size_t nr_cells;
	unsigned int ticks; /* a cell */

	/*
	 * The sleep of the two busiest buckets; or of whatever came last and,
	 * where it is known, what that took.
	 */
	unsigned int nr_curves;
	bool has_buckets;
	bool has_service; /* the second is the service time */
	uint64_t bucket[CPU_SPAN_CURVES];
	struct series curve[CPU_SPAN_CURVES]; /* ns */
	struct series floor;		      /* pas_d_init, ns */
	/*
	 * The average of the window, as a sample or a switch out of PAS or OL
	 * tells it. In CP and INT none is taken.
	 */
	struct series qd;

	struct figure tf[SERIES_MOST_CELLS]; /* how many came in that cell */

	/* Over the whole of it, without the gaps. */
	uint64_t length_ns;
	struct figure share[DPAS_NR_MODES]; /* of the I/Os, 0 to 1 */
	struct figure over_share;	    /* of the outcomes, 0 to 1 */
	struct figure ios;
	struct figure timer_failures;
	struct figure switches;
};

/*
 * The last @nr_cells, at most SERIES_MOST_CELLS, of @ticks each, up to the
 * sample @back before the newest.
 */
void cpu_span_fill(struct cpu_span *span, const struct history *history,
		   size_t back, uint32_t cpu, unsigned int ticks,
		   size_t nr_cells);

/*
 * The average QD of @row's window so far. Not known in CP and in INT, where
 * none is taken, and in a window without I/Os.
 */
struct figure cpu_span_average_qd(const struct cpu_row *row);

#endif
