/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fio_run.h - fio as a run of the plan needs it, and as its background load
 */
#ifndef DPASBENCH_FIO_RUN_H
#define DPASBENCH_FIO_RUN_H

#include "dpasbench/target.h"
#include "lib/base/child.h"

/*
 * Start what is measured, on the block device or file @path. False: @problem says
 * why not, and there is nothing to free.
 */
bool fio_run_start(const struct plan *plan, const struct run *run,
		   const char *path, struct child *child,
		   struct problem *problem);

/* The figures of the @ended fio. False: @problem says why there are none. */
bool fio_run_read(const struct plan *plan, const struct child *ended,
		  struct measurement *measurement, struct problem *problem);

/*
 * Start the readers of the plan's background load on @device, and wait until all have begun; a
 * readable @signal_fd ends that. Not OK: @problem says why, and there is nothing to
 * free.
 */
enum target_status fio_run_start_readers(const struct plan *plan,
					 const struct run *run,
					 const char *device, int signal_fd,
					 struct child *child,
					 struct problem *problem);

/*
 * Stop them and free @child; *@iops is what they read together. False: @problem
 * says why that is not known, or that they ended early.
 */
bool fio_run_stop_readers(struct child *child, double *iops,
			  struct problem *problem);

#endif
