/* SPDX-License-Identifier: GPL-2.0 */
/*
 * batch.h - print a source in one of the output formats
 */
#ifndef DPASTOP_BATCH_BATCH_H
#define DPASTOP_BATCH_BATCH_H

#include "dpastop/output/output.h"

struct batch_options {
	const struct output_format *format;
	int fd;		      /* to print to */
	uint64_t interval_ns; /* between two samples; ignored for a recording */
	uint64_t count;	      /* number of samples; 0: unlimited */
	const char *record;   /* a file to record to in addition, or NULL */
};

/*
 * Print until @options->count, a signal or the end of the source; a recording
 * is printed as fast as possible. Returns the exit status; errors go to
 * standard error. EPIPE is a normal end. Closes @source.
 */
int batch_run(struct source *source, const struct batch_options *options);

#endif
