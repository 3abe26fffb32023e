/* SPDX-License-Identifier: GPL-2.0 */
/*
 * problem.h - what went wrong: on what, with which value, why, what to do
 *
 * Everything that can fail for a user to hear of says so in this form. A path or a
 * value is never cut; a text beyond the sizes here ends with "...".
 */
#ifndef LIB_BASE_PROBLEM_H
#define LIB_BASE_PROBLEM_H

#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* A reason may name a path, and a value may be one. */
#define PROBLEM_REASON (PATH_MAX + 512)
#define PROBLEM_ADVICE 512
#define PROBLEM_VALUE PATH_MAX
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
 * Fill *@problem, the reason made as by printf(); no value and no advice. Returns
 * false, for the caller to do the same.
 */
bool problem_fail(struct problem *problem, const char *file, const char *format,
		  ...) __attribute__((format(printf, 3, 4)));

/* Say what to do about it, as by printf(). */
void problem_advise(struct problem *problem, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* It happened in @file, which the function that failed did not know. */
void problem_in(struct problem *problem, const char *file);

/* The same for those who add something of their own. */
void problem_vfail(struct problem *problem, const char *file,
		   const char *format, va_list arguments)
	__attribute__((format(printf, 3, 0)));

/*
 * All of @problem as one sentence, in PROBLEM_TEXT bytes or fewer:
 * "FILE: value 7: REASON; ADVICE"
 */
void problem_text(const struct problem *problem, char *text, size_t size);

/* Say it on standard error, as @program does: "PROGRAM: FILE: REASON; ADVICE." */
void problem_complain(const char *program, const struct problem *problem);

#endif
