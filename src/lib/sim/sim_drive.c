// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_drive.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/number.h"
#include "lib/base/text.h"
#include "lib/sim/sim_device.h"
#include "lib/trace/trace_open.h"
#include "lib/trace/trace_stock.h"

struct sim_drive_spec sim_drive_spec_default(void)
{
	return (struct sim_drive_spec){ .name = "optane" };
}

/* The built-in profiles, as a list for display. */
static void sim_drive_list(char *text, size_t size)
{
	const struct sim_profile *profile;
	size_t used = 0;

	for (profile = sim_profiles; profile->name && used < size; profile++)
		used += (size_t)snprintf(text + used, size - used, "%s%s",
					 used ? ", " : "", profile->name);
}

/* A word that is not a file is probably a misspelt profile name. */
static bool sim_drive_take_name(struct sim_drive_spec *spec, const char *name,
				struct problem *problem)
{
	char names[64];

	if (strlen(name) >= sizeof(spec->name))
		return problem_fail(problem, NULL, "the name is too long");
	if (!sim_profile_find(name) && !trace_stock_is(name) &&
	    !strchr(name, '/') && access(name, F_OK)) {
		sim_drive_list(names, sizeof(names));
		return problem_fail(
			problem, NULL,
			"no such device; there are %s, or a trace's file",
			names);
	}
	snprintf(spec->name, sizeof(spec->name), "%s", name);
	return true;
}

static bool sim_drive_take_order(struct sim_drive_spec *spec, const char *text,
				 struct problem *problem)
{
	spec->in_order = !strcmp(text, "trace");
	if (spec->in_order || !strcmp(text, "chance"))
		return true;
	return problem_fail(problem, NULL, "it takes trace or chance");
}

static bool sim_drive_take_machine(struct sim_drive_spec *spec,
				   const char *text, struct problem *problem)
{
	const struct sim_profile *profile = sim_profile_find(text);
	char names[64];

	if (profile) {
		spec->machine = profile->machine;
		return true;
	}
	sim_drive_list(names, sizeof(names));
	return problem_fail(problem, NULL, "it takes one of %s", names);
}

bool sim_drive_spec_take(struct sim_drive_spec *spec, const char *item,
			 bool *mine, struct problem *problem)
{
	struct problem wrong;
	uint64_t channels;

	*mine = true;
	if (!strncmp(item, "order=", 6))
		return sim_drive_take_order(spec, item + 6, problem);
	if (!strncmp(item, "machine=", 8))
		return sim_drive_take_machine(spec, item + 8, problem);
	if (!strncmp(item, "channels=", 9)) {
		if (number_whole(item + 9, 1, SIM_MAX_CHANNELS, &channels,
				 &wrong)) {
			spec->channels = (unsigned int)channels;
			return true;
		}
		return problem_fail(problem, NULL, "%s; it takes 1 to %d",
				    wrong.reason, SIM_MAX_CHANNELS);
	}
	*mine = !strchr(item, '=');
	return *mine && sim_drive_take_name(spec, item, problem);
}

bool sim_drive_spec_parse(struct sim_drive_spec *spec, const char *text,
			  struct problem *problem)
{
	char item[PATH_MAX];
	bool mine;

	while (*text) {
		size_t length = strcspn(text, ",");

		snprintf(item, sizeof(item), "%.*s", (int)length, text);
		text += length + (text[length] == ',');
		if (sim_drive_spec_take(spec, item, &mine, problem))
			continue;
		if (!mine)
			problem_fail(
				problem, NULL,
				"after the name there are channels, order and machine");
		return false;
	}
	return true;
}

/* Items that only apply to a trace. */
static bool sim_drive_check(const struct sim_drive_spec *spec,
			    struct problem *problem)
{
	if (!spec->channels && !spec->in_order && !spec->machine)
		return true;
	problem_set(problem, spec->name, NULL,
		    "channels, order and machine are for drives of a trace",
		    NULL);
	return false;
}

static void sim_drive_describe(struct sim_drive *drive, const char *name,
			       const struct trace *trace)
{
	const char *slash = strrchr(name, '/');

	/* "stock:" is a part of the name. */
	snprintf(drive->name, sizeof(drive->name), "%.*s", SIM_DRIVE_NAME - 1,
		 slash ? slash + 1 : name);
	snprintf(drive->about, sizeof(drive->about),
		 "the service times of %zu I/O%s", trace->count,
		 text_s(trace->count));
}

bool sim_drive_open(struct sim_drive *drive, const struct sim_drive_spec *spec,
		    struct problem *problem)
{
	struct trace_origin origin;
	struct trace trace;
	bool good;

	memset(drive, 0, sizeof(*drive));
	drive->profile = sim_profile_find(spec->name);
	if (drive->profile) {
		snprintf(drive->name, sizeof(drive->name), "%s",
			 drive->profile->name);
		return sim_drive_check(spec, problem);
	}
	if (!trace_open(&trace, &origin, spec->name, NULL, problem))
		return false;
	good = sim_recorded_make(&drive->recorded, trace.service_ns,
				 trace.bucket, trace.count);
	sim_drive_describe(drive, spec->name, &trace);
	trace_release(&trace);
	if (!good) {
		problem_set(problem, spec->name, NULL, "out of memory", NULL);
		return false;
	}
	drive->own = (struct sim_profile){
		.name = drive->name,
		.about = drive->about,
		.channels = spec->channels ? spec->channels : SIM_MAX_CHANNELS,
		.recorded = &drive->recorded,
		.in_order = spec->in_order,
		.machine = spec->machine ? spec->machine :
					   sim_profiles[0].machine,
	};
	drive->profile = &drive->own;
	return true;
}

void sim_drive_close(struct sim_drive *drive)
{
	sim_recorded_release(&drive->recorded);
}
