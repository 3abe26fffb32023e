/* SPDX-License-Identifier: GPL-2.0 */
/*
 * target.h - what is measured: a disk of this machine, or a modelled one
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

/* One run of fio, or of the model. */
struct run {
	enum method method;
	struct point point;
	unsigned int repeat;
	uint32_t runtime_ms;
	uint32_t d_init_ns; /* 0: leave pas_d_init alone */
};

struct target;

struct target_ops {
	/*
	 * Set the target up for @run, run it, and fill @measurement. Not OK:
	 * @problem says why.
	 */
	enum target_status (*measure)(struct target *target,
				      const struct run *run,
				      struct measurement *measurement,
				      struct problem *problem);

	/*
	 * Put back everything that measuring has changed. False: @problem says
	 * what could not be put back.
	 */
	bool (*restore)(struct target *target, struct problem *problem);

	void (*close)(struct target *target);
};

/* The head of every target; its own state follows it in a larger struct. */
struct target {
	const struct target_ops *ops;
	const struct plan *plan;
	struct machine machine;
	int signal_fd;		   /* readable: stop */
	uint32_t overhead_ms;	   /* of a run, a first guess */
	char notice[PROBLEM_TEXT]; /* for the user to know; "" none */
};

/*
 * Open what @plan names. Where its CPUs are "all", they are put into it. @force:
 * overwrite whatever is there. @signal_fd: readable where the user wants to
 * stop. NULL: @problem says why.
 */
struct target *target_kernel_open(struct plan *plan, bool force, int signal_fd,
				  struct problem *problem);
struct target *target_sim_open(struct plan *plan, int signal_fd,
			       struct problem *problem);

#endif
