/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_reader.h - a trace from a file that people have
 *
 * The formats (trace_format.h) are told apart by the shape of the first line
 * that has anything to say. Service times from 1 ns to 10 s are taken, in the
 * order in which their I/Os ended; a line that does not fit the format ends the
 * reading.
 */
#ifndef LIB_TRACE_TRACE_READER_H
#define LIB_TRACE_TRACE_READER_H

#include "lib/base/problem.h"
#include "lib/trace/trace.h"
#include "lib/trace/trace_origin.h"

/* Who wants to know how far the reading of a long file is; told now and then. */
struct trace_watch {
	/* @all_bytes is 0 where it is unknown, of a pipe. */
	void (*tell)(void *context, uint64_t bytes, uint64_t all_bytes,
		     size_t ios);
	void *context;
};

/* "plain, fio, ...": the names that trace_reader_read() takes. */
const char *trace_reader_names(void);

/* Is there a format called @name? */
bool trace_reader_has(const char *name);

/*
 * Read all of @path ("-": standard input) as @format (NULL: as its shape says).
 * @watch may be NULL. False: *@trace is empty, and *@problem says what is wrong, with the line's
 * number where it lies in a line.
 */
bool trace_reader_read(struct trace *trace, struct trace_origin *origin,
		       const char *path, const char *format,
		       const struct trace_watch *watch,
		       struct problem *problem);

#endif
