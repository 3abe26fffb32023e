/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_foreign.h - files that one may take for a trace, and what to do instead
 */
#ifndef LIB_TRACE_TRACE_FOREIGN_H
#define LIB_TRACE_TRACE_FOREIGN_H

#include <stddef.h>

/*
 * Why a file that begins with the @length bytes at @line has no I/Os to read,
 * and what has; NULL where it is not known.
 */
const char *trace_foreign_reason(const char *line, size_t length);

/*
 * Why a log that fio named @path has no service times; NULL if it may have. By
 * their contents, fio's logs cannot be told apart.
 */
const char *trace_foreign_log_reason(const char *path);

#endif
