/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_grid.h - the results of `dpassim trace` and their output
 */
#ifndef DPASSIM_TRACE_GRID_H
#define DPASSIM_TRACE_GRID_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "lib/sim/sim_trace.h"
#include "lib/trace/trace_reader.h"

#define GRID_MAX 64 /* maximum values of up, and of dn */
#define GRID_GOOD_OVER \
	0.05 /* a T_over below this is good (section 3.2 of the paper) */

struct trace_grid {
	const char *path;
	struct trace_origin origin; /* for a file; zeros for a stock trace */
	uint32_t d_init_ns;
	bool feedback;
	uint32_t wakeup_ns;
	size_t ups, dns;
	uint32_t up[GRID_MAX];
	uint32_t dn[GRID_MAX];
	/* PAS with up[i] and dn[j] is cell[i * dns + j]; owned. */
	struct trace_result *cell;
	/* LHP, EHP and adaptive, which use the first up and dn. */
	struct trace_result other[TRACE_NR_POLICIES];
};

/* "PAS", ... */
const char *trace_grid_policy_name(enum trace_policy policy);

/* The settings of @policy with the first up and dn. */
struct trace_settings trace_grid_settings(const struct trace_grid *grid,
					  enum trace_policy policy);

/* Run everything on @trace. False on allocation failure. */
bool trace_grid_run(struct trace_grid *grid, const struct trace *trace);
void trace_grid_release(struct trace_grid *grid);

/* Print it as text: all of it, or just the parts above and below the grid. */
void trace_grid_print_heading(const struct trace_grid *grid);
void trace_grid_print_note(const struct trace_grid *grid);
void trace_grid_print(const struct trace_grid *grid);
/* As a JSON object owned by the caller. NULL: no memory. */
json_t *trace_grid_json(const struct trace_grid *grid);

#endif
