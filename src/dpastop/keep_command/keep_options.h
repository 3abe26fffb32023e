/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keep_options.h - the command line of dpastop keep
 */
#ifndef DPASTOP_KEEP_COMMAND_KEEP_OPTIONS_H
#define DPASTOP_KEEP_COMMAND_KEEP_OPTIONS_H

#include "dpastop/options.h"

struct keep_options {
	const char *device; /* NULL: the only one with DPAS */
	const char
		*preset; /* preset to use instead of current values, or NULL */
	const char *remove; /* a device or an id, or NULL */
	bool has_poll_queues;
	uint64_t poll_queues;
	bool list;
	bool yes; /* do not ask for confirmation */
};

/* @argv[0] is "keep". Errors are printed to standard error. */
enum options_result keep_options_parse(struct keep_options *options, int argc,
				       char *argv[]);

#endif
