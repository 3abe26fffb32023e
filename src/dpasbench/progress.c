// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/clock.h"
#include "lib/base/standard_streams.h"

void progress_init(struct progress *progress, uint64_t guess_ns)
{
	memset(progress, 0, sizeof(*progress));
	progress->shown = isatty(STDERR_FILENO);
	progress->guess_ns = guess_ns;
}

void progress_describe(uint64_t ns, char *text, size_t size)
{
	uint64_t seconds = (ns + 999999999) / 1000000000;

	if (seconds < 60)
		snprintf(text, size, "%" PRIu64 " s", seconds);
	else if (seconds < 3600)
		snprintf(text, size, "%" PRIu64 " min %" PRIu64 " s",
			 seconds / 60, seconds % 60);
	else
		snprintf(text, size, "%" PRIu64 " h %" PRIu64 " min",
			 seconds / 3600, seconds / 60 % 60);
}

void progress_begin(struct progress *progress, const char *what, size_t left,
		    size_t total)
{
	uint64_t each_ns = progress->measured ?
		progress->spent_ns / progress->measured :
		progress->guess_ns;
	char time[48];

	progress->started_ns = clock_mono_ns();
	if (!progress->shown || !standard_streams_are_ready(STDERR_FILENO))
		return;
	progress_describe(each_ns * left, time, sizeof(time));
	fprintf(stderr, "\r\033[K[%zu of %zu] %s; %s left", total - left + 1,
		total, what, time);
	progress->on_screen = true;
}

void progress_end(struct progress *progress, bool measured)
{
	if (measured) {
		progress->measured++;
		progress->spent_ns += clock_mono_ns() - progress->started_ns;
	}
	if (progress->on_screen && standard_streams_are_ready(STDERR_FILENO))
		fputs("\r\033[K", stderr);
	progress->on_screen = false;
}
