/* SPDX-License-Identifier: GPL-2.0 */
/*
 * online_cpus.h - the CPUs that jobs can run on
 */
#ifndef DPASBENCH_ONLINE_CPUS_H
#define DPASBENCH_ONLINE_CPUS_H

#include "dpasbench/plan.h"
#include "lib/base/problem.h"

/*
 * If @plan has no CPUs, give it all online CPUs, and store their number in
 * *@nr_cpus. False: one of its CPUs is not online, or that is unknown; @problem
 * says why.
 */
bool online_cpus_choose(struct plan *plan, const char *sysfs,
			unsigned int *nr_cpus, struct problem *problem);

#endif
