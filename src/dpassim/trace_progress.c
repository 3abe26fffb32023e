// SPDX-License-Identifier: GPL-2.0
#include "dpassim/trace_progress.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/clock.h"

#define TOLD_EACH_NS 500000000

static void trace_progress_tell(void *context, uint64_t bytes,
				uint64_t all_bytes, size_t ios)
{
	struct trace_progress *progress = context;
	uint64_t now_ns = clock_mono_ns();

	if (now_ns - progress->told_ns < TOLD_EACH_NS)
		return;
	progress->told_ns = now_ns;
	progress->on_screen = true;
	fprintf(stderr, "\r\033[Kreading %.40s: ", progress->name);
	/* A file may grow while it is read. */
	if (bytes <= all_bytes)
		fprintf(stderr, "%" PRIu64 " %%, ", bytes * 100 / all_bytes);
	fprintf(stderr, "%zu I/Os", ios);
}

const struct trace_watch *trace_progress_begin(struct trace_progress *progress,
					       const char *path)
{
	const char *slash = strrchr(path, '/');

	*progress = (struct trace_progress){
		.watch = { .tell = trace_progress_tell, .context = progress },
		.name = !strcmp(path, "-") ? "standard input" :
			slash		   ? slash + 1 :
					     path,
		.told_ns = clock_mono_ns(),
	};
	return isatty(STDERR_FILENO) ? &progress->watch : NULL;
}

void trace_progress_end(struct trace_progress *progress)
{
	if (progress->on_screen)
		fputs("\r\033[K", stderr);
}
