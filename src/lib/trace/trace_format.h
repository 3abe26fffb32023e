/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_format.h - parsers of text formats, one table entry per format
 *
 * For trace_reader.c, which passes the first line that is neither empty nor a
 * comment to the first format that recognises it, and all later lines to that
 * format.
 */
#ifndef LIB_TRACE_TRACE_FORMAT_H
#define LIB_TRACE_TRACE_FORMAT_H

#include "lib/base/number.h"
#include "lib/trace/trace.h"
#include "lib/trace/trace_origin.h"
#include "lib/trace/trace_pairing.h"

/* Columns that a heading names, from the right, the last being 1; 0: none. */
struct trace_columns {
	unsigned int latency, direction, bytes;
};

/* The state while reading. */
struct trace_reading {
	struct trace *trace;
	struct trace_origin *origin;
	struct trace_pairing pairing; /* pairs issues with completions */
	struct trace_columns
		columns;	/* of biosnoop, once there was a heading */
	bool is_chosen;		/* by the user, not by its shape */
	bool past_first;	/* a line has been taken */
	bool has_heading;	/* and the first one names columns */
	bool ended;		/* only the tool's totals follow */
	struct problem problem; /* what was rejected, and why */
};

struct trace_format {
	const char *name;
	const char *about;
	const char *expected; /* what a line has, for error messages */
	const char *lacking;  /* why a valid file may contain no I/O */
	bool (*recognises)(const char *line);
	/* Parse @line, which may be modified. False: see reading->problem. */
	bool (*take)(struct trace_reading *reading, char *line);
};

extern const struct trace_format trace_format_plain;
extern const struct trace_format trace_format_fio;
extern const struct trace_format trace_format_fio2;
extern const struct trace_format trace_format_blkparse;
extern const struct trace_format trace_format_events;
extern const struct trace_format trace_format_biosnoop;

/* Reject @what with @reason. Returns false. */
bool trace_format_refuse(struct trace_reading *reading, const char *what,
			 const char *reason);

/* Add an I/O if its service time is within the limits. */
bool trace_format_append(struct trace_reading *reading, uint64_t service_ns,
			 bool write, uint64_t bytes);

/*
 * Parse seconds ("12.345678") at the start of @text as ns; *@end is what
 * follows.
 */
bool trace_format_seconds(const char *text, uint64_t *ns, const char **end);

#endif
