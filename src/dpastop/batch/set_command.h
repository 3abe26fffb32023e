/* SPDX-License-Identifier: GPL-2.0 */
/*
 * set_command.h - tunables set from the shell: --set NAME=VALUE
 */
#ifndef DPASTOP_BATCH_SET_COMMAND_H
#define DPASTOP_BATCH_SET_COMMAND_H

#include "dpastop/options.h"
#include "lib/source.h"

/*
 * Give the tunables of @options their values, in that order, and print a line
 * for each. Where one is refused, those before it are put back. The exit
 * status; complaints go to standard error. Closes @source.
 */
int set_command_run(struct source *source, const struct options *options);

#endif
