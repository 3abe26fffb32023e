// SPDX-License-Identifier: GPL-2.0
/*
 * dpassim - the DPAS policy on a recorded trace, or on a simulated machine
 */
#include <stdio.h>
#include <string.h>

#include "dpassim/commands.h"
#include "lib/base/standard_streams.h"

static void main_print_usage(FILE *out)
{
	fputs("Usage: dpassim trace FILE [OPTION]...\n"
	      "       dpassim run [OPTION]...\n"
	      "       dpassim capture DEVICE [OPTION]...\n"
	      "\n"
	      "trace    what sleep policies would have done on recorded service times\n"
	      "run      a simulated machine under load, with each of the lab's methods\n"
	      "capture  record the service times of a disk, for \"trace\" and \"run\"\n"
	      "\n"
	      "For options, see \"dpassim trace --help\" etc.\n",
	      out);
}

int main(int argc, char **argv)
{
	const char *command = argc > 1 ? argv[1] : "";

	standard_streams_open();
	/* getopt() prefixes its messages with the first argument. */
	if (argc > 1)
		argv[1] = argv[0];
	if (!strcmp(command, "trace"))
		return trace_command(argc - 1, argv + 1);
	if (!strcmp(command, "run"))
		return run_command(argc - 1, argv + 1);
	if (!strcmp(command, "capture"))
		return capture_command(argc - 1, argv + 1);
	if (!strcmp(command, "--help") || !strcmp(command, "-h")) {
		main_print_usage(stdout);
		return commands_finish_output();
	}
	if (!strcmp(command, "--version") || !strcmp(command, "-V")) {
		puts("dpassim " PACKAGE_VERSION);
		return commands_finish_output();
	}
	main_print_usage(stderr);
	return EXIT_USAGE;
}
