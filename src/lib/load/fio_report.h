/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fio_report.h - the output of a running fio: status reports and error messages
 *
 * A single unreadable status is skipped, since the next one follows soon.
 * Several in a row, or none for some seconds, mean that its figures are
 * missing; this is reported to the user with the reason, once each time.
 */
#ifndef LIB_LOAD_FIO_TOLD_H
#define LIB_LOAD_FIO_TOLD_H

#include "lib/base/child.h"
#include "lib/base/problem.h"
#include "lib/load/load_figures.h"
#include "lib/source.h"

#define FIO_REPORT_MOST_BAD 4 /* consecutive bad statuses */
#define FIO_REPORT_SILENCE_NS (5 * UINT64_C(1000000000))

struct fio_report {
	struct load_figures figures;
	/* Its first error message among the statuses; "": none. */
	char complaint[SOURCE_TEXT_SIZE];
	uint64_t heard_ns;	  /* last valid status, or its start */
	unsigned int nr_bad;	  /* consecutive */
	bool is_reported;	  /* the user knows that figures are missing */
	struct fio_status status; /* scratch space */
};

/* A new fio starts at @now_ns (CLOCK_MONOTONIC). */
void fio_report_begin(struct fio_report *reported, uint64_t now_ns);

/*
 * Process the output at @out; anything but statuses is discarded. True: figures
 * are missing, and the reason in *@problem says why.
 */
bool fio_report_read(struct fio_report *reported, struct child_text *out,
		     uint64_t now_ns, struct problem *problem);

#endif
