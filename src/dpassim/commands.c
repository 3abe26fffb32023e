// SPDX-License-Identifier: GPL-2.0
/*
 * commands.c - how the commands end
 */
#include "dpassim/commands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int commands_refuse_option(const char *option, const char *argument,
			   const char *reason)
{
	fprintf(stderr, "dpassim: --%s %s: %s\n", option, argument, reason);
	return EXIT_USAGE;
}

int commands_out_of_memory(void)
{
	fputs("dpassim: out of memory\n", stderr);
	return EXIT_FAILURE;
}

int commands_finish_output(void)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return EXIT_SUCCESS;
	fprintf(stderr, "dpassim: standard output: %s\n", strerror(errno));
	return EXIT_FAILURE;
}
