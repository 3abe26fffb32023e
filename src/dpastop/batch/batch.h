/* SPDX-License-Identifier: GPL-2.0 */
/*
 * batch.h - what a source tells, printed in one of the formats
 */
#ifndef DPASTOP_BATCH_BATCH_H
#define DPASTOP_BATCH_BATCH_H

#include "dpastop/output/output.h"

struct batch_options {
	const struct output_format *format;
	int fd;		      /* to print to */
	uint64_t interval_ns; /* between two samples; not of a recording */
	uint64_t count;	    /* of samples; 0: no end, or that of a recording */
	const char *record; /* a file to record to as well, or NULL */
};

/*
 * Print until @options->count, a signal, or the source ends it; a recording is
 * printed as fast as it comes. The exit status; complaints go to standard error.
 * The reader going away is a normal end. @source is closed.
 */
int batch_run(struct source *source, const struct batch_options *options);

#endif
