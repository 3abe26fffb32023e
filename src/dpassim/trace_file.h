/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_file.h - a list of service times from a file
 *
 * One a line, in us; of a line with commas the first column counts, and the
 * first such line may be a heading. Empty lines and what follows a # are
 * passed over. A service time is from 0.001 us to 10 s; it is rounded to ns.
 */
#ifndef DPASSIM_TRACE_FILE_H
#define DPASSIM_TRACE_FILE_H

#include "lib/trace/trace.h"

/*
 * Read all of @path ("-": standard input). False: @error (of @error_size
 * bytes) says what is wrong, with the line's number where it lies in a line,
 * and *@trace is empty.
 */
bool trace_file_read(struct trace *trace, const char *path, char *error,
		     size_t error_size);

#endif
