/* SPDX-License-Identifier: GPL-2.0 */
/*
 * set_command.h - set tunables from the shell: --set NAME=VALUE
 */
#ifndef DPASTOP_BATCH_SET_COMMAND_H
#define DPASTOP_BATCH_SET_COMMAND_H

#include "dpastop/options.h"
#include "lib/source.h"

/*
 * Set the tunables of @options, in that order, and print a line for each. If
 * one is rejected, earlier ones are restored. Returns the exit status; errors
 * go to standard error. Closes @source.
 */
int set_command_run(struct source *source, const struct options *options);

#endif
