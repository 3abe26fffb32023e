/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_origin.h - what a file was read as, and what was left out of the trace
 */
#ifndef LIB_TRACE_TRACE_ORIGIN_H
#define LIB_TRACE_TRACE_ORIGIN_H

#include <stdint.h>

struct trace_origin {
	const char *format; /* its name */
	const char *about;  /* one phrase for the user */
	uint64_t others;    /* I/Os that neither read nor write */
	uint64_t unpaired;  /* that were seen to begin or to end, not both */
};

#endif
