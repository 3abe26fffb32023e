/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_open.h - open a source of any kind; the only file that knows them all
 */
#ifndef LIB_SOURCE_OPEN_H
#define LIB_SOURCE_OPEN_H

#include "lib/source.h"

/*
 * The default paths, or those in the environment variables DPASTOP_SYSFS and
 * DPASTOP_KMSG (for tests).
 */
struct source_options source_options_default(void);

/*
 * Open the source named by @spec: a device ("nvme0n1", "/dev/nvme0n1"), a
 * simulated machine ("sim:optane,cpus=4", sim_spec.h), a replayed trace
 * ("trace:disk.log", trace_spec.h), a recording ("replay:FILE",
 * source_stream.h), or NULL for the only device with DPAS. Returns NULL on
 * failure; *@error says why.
 */
struct source *source_open(const char *spec,
			   const struct source_options *options,
			   struct problem *error);

#endif
