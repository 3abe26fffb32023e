// SPDX-License-Identifier: GPL-2.0
#include "lib/trace/trace_progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/clock.h"

#define SHOW_EACH_NS 500000000

static void trace_progress_show(void *context, uint64_t bytes,
				uint64_t all_bytes, size_t ios)
{
	struct trace_progress *progress = context;
	uint64_t now_ns = clock_mono_ns();
	char part[24] = "";

	if (now_ns - progress->shown_ns < SHOW_EACH_NS)
		return;
	progress->shown_ns = now_ns;
	/* A file may grow while it is read. */
	if (bytes <= all_bytes)
		snprintf(part, sizeof(part), "%" PRIu64 " %%, ",
			 bytes * 100 / all_bytes);
	progress_line_show(&progress->line, "reading %.40s: %s%zu I/Os",
			   progress->name, part, ios);
}

const struct trace_watch *trace_progress_begin(struct trace_progress *progress,
					       const char *path)
{
	const char *slash = strrchr(path, '/');

	*progress = (struct trace_progress){
		.watch = { .tell = trace_progress_show, .context = progress },
		.name = !strcmp(path, "-") ? "standard input" :
			slash		   ? slash + 1 :
					     path,
		.shown_ns = clock_mono_ns(),
		.line = progress_line_begin(),
	};
	return progress->line.is_wanted ? &progress->watch : NULL;
}

void trace_progress_end(struct trace_progress *progress)
{
	progress_line_clear(&progress->line);
}
