/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fio_report.h - what a fio has told so far: how it stands, and its complaint
 *
 * One status that cannot be read is skipped, for the next one comes soon. Several
 * in a row, or none for some seconds, mean that its figures are missing; the
 * user is to hear of that and why, once each time.
 */
#ifndef LIB_LOAD_FIO_TOLD_H
#define LIB_LOAD_FIO_TOLD_H

#include "lib/base/child.h"
#include "lib/base/problem.h"
#include "lib/load/load_figures.h"
#include "lib/source.h"

#define FIO_REPORT_MOST_BAD 4 /* statuses in a row */
#define FIO_REPORT_SILENCE_NS (5 * UINT64_C(1000000000))

struct fio_report {
	struct load_figures figures;
	/* The line in which it complained first, among its statuses; "": none. */
	char complaint[SOURCE_TEXT_SIZE];
	uint64_t heard_ns;   /* when its last whole status came, or it began */
	unsigned int nr_bad; /* in a row */
	bool is_said;	     /* that figures are missing */
	struct fio_status status; /* room to read one */
};

/* A new fio begins at @now_ns by CLOCK_MONOTONIC. */
void fio_report_begin(struct fio_report *reported, uint64_t now_ns);

/*
 * Take what has come at @out; what is no status is thrown away. True: figures
 * are missing, and the reason in *@problem says why.
 */
bool fio_report_read(struct fio_report *reported, struct child_text *out,
		     uint64_t now_ns, struct problem *problem);

#endif
