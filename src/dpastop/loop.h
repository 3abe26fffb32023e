/* SPDX-License-Identifier: GPL-2.0 */
/*
 * loop.h - the program on the screen, from first picture to q
 */
#ifndef DPASTOP_LOOP_H
#define DPASTOP_LOOP_H

#include "dpastop/app.h"

struct loop_options {
	struct app_options app;
	uint64_t count; /* samples, after which it ends; 0: no end */
	bool ascii;
	const struct palette *palette;
};

/*
 * Watch @source, which it closes, on the terminal. The exit status; complaints
 * go to standard error once the terminal is given back. Ends by the signal
 * where SIGTERM, SIGINT, SIGQUIT or SIGHUP asked it to.
 */
int loop_run(struct source *source, const struct loop_options *options);

#endif
