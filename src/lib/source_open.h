/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_open.h - the one place that knows which kinds of source there are
 */
#ifndef LIB_SOURCE_OPEN_H
#define LIB_SOURCE_OPEN_H

#include "lib/source.h"

/*
 * The machine's own paths, or those that the environment variables
 * DPASTOP_SYSFS and DPASTOP_KMSG name instead (for tests).
 */
struct source_options source_options_default(void);

/*
 * Open the source that @spec names: a device ("nvme0n1", "/dev/nvme0n1"), a
 * modelled machine ("sim:optane,cpus=4", sim_spec.h), a trace that is
 * played ("trace:disk.log", trace_spec.h), a recording
 * ("replay:FILE", source_stream.h), or NULL for the only device with DPAS.
 * NULL where it cannot; *@error says why.
 */
struct source *source_open(const char *spec,
			   const struct source_options *options,
			   struct problem *error);

#endif
