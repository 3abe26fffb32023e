// SPDX-License-Identifier: GPL-2.0
#include "lib/base/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void problem_copy(char *to, size_t size, const char *from)
{
	int length = snprintf(to, size, "%s", from ? from : "");

	if (length >= (int)size)
		strcpy(to + size - sizeof("..."), "...");
}

void problem_set(struct problem *problem, const char *file, const char *value,
		 const char *reason, const char *advice)
{
	problem_copy(problem->file, sizeof(problem->file), file);
	problem_copy(problem->value, sizeof(problem->value), value);
	problem_copy(problem->reason, sizeof(problem->reason), reason);
	problem_copy(problem->advice, sizeof(problem->advice), advice);
}

bool problem_fail(struct problem *problem, const char *file, const char *format,
		  ...)
{
	char reason[PROBLEM_REASON + 1]; /* a byte more tells that it is cut */
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(reason, sizeof(reason), format, arguments);
	va_end(arguments);
	problem_set(problem, file, NULL, reason, NULL);
	return false;
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
