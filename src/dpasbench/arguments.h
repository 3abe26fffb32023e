/* SPDX-License-Identifier: GPL-2.0 */
/*
 * arguments.h - the command line: that of the lab's bench.sh, plus options
 */
#ifndef DPASBENCH_ARGUMENTS_H
#define DPASBENCH_ARGUMENTS_H

#include "dpasbench/plan.h"
#include "lib/base/problem.h"

struct arguments {
	struct plan plan;
	const char *json; /* NULL: derived from the device name */
	const char *csv;  /* NULL: none */
	const char *svg;
	const char *report;
	const char *job;   /* fio's file with what to do; NULL: random I/O */
	const char *force; /* the device name, repeated; or NULL */
	bool resume;
	bool help;
	bool version;
};

/*
 * Parse the command line. Strings in @arguments point into @argv, which may be
 * permuted. False: @problem says what is wrong.
 */
bool arguments_parse(struct arguments *arguments, int argc, char **argv,
		     struct problem *problem);

/*
 * Parse CPUs in the format of taskset -c ("0", "0-3,8") into @plan. False: the
 * reason in *@problem says why.
 */
bool arguments_parse_cpus(struct plan *plan, const char *text,
			  struct problem *problem);

#endif
