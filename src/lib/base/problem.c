// SPDX-License-Identifier: GPL-2.0
#include "lib/base/problem.h"

#include <stdio.h>
#include <string.h>

static void problem_write(char *to, size_t size, const char *format,
			  va_list arguments)
{
	int length = vsnprintf(to, size, format, arguments);

	if (length >= (int)size)
		strcpy(to + size - sizeof("..."), "...");
}

static void problem_copy(char *to, size_t size, const char *from)
{
	int length = snprintf(to, size, "%s", from ? from : "");

	if (length >= (int)size)
		strcpy(to + size - sizeof("..."), "...");
}

/* An empty name that somebody gave is shown as such. */
static void problem_name(struct problem *problem, const char *file)
{
	problem_copy(problem->file, sizeof(problem->file),
		     file && !*file ? "\"\"" : file);
}

void problem_set(struct problem *problem, const char *file, const char *value,
		 const char *reason, const char *advice)
{
	problem_name(problem, file);
	problem_copy(problem->value, sizeof(problem->value), value);
	problem_copy(problem->reason, sizeof(problem->reason), reason);
	problem_copy(problem->advice, sizeof(problem->advice), advice);
}

void problem_vfail(struct problem *problem, const char *file,
		   const char *format, va_list arguments)
{
	char reason[PROBLEM_REASON + 1]; /* + 1 to detect truncation */

	vsnprintf(reason, sizeof(reason), format, arguments);
	problem_set(problem, file, NULL, reason, NULL);
}

bool problem_fail(struct problem *problem, const char *file, const char *format,
		  ...)
{
	va_list arguments;

	va_start(arguments, format);
	problem_vfail(problem, file, format, arguments);
	va_end(arguments);
	return false;
}

void problem_advise(struct problem *problem, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	problem_write(problem->advice, sizeof(problem->advice), format,
		      arguments);
	va_end(arguments);
}

void problem_value(struct problem *problem, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	problem_write(problem->value, sizeof(problem->value), format,
		      arguments);
	va_end(arguments);
}

void problem_in(struct problem *problem, const char *file)
{
	problem_name(problem, file);
}

void problem_in_line(struct problem *problem, const char *file,
		     unsigned long line)
{
	char place[PATH_MAX + 32];

	snprintf(place, sizeof(place), line ? "%s:%lu" : "%s", file, line);
	problem_in(problem, place);
}

void problem_text(const struct problem *problem, char *text, size_t size)
{
	snprintf(text, size, "%s%s%s%s%s%s%s%s", problem->file,
		 *problem->file ? ": " : "", *problem->value ? "value " : "",
		 problem->value, *problem->value ? ": " : "", problem->reason,
		 *problem->advice ? "; " : "", problem->advice);
}

void problem_complain(const char *program, const struct problem *problem)
{
	char text[PROBLEM_TEXT];

	problem_text(problem, text, sizeof(text));
	fprintf(stderr, "%s: %s.\n", program, text);
}
