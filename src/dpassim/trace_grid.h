/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_grid.h - what `dpassim trace` has found out, and its forms
 */
#ifndef DPASSIM_TRACE_GRID_H
#define DPASSIM_TRACE_GRID_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "lib/sim/sim_trace.h"
#include "lib/trace/trace_reader.h"

#define GRID_MAX 64	    /* values of up, and of dn */
#define GRID_GOOD_OVER 0.05 /* a T_over below it is good (the paper, 3.2) */

struct trace_grid {
	const char *path;
	struct trace_origin origin; /* of a file; zeros of a stock trace */
	uint32_t d_init_ns;
	bool feedback;
	uint32_t wakeup_ns;
	size_t ups, dns;
	uint32_t up[GRID_MAX];
	uint32_t dn[GRID_MAX];
	/* PAS with up[i] and dn[j] is cell[i * dns + j]; owned. */
	struct trace_result *cell;
	/* LHP, EHP and adaptive, which take one up and dn: the first of each. */
	struct trace_result other[TRACE_NR_POLICIES];
};

/* "PAS", ... */
const char *trace_grid_policy_name(enum trace_policy policy);

/* What @policy runs with, of the first up and dn. */
struct trace_settings trace_grid_settings(const struct trace_grid *grid,
					  enum trace_policy policy);

/* Run everything over @trace. False: no memory. */
bool trace_grid_run(struct trace_grid *grid, const struct trace *trace);
void trace_grid_release(struct trace_grid *grid);

/* Print it for people: all of it, or what stands above and below. */
void trace_grid_print_heading(const struct trace_grid *grid);
void trace_grid_print_note(const struct trace_grid *grid);
void trace_grid_print(const struct trace_grid *grid);
/* As one JSON object that the caller owns. NULL: no memory. */
json_t *trace_grid_json(const struct trace_grid *grid);

#endif
