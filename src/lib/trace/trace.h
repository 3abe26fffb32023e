/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace.h - a trace: a sequence of service times
 */
#ifndef LIB_TRACE_TRACE_H
#define LIB_TRACE_TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TRACE_LEAST_NS UINT64_C(1)
#define TRACE_MOST_NS UINT64_C(10000000000) /* 10 s */

struct trace {
	uint64_t *service_ns; /* TRACE_LEAST_NS to TRACE_MOST_NS; owned */
	uint8_t *bucket;      /* per I/O, as dpas_bucket_index(); owned */
	size_t count;
	size_t size; /* allocated */
};

/* Append an I/O. False on allocation failure; @trace is then unchanged. */
bool trace_append(struct trace *trace, uint64_t service_ns, uint8_t bucket);

/* Free what @trace owns and make it empty; a zeroed trace is fine. */
void trace_release(struct trace *trace);

#endif
