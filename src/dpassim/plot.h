/* SPDX-License-Identifier: GPL-2.0 */
/*
 * plot.h - plot a trace in the terminal with braille dots
 *
 * With colour, service time and dur share one plot, as in figure 5 of the DPAS
 * paper; without, they are above each other at the same scale. The highest 1 %
 * of the service times may exceed the top; they are clipped to it and counted
 * below.
 */
#ifndef DPASSIM_PLOT_H
#define DPASSIM_PLOT_H

#include <stdbool.h>
#include <stdio.h>

#include "lib/sim/sim_trace.h"

/*
 * Plot @count (at least 1) steps, @columns wide. False on allocation failure.
 */
bool plot_steps(FILE *out, const char *title, const struct trace_step *step,
		size_t count, unsigned int columns, bool colour);

/* The dur of one policy, drawn over the service times with its symbol. */
struct plot_line {
	const char *name;
	char sign;
	const char *colour; /* on a terminal */
	const char *rgb;    /* in a picture */
	const uint64_t *dur_ns;
};

/*
 * Draw service times in braille and over them @lines (1 to 8) lines, of @count
 * (at least 1) I/Os, in one picture; + stands where lines meet. False: no memory.
 */
bool plot_lines(FILE *out, const char *title, const uint64_t *service_ns,
		const struct plot_line *line, unsigned int lines, size_t count,
		unsigned int columns, bool colour);

#endif
