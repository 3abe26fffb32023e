// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/run_tunables.h"

#include <inttypes.h>
#include <stdio.h>

/* Set to the same values for every method. */
static const struct {
	enum dpas_tunable id;
	int64_t value;
} lab_values[] = {
	{ DPAS_SWITCH_PARAM1, 0 },
	{ DPAS_SWITCH_PARAM2, 10 },
	{ DPAS_SWITCH_PARAM3, 10 },
	{ DPAS_SWITCH_PARAM4, 1 },
};

/*
 * The value of tunable @id for @run, given the current values @now. False:
 * leave it alone, as with a switch that the kernel lacks and the method needs
 * off.
 */
static bool run_tunables_value(const struct run *run, const struct sample *now,
			       unsigned int id, int64_t *value)
{
	int64_t held;
	size_t i;

	if (id == DPAS_PAS_D_INIT && run->d_init_ns) {
		*value = run->d_init_ns;
		return true;
	}
	for (i = 0; i < sizeof(lab_values) / sizeof(lab_values[0]); i++)
		if (lab_values[i].id == id) {
			*value = lab_values[i].value;
			return true;
		}
	return method_value(run->method, id, value) &&
		(*value || sample_get_tunable(now, id, &held));
}

bool run_tunables_apply(const struct run *run, const struct sample *now,
			struct source *source, struct problem *problem)
{
	unsigned int id;
	int64_t value;

	if (!source_set(source, DPAS_SWITCH_ENABLED, 0, problem) ||
	    !source_set(source, DPAS_PAS_ENABLED, 0, problem))
		return false;
	for (id = 0; id < TUNABLE_COUNT; id++)
		if (id != DPAS_SWITCH_ENABLED && id != DPAS_PAS_ENABLED &&
		    run_tunables_value(run, now, id, &value) &&
		    !source_set(source, id, value, problem))
			return false;
	method_value(run->method, DPAS_PAS_ENABLED, &value);
	if (!source_set(source, DPAS_PAS_ENABLED, value, problem))
		return false;
	method_value(run->method, DPAS_SWITCH_ENABLED, &value);
	return source_set(source, DPAS_SWITCH_ENABLED, value, problem);
}

bool run_tunables_are_held(const struct run *run, const struct sample *now,
			   struct problem *problem)
{
	unsigned int id;
	int64_t value, held;

	for (id = 0; id < TUNABLE_COUNT; id++) {
		if (!run_tunables_value(run, now, id, &value))
			continue;
		if (sample_get_tunable(now, id, &held) && held == value)
			continue;
		return problem_fail(problem, tunable_get(id).name,
				    "it is not what it was set to, %" PRId64
				    "; is somebody else setting it?",
				    value);
	}
	return true;
}
