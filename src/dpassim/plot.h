/* SPDX-License-Identifier: GPL-2.0 */
/*
 * plot.h - a trace as a picture in the terminal, in braille dots
 *
 * With colour, service time and dur share one picture, as in figure 5 of the
 * DPAS paper; without, they stand one above the other at the same scale. The
 * highest 1 % of the service times may lie above the top; they are drawn at it
 * and counted below.
 */
#ifndef DPASSIM_PLOT_H
#define DPASSIM_PLOT_H

#include <stdbool.h>
#include <stdio.h>

#include "lib/sim/sim_trace.h"

/* Draw @count (at least 1) steps, @columns wide. False: no memory. */
bool plot_steps(FILE *out, const char *title, const struct trace_step *step,
		size_t count, unsigned int columns, bool colour);

#endif
