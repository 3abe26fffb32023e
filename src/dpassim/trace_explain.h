/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_explain.h - what each policy knew, did and got, I/O by I/O, in words
 */
#ifndef DPASSIM_TRACE_EXPLAIN_H
#define DPASSIM_TRACE_EXPLAIN_H

#include "dpassim/trace_grid.h"
#include "lib/base/problem.h"

/* I/Os @first to @last of the trace, counted from 1; last 0: none. */
struct trace_range {
	size_t first;
	size_t last;
};

/* Take "N", the first N, or "FIRST-LAST". False: @reason says why not. */
bool trace_explain_parse(const char *text, struct trace_range *range,
			 struct problem *problem);

/* Print them; @policies is the set of those wanted, bit by enum trace_policy. */
void trace_explain_print(const struct trace_grid *grid,
			 const struct trace *trace,
			 const struct trace_range *range,
			 unsigned int policies);

#endif
