/* SPDX-License-Identifier: GPL-2.0 */
/* small_plan.h - a plan with one of everything, for tests of its results */
#ifndef TESTS_DPASBENCH_SMALL_PLAN_H
#define TESTS_DPASBENCH_SMALL_PLAN_H

#include "dpasbench/plan.h"
#include "lib/model/method.h"

static const struct plan small_plan = {
	.device = "nvme0n1",
	.method = { METHOD_INT, METHOD_CP, METHOD_DPAS },
	.nr_methods = 3,
	.point = { { 1, 4096 }, { 2, 4096 } },
	.nr_points = 2,
	.repeats = 2,
	.runtime_ms = 1000,
	.cpu = { 0 },
	.nr_cpus = 1,
};

#endif
