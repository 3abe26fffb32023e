/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_svg.h - the goal over each tunable that was varied, as a picture
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_SVG_H
#define DPASTOP_TUNE_COMMAND_TUNE_SVG_H

#include <limits.h>

#include "dpastop/tune/tuner.h"

#define TUNE_SVG_ERROR (PATH_MAX + 160)

/*
 * Draw it into the file @path, with gnuplot. False: @error (TUNE_SVG_ERROR bytes)
 * says why.
 */
bool tune_svg_write(const struct tuner *tuner, const char *device,
		    const char *path, char *error);

#endif
