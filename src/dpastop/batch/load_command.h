/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_command.h - --load and --force-writes
 */
#ifndef DPASTOP_BATCH_LOAD_COMMAND_H
#define DPASTOP_BATCH_LOAD_COMMAND_H

#include "dpastop/options.h"
#include "lib/source.h"

/*
 * Read both, before the source is opened: *@load is what to start with,
 * @paths->force_writes is set. False: they are wrong, which was said.
 */
bool load_command_read(const struct options *options,
		       struct source_options *paths, struct load *load);

#endif
