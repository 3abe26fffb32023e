/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_options.h - the command line of `dpassim trace`
 */
#ifndef DPASSIM_TRACE_OPTIONS_H
#define DPASSIM_TRACE_OPTIONS_H

#include <stdbool.h>

#include "dpassim/trace_explain.h"
#include "dpassim/trace_grid.h"
#include "lib/chart/gnuplot.h"

struct trace_options {
	struct trace_grid grid;
	unsigned int policies; /* bit by enum trace_policy; 0: none given */
	struct trace_range explain;
	const char *format; /* file format; NULL: auto-detect */
	bool has_wakeup;
	bool json, csv, plot;
	const char *picture[2]; /* by enum gnuplot_format */
};

/* Are two or more policies given? Is a chart requested? */
bool trace_options_has_several(const struct trace_options *options);
bool trace_options_wants_chart(const struct trace_options *options);

/*
 * Parse the command line; its strings are referenced. Returns 0, or the exit
 * status after printing an error. --help prints and exits.
 */
int trace_options_parse(struct trace_options *options, int argc, char **argv);

#endif
