/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_command.h - --load and --force-writes
 */
#ifndef DPASTOP_BATCH_LOAD_COMMAND_H
#define DPASTOP_BATCH_LOAD_COMMAND_H

#include "dpastop/options.h"
#include "lib/source.h"

/*
 * Parse both, before the source is opened: sets the initial load *@load and
 * @paths->force_writes. False: they are invalid, and an error has been printed.
 */
bool load_command_read(const struct options *options,
		       struct source_options *paths, struct load *load);

#endif
