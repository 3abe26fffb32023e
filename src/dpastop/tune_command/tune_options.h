/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_options.h - the command line of dpastop tune
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_OPTIONS_H
#define DPASTOP_TUNE_COMMAND_TUNE_OPTIONS_H

#include "dpastop/options.h"
#include "dpastop/tune/tuner.h"

struct tune_options {
	const char *source; /* NULL: the only device */
	struct tuner_options tuner;
	const char *load; /* as given, or NULL */
	const char
		*force_writes; /* a device that may be overwritten, or NULL */
	const char *record;    /* a file, or NULL */
	const char *svg;       /* a file, or NULL */
	const char *report;    /* a file, or NULL */
	const char *save;      /* the name of a preset, or NULL */
	bool apply;
	bool json;
};

/* @argv[0] is "tune". Errors are printed to standard error. */
enum options_result tune_options_parse(struct tune_options *options, int argc,
				       char *argv[]);

#endif
