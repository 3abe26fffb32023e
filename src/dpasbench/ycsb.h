/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ycsb.h - the application benchmark: YCSB's workloads on RocksDB, by db_bench
 *
 * db_bench and ldb are RocksDB's own (Debian: rocksdb-tools); its benchmark
 * "mixgraph" mixes gets, puts and scans as a workload does. A database is loaded
 * once; each run gets a copy of it, so that all begin with the same. See
 * dpasbench(8) for how this differs from YCSB.
 */
#ifndef DPASBENCH_YCSB_H
#define DPASBENCH_YCSB_H

#include "dpasbench/target.h"
#include "lib/base/child.h"

/*
 * Is all there that db_bench needs to run, and for its reads to be @polled? False:
 * @problem says what to install.
 */
bool ycsb_can_run(bool polled, struct problem *problem);

/* How much of a file system a database of @bytes takes, with its runs. */
uint64_t ycsb_needed_bytes(uint64_t bytes);

/* The largest database for which @free_bytes are enough; 0: none. */
uint64_t ycsb_most_bytes(uint64_t free_bytes);

/*
 * Load a database of @bytes of records into @directory. Takes a while; a readable
 * @signal_fd ends it. Not OK: @problem says why; if there is too little room in
 * @directory, nothing was written.
 */
enum target_status ycsb_load(const char *directory, uint64_t bytes,
			     int signal_fd, struct problem *problem);

/* Make the copy in @directory for the next run; the last one's goes. */
enum target_status ycsb_copy(const char *directory, int signal_fd,
			     struct problem *problem);

/*
 * Start a run on the copy in @directory of the database of @bytes. False:
 * @problem says why not, and there is nothing to free.
 */
bool ycsb_start(const struct plan *plan, const struct run *run,
		const char *directory, uint64_t bytes, struct child *child,
		struct problem *problem);

/*
 * The figures of the @ended db_bench, which ran in @directory. False: @problem says
 * why there are none.
 */
bool ycsb_read(const struct child *ended, const char *directory,
	       struct measurement *measurement, struct problem *problem);

#endif
