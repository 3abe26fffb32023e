/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_stock.h - built-in synthetic traces: "stock:step-down,seed=2"
 *
 * Each shows one behaviour of service times. All I/Os are 4 KiB reads with up
 * to 2 % of random noise; the same seed (1 by default) gives the same trace
 * everywhere.
 */
#ifndef LIB_TRACE_TRACE_STOCK_H
#define LIB_TRACE_TRACE_STOCK_H

#include "lib/base/problem.h"
#include "lib/trace/trace.h"

struct trace_stock {
	const char *name;
	const char *about; /* a phrase for display */
	size_t count;
	/* The service time of I/O @i in ns, without noise. */
	uint64_t (*service_ns)(size_t i, uint64_t chance);
};

/* All stock traces; the last entry has no name. */
extern const struct trace_stock trace_stocks[];

/* Does @text start like such a name? */
bool trace_stock_is(const char *text);

/*
 * Generate the trace called @text. False: *@trace is empty, and *@problem says
 * what is wrong.
 */
bool trace_stock_make(struct trace *trace, const char *text,
		      struct problem *problem);

#endif
