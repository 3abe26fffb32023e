/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cpu_span.h - one CPU through a span of time, in cells of several ticks
 *
 * The cells are those of mode_timeline_cells(), so curves and timelines of one
 * width stand for the same times. What is not known is left unknown.
 */
#ifndef DPASTOP_CPU_SPAN_H
#define DPASTOP_CPU_SPAN_H

#include "picture.h"

#define CPU_SPAN_MOST_CELLS 512
#define CPU_SPAN_POINTS 2	/* in a cell */
#define CPU_SPAN_CURVES 2	/* of dur: of the two busiest buckets */

/* What the samples say that lie in half a cell. */
struct cpu_point {
	bool known;
	bool broken_before;	/* no line leads to it */
	bool broken_after;	/* no line leads on from it */
	float first, last, least, most;
};

struct cpu_series {
	struct cpu_point point[CPU_SPAN_MOST_CELLS * CPU_SPAN_POINTS];
};

struct cpu_span {
	size_t nr_cells;
	unsigned int ticks;	/* a cell */

	/* Of the two busiest buckets; or one, of whatever came last. */
	unsigned int nr_curves;
	bool has_buckets;
	uint64_t bucket[CPU_SPAN_CURVES];
	struct cpu_series dur[CPU_SPAN_CURVES];	/* ns */
	struct cpu_series floor;		/* pas_d_init, ns */
	/*
	 * The average of the window, as a sample or a switch out of PAS or OL
	 * tells it. In CP and INT none is taken.
	 */
	struct cpu_series qd;

	struct figure tf[CPU_SPAN_MOST_CELLS];	/* how many came in that cell */

	/* Over the whole of it, without the gaps. */
	uint64_t length_ns;
	struct figure share[DPAS_NR_MODES];	/* of the I/Os, 0 to 1 */
	struct figure over_share;		/* of the outcomes, 0 to 1 */
	struct figure ios;
	struct figure timer_failures;
	struct figure switches;
};

/*
 * The last @nr_cells, at most CPU_SPAN_MOST_CELLS, of @ticks each, up to the
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
