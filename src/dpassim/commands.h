/* SPDX-License-Identifier: GPL-2.0 */
/*
 * commands.h - the commands of dpassim
 *
 * Each takes the arguments after its name (argv[0] is the program name),
 * prints, and returns the exit status: 0, 1 for a failure, 2 for a usage error.
 */
#ifndef DPASSIM_COMMANDS_H
#define DPASSIM_COMMANDS_H

#include <stdbool.h>

#define EXIT_USAGE 2

int trace_command(int argc, char **argv);
int run_command(int argc, char **argv);
int capture_command(int argc, char **argv);

/* Print to standard error why @argument of --@option is invalid. Returns 2. */
int commands_refuse_option(const char *option, const char *argument,
			   const char *reason);

/* Print an error to standard error. Returns 1. */
int commands_out_of_memory(void);

/* Flush standard output: 0, or 1 after saying why it could not be written. */
int commands_finish_output(void);

#endif
