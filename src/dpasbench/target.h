/* SPDX-License-Identifier: GPL-2.0 */
/*
 * target.h - what is measured: a disk of this machine, or a simulated one
 */
#ifndef DPASBENCH_TARGET_H
#define DPASBENCH_TARGET_H

#include "dpasbench/results.h"
#include "lib/base/problem.h"

enum target_status {
	TARGET_OK,
	TARGET_INTERRUPTED, /* by a signal; nothing was measured */
	TARGET_FAILED,
};

/* One run of fio or of the simulator. */
struct run {
	enum method method;
	struct point point;
	unsigned int repeat;
	uint32_t runtime_ms;
	uint32_t d_init_ns; /* 0: leave pas_d_init alone */
	bool alone;	    /* without the plan's background load */
};

struct target;

struct target_ops {
	/*
	 * Does the machine have what @run needs? False: @problem says what is
	 * missing and what to install; other runs may do without it.
	 */
	bool (*can_run)(const struct target *target, const struct run *run,
			struct problem *problem);

	/*
	 * Set up the target for @run, run it, and fill @measurement. Not OK:
	 * @problem says why.
	 */
	enum target_status (*measure)(struct target *target,
				      const struct run *run,
				      struct measurement *measurement,
				      struct problem *problem);

	/*
	 * Restore everything that was changed. False: @problem says what could
	 * not be restored.
	 */
	bool (*restore)(struct target *target, struct problem *problem);

	void (*close)(struct target *target);
};

/* The head of every target; its own state follows it in a larger struct. */
struct target {
	const struct target_ops *ops;
	const struct plan *plan;
	struct machine machine;
	int signal_fd;		   /* becomes readable to stop */
	uint32_t overhead_ms;	   /* initial estimate per run */
	char notice[PROBLEM_TEXT]; /* for display; "": none */
};

/*
 * Open the target of @plan, and fill in its CPUs if they are "all". @force:
 * overwrite any existing data. @signal_fd: becomes readable when the user wants
 * to stop. NULL: @problem says why.
 */
struct target *target_kernel_open(struct plan *plan, bool force, int signal_fd,
				  struct problem *problem);
struct target *target_sim_open(struct plan *plan, int signal_fd,
			       struct problem *problem);

#endif
