/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_svg.h - plot the goal over each varied tunable
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_SVG_H
#define DPASTOP_TUNE_COMMAND_TUNE_SVG_H

#include "dpastop/tune/tuner.h"
#include "lib/base/problem.h"

/* Draw it into the file @path with gnuplot. False: @problem says why. */
bool tune_svg_write(const struct tuner *tuner, const char *device,
		    const char *path, struct problem *problem);

#endif
