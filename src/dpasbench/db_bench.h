/* SPDX-License-Identifier: GPL-2.0 */
/*
 * db_bench.h - what RocksDB's db_bench prints
 */
#ifndef DPASBENCH_DB_BENCH_H
#define DPASBENCH_DB_BENCH_H

#include "dpasbench/measurement.h"
#include "lib/base/child.h"

/*
 * The operations a second and the latency of all operations from @text, the output
 * of its benchmark mixgraph with --histogram. False: @problem says what is wrong
 * with it; @measurement is unchanged.
 */
bool db_bench_parse(const char *text, struct measurement *measurement,
		    struct problem *problem);

/* @program has ended, as @end says: why, in its own words if it has any. */
void db_bench_fail(const struct child *ended, const char *program,
		   const char *end, struct problem *problem);

#endif
