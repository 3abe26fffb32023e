/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_stock.h - made-up traces with a name: "stock:step-down,seed=2"
 *
 * Each shows one thing that service times do. They are reads of 4 KiB, and each
 * service time is off by up to 2 % by chance; the same seed (1 by default)
 * gives the same trace everywhere.
 */
#ifndef LIB_TRACE_TRACE_STOCK_H
#define LIB_TRACE_TRACE_STOCK_H

#include "lib/base/problem.h"
#include "lib/trace/trace.h"

struct trace_stock {
	const char *name;
	const char *about; /* one phrase for the user */
	size_t count;
	/* The service time of I/O @i in ns, before the 2 %. */
	uint64_t (*service_ns)(size_t i, uint64_t chance);
};

/* All of them; the last has no name. */
extern const struct trace_stock trace_stocks[];

/* Does @text begin as such a name does? */
bool trace_stock_is(const char *text);

/*
 * Make the trace called @text. False: *@trace is empty, and *@problem says
 * what is wrong.
 */
bool trace_stock_make(struct trace *trace, const char *text,
		      struct problem *problem);

#endif
