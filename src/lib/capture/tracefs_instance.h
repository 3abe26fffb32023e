/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tracefs_instance.h - a tracing instance of our own
 *
 * A directory in tracefs with buffers and events that nobody else uses, so that
 * perf, trace-cmd or another capture at the same time is not disturbed. It has
 * the process's number in its name: one that a killed process left is taken away
 * by the next that opens one.
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
	int fd; /* of the directory; -1: not open */
};

/* Make one. False: *@problem says why not, and there is none. */
bool tracefs_instance_open(struct tracefs_instance *instance,
			   struct problem *problem);

/* Write @text to @file in it. */
bool tracefs_instance_write(const struct tracefs_instance *instance,
			    const char *file, const char *text,
			    struct problem *problem);

/*
 * Read all of @file in it, as a string that the caller frees. NULL: *@problem
 * says why.
 */
char *tracefs_instance_read(const struct tracefs_instance *instance,
			    const char *file, size_t *length,
			    struct problem *problem);

/* Events that did not fit the buffers since it was opened, of all CPUs. */
uint64_t tracefs_instance_lost(const struct tracefs_instance *instance);

/*
 * Take it away, with its events and buffers; whatever holds a file in it must
 * have been closed. Nothing where it is not open. False: *@problem says what
 * is left.
 */
bool tracefs_instance_close(struct tracefs_instance *instance,
			    struct problem *problem);

#endif
