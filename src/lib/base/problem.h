/* SPDX-License-Identifier: GPL-2.0 */
/*
 * problem.h - what went wrong: on what, with which value, why, what to do
 *
 * Everything that can fail for a user to hear of says so in this form. A path is
 * never cut.
 */
#ifndef LIB_BASE_PROBLEM_H
#define LIB_BASE_PROBLEM_H

#include <limits.h>
#include <stddef.h>

#define PROBLEM_REASON 512
#define PROBLEM_ADVICE 256
#define PROBLEM_VALUE 256
/* All of it, in one sentence. */
#define PROBLEM_TEXT \
	(PATH_MAX + PROBLEM_REASON + PROBLEM_ADVICE + PROBLEM_VALUE + 32)

/* Texts that do not apply are "". */
struct problem {
	char file[PATH_MAX];	     /* which file, device or part of it */
	char value[PROBLEM_VALUE];   /* which value was refused */
	char reason[PROBLEM_REASON]; /* a clause, no full stop */
	char advice[PROBLEM_ADVICE]; /* what to do about it, a clause */
};

/* Fill *@problem; @file, @value and @advice may be NULL. */
void problem_set(struct problem *problem, const char *file, const char *value,
		 const char *reason, const char *advice);

/*
 * All of @problem as one sentence, in PROBLEM_TEXT bytes or fewer:
 * "FILE: value 7: REASON; ADVICE"
 */
void problem_text(const struct problem *problem, char *text, size_t size);

/* Say it on standard error, as @program does: "PROGRAM: FILE: REASON; ADVICE." */
void problem_complain(const char *program, const struct problem *problem);

#endif
