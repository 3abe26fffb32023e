/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_explain.h - explain what each policy knew and did, I/O by I/O
 */
#ifndef DPASSIM_TRACE_EXPLAIN_H
#define DPASSIM_TRACE_EXPLAIN_H

#include "dpassim/trace_grid.h"
#include "lib/base/problem.h"

/* I/Os @first to @last of the trace, counting from 1; last 0: none. */
struct trace_range {
	size_t first;
	size_t last;
};

/* Parse "N", the first N, or "FIRST-LAST". False: @reason says why. */
bool trace_explain_parse(const char *text, struct trace_range *range,
			 struct problem *problem);

/* Print them; @policies is a bit mask by enum trace_policy. */
void trace_explain_print(const struct trace_grid *grid,
			 const struct trace *trace,
			 const struct trace_range *range,
			 unsigned int policies);

#endif
