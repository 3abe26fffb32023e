/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fio_status.h - the periodic status of a running fio
 *
 * With fio_job.status_ms, fio periodically prints a JSON object with counts
 * since its start. What happened between two of them is the difference of their
 * counts.
 */
#ifndef LIB_LOAD_FIO_STATUS_H
#define LIB_LOAD_FIO_STATUS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/problem.h"
#include "lib/model/latency_histogram.h"

/* Counts since fio's start, of all jobs, reads and writes. */
struct fio_status {
	uint64_t runtime_ms;
	uint64_t ios;
	struct latency_histogram latencies; /* completion latencies */
};

/*
 * Find the first complete object in the @size bytes of fio's output at @text,
 * from *@start; what precedes it is not part of one. Returns its length; 0 if
 * there is no complete one yet: *@start is then where one begins or may begin.
 */
size_t fio_status_find(const char *text, size_t size, size_t *start);

/*
 * Parse such an object. False: the reason in *@problem says what is wrong with
 * it; *@status is undefined.
 */
bool fio_status_parse(const char *text, size_t size, struct fio_status *status,
		      struct problem *problem);

#endif
