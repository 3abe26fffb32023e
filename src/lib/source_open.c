// SPDX-License-Identifier: GPL-2.0
#include "lib/source_open.h"

#include <stdlib.h>
#include <string.h>

#include "lib/live/source_kernel.h"
#include "lib/sim/sim_spec.h"
#include "lib/sim/source_sim.h"
#include "lib/sim/source_trace.h"
#include "lib/sim/trace_spec.h"
#include "lib/stream/source_stream.h"

struct source_options source_options_default(void)
{
	const char *sysfs = getenv("DPASTOP_SYSFS");
	const char *kmsg = getenv("DPASTOP_KMSG");

	return (struct source_options){
		.sysfs = sysfs && *sysfs ? sysfs : "/sys",
		.kmsg = kmsg && *kmsg ? kmsg : "/dev/kmsg",
	};
}

struct source *source_open(const char *spec,
			   const struct source_options *options,
			   struct problem *error)
{
	struct source *source;

	/* Other kinds of source, recognised by prefix. */
	if (spec && sim_spec_is(spec))
		source = source_sim_open(spec, error);
	else if (spec && trace_spec_is(spec))
		source = source_trace_open(spec, error);
	else if (spec && !strncmp(spec, "replay:", strlen("replay:")))
		source = source_stream_open(spec + strlen("replay:"), error);
	else
		source = source_kernel_open(spec, options, error);
	if (source)
		source->is_locked = options->read_only;
	return source;
}
