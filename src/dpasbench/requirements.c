// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/requirements.h"

#include <stddef.h>

#include "dpasbench/scratch_fs.h"
#include "dpasbench/ycsb.h"
#include "lib/base/child.h"

static bool requirements_has_fio(const struct plan *plan, const struct run *run,
				 struct problem *problem)
{
	/* pas_d_init of an application, too, is what fio finds. */
	if ((run->point.workload && !plan->readers &&
	     !plan_sets_d_init(run->method)) ||
	    child_can_start("fio"))
		return true;
	problem_set(problem, "fio", NULL, "not installed",
		    "Debian: apt install fio");
	return false;
}

static bool requirements_has_fs(const struct plan *plan, const struct run *run,
				struct problem *problem)
{
	(void)run;
	return !plan->fs || scratch_fs_can_make(plan->fs, problem);
}

static bool requirements_has_ycsb(const struct plan *plan,
				  const struct run *run,
				  struct problem *problem)
{
	(void)plan;
	return !run->point.workload ||
		ycsb_can_run(method_is_polled(run->method), problem);
}

bool requirements_are_met(const struct plan *plan, const struct run *run,
			  struct problem *problem)
{
	static bool (*const has[])(const struct plan *, const struct run *,
				   struct problem *) = {
		requirements_has_ycsb,
		requirements_has_fs,
		requirements_has_fio,
	};
	size_t i;

	for (i = 0; i < sizeof(has) / sizeof(*has); i++)
		if (!has[i](plan, run, problem))
			return false;
	return true;
}
