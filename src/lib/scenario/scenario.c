// SPDX-License-Identifier: GPL-2.0
#include "lib/scenario/scenario.h"

#include <stdlib.h>
#include <string.h>

void scenario_free(struct scenario *scenario)
{
	free(scenario->steps);
	*scenario = (struct scenario){ 0 };
}

bool scenario_needs_key(const struct scenario_step *step)
{
	return step->kind == SCENARIO_KEY ||
		(step->kind == SCENARIO_SAY && !step->limit_ns);
}

bool scenario_changes(const struct scenario *scenario)
{
	size_t i;

	for (i = 0; i < scenario->nr_steps; i++)
		switch (scenario->steps[i].kind) {
		case SCENARIO_METHOD:
		case SCENARIO_SET:
		case SCENARIO_LOAD:
			return true;
		default:
			break;
		}
	return false;
}

bool scenario_fits(const struct scenario *scenario, const struct source *source,
		   struct problem *problem)
{
	static const char *const names[] = {
		[SCENARIO_ON_ANY] = "",
		[SCENARIO_ON_SIM] = "sim",
		[SCENARIO_ON_KERNEL] = "kernel",
	};
	const char *name = names[scenario->place];

	if (*name && strcmp(name, source->ops->name) != 0)
		return problem_fail(problem, NULL, "it is for %s",
				    scenario->place == SCENARIO_ON_SIM ?
					    "the simulator (sim)" :
					    "a kernel");
	return !scenario_changes(scenario) || !*source_read_only(source) ||
		problem_fail(problem, NULL, "%s", source_read_only(source));
}
