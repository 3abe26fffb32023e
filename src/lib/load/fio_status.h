/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fio_status.h - how a running fio stands
 *
 * With fio_job.status_ms fio prints a JSON object so often, all of them one
 * after the other, each from its start. What happened between two of them is
 * the difference of their counts.
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
 * Find the first whole object in the @size bytes of fio's output at @text, from
 * *@start, where what comes before it is no part of one. Returns its length; 0
 * where there is no whole one yet: *@start is then where one begins or may.
 */
size_t fio_status_find(const char *text, size_t size, size_t *start);

/*
 * Read such an object. False: the reason in *@problem says what is wrong with it;
 * *@status is undefined.
 */
bool fio_status_parse(const char *text, size_t size, struct fio_status *status,
		      struct problem *problem);

#endif
