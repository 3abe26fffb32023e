// SPDX-License-Identifier: GPL-2.0
#include "dpastop/batch/load_command.h"

#include <stdio.h>
#include <string.h>

#include "lib/load/load_spec.h"

/* "nvme0n1" of "/dev/nvme0n1". */
static const char *load_command_base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* --force-writes must name the device being watched. */
static bool load_command_force(const struct options *options,
			       struct source_options *paths)
{
	const char *forced = options->force_writes;
	const char *source = options->source;

	paths->force_writes = forced;
	if (!forced ||
	    (source &&
	     !strcmp(load_command_base_name(forced),
		     load_command_base_name(source))))
		return true;
	fprintf(stderr, "dpastop: --force-writes %s: the load is on %s\n",
		forced,
		source ? source :
			 "whichever device has DPAS; name that one, too");
	return false;
}

bool load_command_read(const struct options *options,
		       struct source_options *paths, struct load *load)
{
	struct problem problem;

	if (!load_command_force(options, paths))
		return false;
	*load = load_default();
	load->jobs = 1;
	if (!options->load || load_spec_parse(load, options->load, &problem))
		return true;
	fprintf(stderr, "dpastop: --load %s: %s: %s\n", options->load,
		problem.value, problem.reason);
	return false;
}
