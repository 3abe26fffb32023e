/* SPDX-License-Identifier: GPL-2.0 */
/*
 * arguments.h - the command line, as the lab's bench.sh took it, and options
 */
#ifndef DPASBENCH_ARGUMENTS_H
#define DPASBENCH_ARGUMENTS_H

#include "dpasbench/plan.h"
#include "lib/base/problem.h"

struct arguments {
	struct plan plan;
	const char *json; /* NULL: a name is made from the device's */
	const char *csv;  /* NULL: none */
	const char *svg;
	const char *report;
	const char *job;   /* fio's file with what to do; NULL: random I/O */
	const char *force; /* the device's name, repeated; or NULL */
	bool resume;
	bool help;
	bool version;
};

/*
 * Read the command line. Texts in @arguments point into @argv, whose order may
 * change. False: @problem says what is wrong with it.
 */
bool arguments_parse(struct arguments *arguments, int argc, char **argv,
		     struct problem *problem);

/*
 * Read CPUs as taskset -c takes them ("0", "0-3,8") into @plan. False: the
 * reason in *@problem says why not.
 */
bool arguments_parse_cpus(struct plan *plan, const char *text,
			  struct problem *problem);

#endif
