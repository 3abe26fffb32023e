// SPDX-License-Identifier: GPL-2.0
#include "lib/base/problem.h"

#include <stdio.h>

void problem_set(struct problem *problem, const char *file, const char *value,
		 const char *reason, const char *advice)
{
	snprintf(problem->file, sizeof(problem->file), "%s", file ? file : "");
	snprintf(problem->value, sizeof(problem->value), "%s",
		 value ? value : "");
	snprintf(problem->reason, sizeof(problem->reason), "%s", reason);
	snprintf(problem->advice, sizeof(problem->advice), "%s",
		 advice ? advice : "");
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
