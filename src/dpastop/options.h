/* SPDX-License-Identifier: GPL-2.0 */
/*
 * options.h - the command line
 */
#ifndef DPASTOP_OPTIONS_H
#define DPASTOP_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

struct options {
	const char *device;	/* NULL: the only one with DPAS */
	bool batch;		/* JSON Lines instead of the screen */
	bool ascii;
	uint64_t interval_ns;
	uint64_t count;		/* looks; 0: no end */
};

enum options_result {
	OPTIONS_RUN,
	OPTIONS_DONE,	/* all was said: --help, --version */
	OPTIONS_WRONG,	/* and said so on standard error */
};

enum options_result options_parse(struct options *options, int argc,
				  char *argv[]);

#endif
