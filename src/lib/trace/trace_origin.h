/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_origin.h - the format of a trace file, and what was left out
 */
#ifndef LIB_TRACE_TRACE_ORIGIN_H
#define LIB_TRACE_TRACE_ORIGIN_H

#include <stdint.h>

struct trace_origin {
	const char *format; /* name of the format */
	const char *about;  /* a phrase for display */
	uint64_t others;    /* I/Os that are neither reads nor writes */
	uint64_t failed;    /* reads and writes that ended with an error */
	uint64_t unpaired;  /* I/Os with an issue or a completion only */
};

#endif
