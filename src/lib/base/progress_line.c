// SPDX-License-Identifier: GPL-2.0
#include "lib/base/progress_line.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "lib/base/standard_streams.h"

#define CLEAR "\r\033[K"

struct progress_line progress_line_begin(void)
{
	return (struct progress_line){ .is_wanted = isatty(STDERR_FILENO) };
}

void progress_line_show(struct progress_line *line, const char *format, ...)
{
	va_list arguments;

	if (!line->is_wanted || !standard_streams_are_ready(STDERR_FILENO))
		return;
	fputs(CLEAR, stderr);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	line->is_on_screen = true;
}

void progress_line_clear(struct progress_line *line)
{
	if (line->is_on_screen && standard_streams_are_ready(STDERR_FILENO))
		fputs(CLEAR, stderr);
	line->is_on_screen = false;
}
