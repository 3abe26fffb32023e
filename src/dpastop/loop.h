/* SPDX-License-Identifier: GPL-2.0 */
/*
 * loop.h - the main loop of the interactive program
 */
#ifndef DPASTOP_LOOP_H
#define DPASTOP_LOOP_H

#include "dpastop/app.h"

struct loop_options {
	struct app_options app;
	uint64_t count; /* exit after this many samples; 0: unlimited */
	bool ascii;
	const struct palette *palette;
};

/*
 * Watch @source, which it closes, on the terminal. Returns the exit status;
 * errors go to standard error once the terminal is restored. If SIGTERM,
 * SIGINT, SIGQUIT or SIGHUP ended it, the process is killed by the same signal.
 */
int loop_run(struct source *source, const struct loop_options *options);

#endif
