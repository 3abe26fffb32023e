/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_format.h - how lines of text become I/Os, one table entry a format
 *
 * For trace_reader.c, which gives each line that is neither empty nor a comment
 * to the first format that recognises it, and the others after it to the same.
 */
#ifndef LIB_TRACE_TRACE_FORMAT_H
#define LIB_TRACE_TRACE_FORMAT_H

#include "lib/base/number.h"
#include "lib/trace/trace.h"
#include "lib/trace/trace_origin.h"
#include "lib/trace/trace_pairing.h"

/* A reading under way. */
struct trace_reading {
	struct trace *trace;
	struct trace_origin *origin;
	struct trace_pairing pairing; /* of issues and completions */
	bool past_first;	      /* a line has been taken */
	bool ended;		      /* what follows are the tool's totals */
	struct problem problem;	      /* what was refused, and why */
};

struct trace_format {
	const char *name;
	const char *about;
	const char *expected; /* of a line, for complaints */
	const char *lacking;  /* why there may be nothing in a good file */
	bool (*recognises)(const char *line);
	/*
	 * Take @line, which may be written to. False: reading->problem
	 * says why not.
	 */
	bool (*take)(struct trace_reading *reading, char *line);
};

extern const struct trace_format trace_format_plain;
extern const struct trace_format trace_format_fio;
extern const struct trace_format trace_format_fio2;
extern const struct trace_format trace_format_blkparse;
extern const struct trace_format trace_format_events;

/* Refuse @what with @reason. Returns false. */
bool trace_format_refuse(struct trace_reading *reading, const char *what,
			 const char *reason);

/* Add an I/O, if its service time is within the bounds. */
bool trace_format_append(struct trace_reading *reading, uint64_t service_ns,
			 bool write, uint64_t bytes);

/* "12.345678" seconds at the start of @text in ns; *@end: what follows. */
bool trace_format_seconds(const char *text, uint64_t *ns, const char **end);

#endif
