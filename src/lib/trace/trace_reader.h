/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_reader.h - read a trace from a file in a common format
 *
 * The format (trace_format.h) is detected from the first significant line.
 * Service times from 1 ns to 10 s are accepted, in order of completion; a line
 * that does not match the format is an error.
 */
#ifndef LIB_TRACE_TRACE_READER_H
#define LIB_TRACE_TRACE_READER_H

#include "lib/base/problem.h"
#include "lib/trace/trace.h"
#include "lib/trace/trace_origin.h"

/* A callback to report the progress of reading a long file. */
struct trace_watch {
	/* @all_bytes is 0 if unknown, for a pipe. */
	void (*tell)(void *context, uint64_t bytes, uint64_t all_bytes,
		     size_t ios);
	void *context;
};

/* "plain, fio, ...": the names that trace_reader_read() accepts. */
const char *trace_reader_names(void);

/* Is there a format called @name? */
bool trace_reader_has(const char *name);

/*
 * Read all of @path ("-": standard input) as @format (NULL: auto-detect).
 * @watch may be NULL. False: *@trace is empty, and *@problem says what is
 * wrong, with the line number if it is in a line.
 */
bool trace_reader_read(struct trace *trace, struct trace_origin *origin,
		       const char *path, const char *format,
		       const struct trace_watch *watch,
		       struct problem *problem);

#endif
