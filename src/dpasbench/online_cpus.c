// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/online_cpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dpasbench/arguments.h"
#include "dpasbench/disk_identity.h"
#include "dpasbench/target.h"
#include "lib/base/number.h"

static bool online_cpus_have(const struct plan *online, unsigned int cpu)
{
	size_t i;

	for (i = 0; i < online->nr_cpus; i++)
		if (online->cpu[i] == cpu)
			return true;
	return false;
}

bool online_cpus_choose(struct plan *plan, const char *sysfs,
			unsigned int *nr_cpus, struct problem *problem)
{
	char line[1024];
	struct plan *online = calloc(1, sizeof(*online));
	bool good = true;
	size_t i;

	if (!online)
		return problem_fail(problem, "--cpus", "out of memory");
	if (!disk_identity_read_line(sysfs, "devices/system/cpu/online", line,
				     sizeof(line)) ||
	    !arguments_parse_cpus(online, line, problem))
		good = problem_fail(problem, sysfs,
				    "devices/system/cpu/online cannot be read");
	*nr_cpus = (unsigned int)online->nr_cpus;
	if (good && !plan->nr_cpus) {
		memcpy(plan->cpu, online->cpu, sizeof(plan->cpu));
		plan->nr_cpus = online->nr_cpus;
	}
	for (i = 0; i < plan->nr_cpus && good; i++)
		if (!online_cpus_have(online, plan->cpu[i]))
			good = problem_fail(
				problem, "--cpus",
				"CPU %u is not online; online are %s",
				plan->cpu[i], line);
	free(online);
	return good;
}
