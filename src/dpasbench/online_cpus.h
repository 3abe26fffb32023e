/* SPDX-License-Identifier: GPL-2.0 */
/*
 * online_cpus.h - the CPUs that jobs can run on
 */
#ifndef DPASBENCH_ONLINE_CPUS_H
#define DPASBENCH_ONLINE_CPUS_H

#include "dpasbench/plan.h"
#include "lib/base/problem.h"

/*
 * Give @plan all CPUs that are online where it names none, and put their number
 * into *@nr_cpus. False: one that it names is not online, or it cannot be told;
 * @problem says why.
 */
bool online_cpus_choose(struct plan *plan, const char *sysfs,
			unsigned int *nr_cpus, struct problem *problem);

#endif
