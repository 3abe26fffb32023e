// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_spec.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/source.h"

bool sim_spec_is(const char *text)
{
	return !strcmp(text, "sim") || !strncmp(text, "sim:", 4);
}

static bool sim_spec_parse_whole(const char *text, int64_t min, int64_t max,
				 int64_t *value, struct problem *problem)
{
	if (tunable_parse(text, value) && *value >= min && *value <= max)
		return true;
	return problem_fail(problem, NULL, "it takes %" PRId64 " to %" PRId64,
			    min, max);
}

static bool sim_spec_parse_speed(struct sim_spec *spec, const char *text,
				 struct problem *problem)
{
	char *end;
	double speed = strtod(text, &end);

	if (end == text || *end ||
	    !(speed >= SOURCE_SLOWEST && speed <= SOURCE_FASTEST))
		return problem_fail(problem, NULL, "it takes %g to %g",
				    SOURCE_SLOWEST, SOURCE_FASTEST);
	spec->speed = speed;
	return true;
}

/* Split "NAME=VALUE" at the equals sign. */
static bool sim_spec_parse_pair(struct sim_spec *spec, const char *name,
				const char *text, struct problem *problem)
{
	int64_t value = 0;
	bool good;

	if (!strcmp(name, "cpus")) {
		good = sim_spec_parse_whole(text, 1, SIM_MAX_CPUS, &value,
					    problem);
		spec->cpus = (unsigned int)value;
	} else if (!strcmp(name, "jobs")) {
		good = sim_spec_parse_whole(text, 0, SIM_MAX_JOBS, &value,
					    problem);
		spec->jobs = (unsigned int)value;
	} else if (!strcmp(name, "seed")) {
		good = sim_spec_parse_whole(text, 0, INT64_MAX, &value,
					    problem);
		spec->seed = (uint64_t)value;
	} else if (!strcmp(name, "think")) {
		good = sim_spec_parse_whole(text, 0, 10000000, &value, problem);
		spec->think_ns = (uint64_t)value * 1000;
	} else if (!strcmp(name, "speed")) {
		good = sim_spec_parse_speed(spec, text, problem);
	} else if (!strcmp(name, "method")) {
		spec->method = method_find(text);
		good = spec->method != METHOD_UNKNOWN;
		if (!good)
			problem_fail(
				problem, NULL,
				"there are int, cp, lhp, ehp, pas and dpas");
	} else {
		good = false;
		problem_fail(
			problem, NULL,
			"there are cpus, jobs, method, speed, seed, think, "
			"channels, order and machine");
	}
	return good;
}

static bool sim_spec_parse_item(struct sim_spec *spec, const char *item,
				struct problem *problem)
{
	char name[16];
	bool mine;

	if (sim_drive_spec_take(&spec->drive, item, &mine, problem))
		return true;
	if (mine)
		return false;
	snprintf(name, sizeof(name), "%.*s", (int)strcspn(item, "="), item);
	return sim_spec_parse_pair(spec, name, strchr(item, '=') + 1, problem);
}

bool sim_spec_parse(struct sim_spec *spec, const char *text,
		    struct problem *problem)
{
	const unsigned int unset = SIM_MAX_JOBS + 1;

	*spec = (struct sim_spec){
		.drive = sim_drive_spec_default(),
		.cpus = 2,
		.jobs = unset,
		.method = METHOD_DPAS,
		.speed = 1,
		.seed = 1,
	};
	text += strlen("sim");
	while (*text) {
		char part[PROBLEM_VALUE];
		size_t length = strcspn(++text, ",");

		snprintf(part, sizeof(part), "%.*s", (int)length, text);
		text += length;
		if (*part && !sim_spec_parse_item(spec, part, problem)) {
			problem_value(problem, "%s", part);
			return false;
		}
	}
	if (spec->jobs == unset)
		spec->jobs = spec->cpus + 1;
	return true;
}
