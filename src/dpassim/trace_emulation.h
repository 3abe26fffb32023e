/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_emulation.h - what `dpassim trace --feedback` reports for each policy
 */
#ifndef DPASSIM_TRACE_EMULATION_H
#define DPASSIM_TRACE_EMULATION_H

#include <jansson.h>

#include "dpassim/trace_grid.h"
#include "lib/trace/trace_change.h"

struct trace_emulated {
	uint64_t median_ns; /* exact quantiles of the latencies */
	uint64_t p99_ns;
	size_t *settled; /* trace_change_settled() for each step; owned */
};

struct trace_emulation {
	const struct trace_grid *grid; /* which has the sums */
	struct trace_changes changes;
	struct trace_emulated policy[TRACE_NR_POLICIES];
};

/* Emulate all policies of @grid, which must have been run. False: no memory. */
bool trace_emulation_run(struct trace_emulation *emulation,
			 const struct trace_grid *grid,
			 const struct trace *trace);
void trace_emulation_release(struct trace_emulation *emulation);

void trace_emulation_print(const struct trace_emulation *emulation);

/* Add it to @root, which trace_grid_json() made. */
void trace_emulation_add_json(const struct trace_emulation *emulation,
			      json_t *root);

#endif
