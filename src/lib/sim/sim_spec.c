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
				 int64_t *value, char *reason, size_t size)
{
	if (tunable_parse(text, value) && *value >= min && *value <= max)
		return true;
	snprintf(reason, size, "it takes %" PRId64 " to %" PRId64, min, max);
	return false;
}

static bool sim_spec_parse_speed(struct sim_spec *spec, const char *text,
				 char *reason, size_t size)
{
	char *end;
	double speed = strtod(text, &end);

	if (end == text || *end ||
	    !(speed >= SOURCE_SLOWEST && speed <= SOURCE_FASTEST)) {
		snprintf(reason, size, "it takes %g to %g", SOURCE_SLOWEST,
			 SOURCE_FASTEST);
		return false;
	}
	spec->speed = speed;
	return true;
}

/* "NAME=VALUE", with @name cut off at the equals sign. */
static bool sim_spec_parse_pair(struct sim_spec *spec, const char *name,
				const char *text, char *reason, size_t size)
{
	int64_t value = 0;
	bool good;

	if (!strcmp(name, "cpus")) {
		good = sim_spec_parse_whole(text, 1, SIM_MAX_CPUS, &value,
					    reason, size);
		spec->cpus = (unsigned int)value;
	} else if (!strcmp(name, "jobs")) {
		good = sim_spec_parse_whole(text, 0, SIM_MAX_JOBS, &value,
					    reason, size);
		spec->jobs = (unsigned int)value;
	} else if (!strcmp(name, "seed")) {
		good = sim_spec_parse_whole(text, 0, INT64_MAX, &value, reason,
					    size);
		spec->seed = (uint64_t)value;
	} else if (!strcmp(name, "think")) {
		good = sim_spec_parse_whole(text, 0, 10000000, &value, reason,
					    size);
		spec->think_ns = (uint64_t)value * 1000;
	} else if (!strcmp(name, "speed")) {
		good = sim_spec_parse_speed(spec, text, reason, size);
	} else if (!strcmp(name, "method")) {
		spec->method = method_find(text);
		good = spec->method != METHOD_UNKNOWN;
		if (!good)
			snprintf(reason, size,
				 "there are int, cp, lhp, pas and dpas");
	} else {
		good = false;
		snprintf(reason, size,
			 "there are cpus, jobs, method, speed, seed, think, "
			 "channels, order and machine");
	}
	return good;
}

static bool sim_spec_parse_item(struct sim_spec *spec, const char *item,
				char *reason, size_t size)
{
	char name[16];
	bool mine;

	if (sim_drive_spec_take(&spec->drive, item, &mine, reason, size))
		return true;
	if (mine)
		return false;
	snprintf(name, sizeof(name), "%.*s", (int)strcspn(item, "="), item);
	return sim_spec_parse_pair(spec, name, strchr(item, '=') + 1, reason,
				   size);
}

bool sim_spec_parse(struct sim_spec *spec, const char *text, char *item,
		    char *reason, size_t size)
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
		char part[PATH_MAX];
		size_t length = strcspn(++text, ",");

		snprintf(part, sizeof(part), "%.*s", (int)length, text);
		text += length;
		if (*part && !sim_spec_parse_item(spec, part, reason, size)) {
			snprintf(item, size, "%.*s", (int)size - 1, part);
			return false;
		}
	}
	if (spec->jobs == unset)
		spec->jobs = spec->cpus + 1;
	return true;
}
