/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_options.h - what the command line of `dpassim trace` asks for
 */
#ifndef DPASSIM_TRACE_OPTIONS_H
#define DPASSIM_TRACE_OPTIONS_H

#include <stdbool.h>

#include "dpassim/trace_explain.h"
#include "dpassim/trace_grid.h"
#include "lib/base/gnuplot.h"

struct trace_options {
	struct trace_grid grid;
	unsigned int policies; /* bit by enum trace_policy; 0: none given */
	struct trace_range explain;
	const char *format; /* of the file; NULL: as its shape says */
	bool has_wakeup;
	bool json, csv, plot;
	const char *picture[2]; /* by enum gnuplot_format */
};

/* Are two or more policies named? Is there a picture to be drawn? */
bool trace_options_has_several(const struct trace_options *options);
bool trace_options_wants_chart(const struct trace_options *options);

/*
 * Read the command line; its strings are kept. Returns 0, or the exit status
 * after saying what is wrong. --help prints and ends the program.
 */
int trace_options_parse(struct trace_options *options, int argc, char **argv);

#endif
