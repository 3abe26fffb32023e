/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_report.h - what a search has found, as one page of HTML
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_REPORT_H
#define DPASTOP_TUNE_COMMAND_TUNE_REPORT_H

#include "dpastop/tune/tuner.h"
#include "lib/base/problem.h"

/*
 * The verdict, the figures of the best settings by load, and all that --json
 * prints, to the file @path. False: @problem says why not.
 */
bool tune_report(const struct tuner *tuner, const char *device,
		 const char *path, struct problem *problem);

#endif
