/* SPDX-License-Identifier: GPL-2.0 */
/*
 * gnuplot.h - image files drawn by gnuplot
 *
 * gnuplot is started from an argument list, reads its commands from a pipe and
 * writes to a file descriptor opened here, so that no file name is ever
 * interpreted by a shell or by gnuplot.
 */
#ifndef LIB_CHART_GNUPLOT_H
#define LIB_CHART_GNUPLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "lib/base/problem.h"

enum gnuplot_format {
	GNUPLOT_SVG,
	GNUPLOT_PNG,
};

/* Write gnuplot commands, except for the terminal setting, to @script. */
typedef void gnuplot_script_fn(FILE *script, const void *context);

/*
 * Draw the output of @write_script into the file @path, which is replaced only
 * by a complete image. False: @problem says why.
 */
bool gnuplot_draw(const char *path, enum gnuplot_format format,
		  gnuplot_script_fn *write_script, const void *context,
		  struct problem *problem);

/* Is gnuplot installed? If not, @problem says what to do. */
bool gnuplot_can_draw(struct problem *problem);

/*
 * Write @text as a gnuplot string; characters that gnuplot would interpret are
 * dropped.
 */
void gnuplot_write_quoted(FILE *script, const char *text);

#endif
