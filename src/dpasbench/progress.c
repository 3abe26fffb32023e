// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/clock.h"

void progress_init(struct progress *progress, uint64_t guess_ns)
{
	memset(progress, 0, sizeof(*progress));
	progress->line = progress_line_begin();
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
	progress_describe(each_ns * left, time, sizeof(time));
	progress_line_show(&progress->line, "[%zu of %zu] %s; %s left",
			   total - left + 1, total, what, time);
}

void progress_end(struct progress *progress, bool measured)
{
	if (measured) {
		progress->measured++;
		progress->spent_ns += clock_mono_ns() - progress->started_ns;
	}
	progress_line_clear(&progress->line);
}
