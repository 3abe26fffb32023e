// SPDX-License-Identifier: GPL-2.0
#include "lib/base/problem.h"

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
	char advice[PROBLEM_ADVICE + 1]; /* as above */
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(advice, sizeof(advice), format, arguments);
	va_end(arguments);
	problem_copy(problem->advice, sizeof(problem->advice), advice);
}

void problem_in(struct problem *problem, const char *file)
{
	problem_copy(problem->file, sizeof(problem->file), file);
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
