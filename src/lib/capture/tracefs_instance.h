/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tracefs_instance.h - a private tracing instance
 *
 * A tracefs instance with its own buffers and events, so that perf, trace-cmd
 * or another capture running at the same time is not disturbed. Its name
 * contains the process ID: an instance left by a killed process is removed when
 * the next one is opened.
 */
#ifndef LIB_CAPTURE_TRACEFS_INSTANCE_H
#define LIB_CAPTURE_TRACEFS_INSTANCE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/problem.h"

struct tracefs_instance {
	char path[PATH_MAX];
	int fd; /* the directory; -1: not open */
};

/* Create one. False: *@problem says why, and there is none. */
bool tracefs_instance_open(struct tracefs_instance *instance,
			   struct problem *problem);

/* Write @text to its @file. */
bool tracefs_instance_write(const struct tracefs_instance *instance,
			    const char *file, const char *text,
			    struct problem *problem);

/*
 * Read all of its @file as a string that the caller frees. NULL: *@problem says
 * why.
 */
char *tracefs_instance_read(const struct tracefs_instance *instance,
			    const char *file, size_t *length,
			    struct problem *problem);

/* The number of events dropped for lack of buffer space, on all CPUs. */
uint64_t tracefs_instance_lost(const struct tracefs_instance *instance);

/*
 * Remove it with its events and buffers; all its files must have been closed.
 * No effect if it is not open. False: *@problem says what is left.
 */
bool tracefs_instance_close(struct tracefs_instance *instance,
			    struct problem *problem);

#endif
