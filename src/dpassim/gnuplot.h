/* SPDX-License-Identifier: GPL-2.0 */
/*
 * gnuplot.h - a trace as a picture, drawn by the program gnuplot
 *
 * Service time against dur over the number of the I/O, as figure 5 of the DPAS
 * paper. gnuplot is started with an argument list, reads its commands from a
 * pipe and writes to a file that is opened here: no name of a file passes
 * through a shell or through its language.
 */
#ifndef DPASSIM_GNUPLOT_H
#define DPASSIM_GNUPLOT_H

#include <stdbool.h>
#include <stddef.h>

#include "sim_trace.h"

enum gnuplot_format {
	GNUPLOT_SVG,
	GNUPLOT_PNG,
};

/*
 * Draw @count steps into the file @path, which is replaced only by a whole
 * picture. False: @error (of @error_size bytes) says why.
 */
bool gnuplot_draw(const char *path, enum gnuplot_format format,
		  const char *title, const struct trace_step *step,
		  size_t count, char *error, size_t error_size);

#endif
