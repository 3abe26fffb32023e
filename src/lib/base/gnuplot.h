/* SPDX-License-Identifier: GPL-2.0 */
/*
 * gnuplot.h - a picture in a file, drawn by the program gnuplot
 *
 * gnuplot is started with an argument list, reads its commands from a pipe and
 * writes to a file that is opened here: no name of a file passes through a
 * shell or through its language.
 */
#ifndef LIB_BASE_GNUPLOT_H
#define LIB_BASE_GNUPLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "lib/base/problem.h"

enum gnuplot_format {
	GNUPLOT_SVG,
	GNUPLOT_PNG,
};

/* Write gnuplot's commands, but for the terminal, to @script. */
typedef void gnuplot_script_fn(FILE *script, const void *context);

/*
 * Draw what @write_script says into the file @path, which is replaced only by
 * a whole picture. False: @problem says why.
 */
bool gnuplot_draw(const char *path, enum gnuplot_format format,
		  gnuplot_script_fn *write_script, const void *context,
		  struct problem *problem);

/* Is gnuplot there? Otherwise @problem says what to do. */
bool gnuplot_can_draw(struct problem *problem);

/* @text as a string of gnuplot's language; what that would interpret is left out. */
void gnuplot_write_quoted(FILE *script, const char *text);

#endif
