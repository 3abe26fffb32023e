// SPDX-License-Identifier: GPL-2.0
/*
 * commands.c - errors and exit status of the commands
 */
#include "dpassim/commands.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/base/problem.h"
#include "lib/base/standard_streams.h"

int commands_refuse_option(const char *option, const char *argument,
			   const char *reason)
{
	struct problem problem;

	problem_fail(&problem, NULL, "--%s%s%s: %s", option,
		     *argument ? " " : "", argument, reason);
	problem_complain("dpassim", &problem);
	return EXIT_USAGE;
}

int commands_out_of_memory(void)
{
	fputs("dpassim: out of memory\n", stderr);
	return EXIT_FAILURE;
}

int commands_finish_output(void)
{
	return standard_streams_finish("dpassim", EXIT_SUCCESS);
}
