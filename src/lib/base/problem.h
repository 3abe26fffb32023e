/* SPDX-License-Identifier: GPL-2.0 */
/*
 * problem.h - the error type: what failed, which value, why, what to do
 *
 * Every error that can reach the user has this form. Paths and values are never
 * truncated; longer texts than fit here end with "...".
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
/* The whole error as one sentence. */
#define PROBLEM_TEXT \
	(PATH_MAX + PROBLEM_REASON + PROBLEM_ADVICE + PROBLEM_VALUE + 32)

/* Texts that do not apply are "". */
struct problem {
	char file[PATH_MAX];	     /* the file, device or part of it */
	char value[PROBLEM_VALUE];   /* the value that was rejected */
	char reason[PROBLEM_REASON]; /* a clause, no full stop */
	char advice[PROBLEM_ADVICE]; /* what to do about it, also a clause */
};

/*
 * Fill *@problem; @file, @value and @advice may be NULL. A @file of "" is named
 * in quotes.
 */
void problem_set(struct problem *problem, const char *file, const char *value,
		 const char *reason, const char *advice);

/*
 * Fill *@problem with a printf()-formatted reason, no value and no advice.
 * Returns false so that the caller can return it.
 */
bool problem_fail(struct problem *problem, const char *file, const char *format,
		  ...) __attribute__((format(printf, 3, 4)));

/* Set the advice, formatted as by printf(). */
void problem_advise(struct problem *problem, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Set the refused value, formatted as by printf(). */
void problem_value(struct problem *problem, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Set the file, for callers of functions that do not know it. */
void problem_in(struct problem *problem, const char *file);

/* The same with a line of it: "FILE:12"; line 0: "FILE". */
void problem_in_line(struct problem *problem, const char *file,
		     unsigned long line);

/* problem_fail() with a va_list. */
void problem_vfail(struct problem *problem, const char *file,
		   const char *format, va_list arguments)
	__attribute__((format(printf, 3, 0)));

/*
 * Format @problem as one sentence of at most PROBLEM_TEXT bytes: "FILE: value
 * 7: REASON; ADVICE"
 */
void problem_text(const struct problem *problem, char *text, size_t size);

/* Print it to standard error: "PROGRAM: FILE: REASON; ADVICE." */
void problem_complain(const char *program, const struct problem *problem);

#endif
