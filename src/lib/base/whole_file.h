/* SPDX-License-Identifier: GPL-2.0 */
/*
 * whole_file.h - replace a file by a whole new one, or not at all
 *
 * What is written goes to a temporary file in the same directory, which takes
 * the place of the old file once all of it is there.
 */
#ifndef LIB_BASE_WHOLE_FILE_H
#define LIB_BASE_WHOLE_FILE_H

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

struct whole_file {
	int fd;			/* to write to */
	char path[PATH_MAX];
	char temporary[PATH_MAX];
};

/* Begin a new @path. False: errno says why, and nothing is open. */
bool whole_file_begin(struct whole_file *file, const char *path);

/* Put it into its place. False: errno says why; the old file is as it was. */
bool whole_file_commit(struct whole_file *file);

/* Forget it; the old file is as it was. */
void whole_file_discard(struct whole_file *file);

/*
 * All of that: @write writes the new contents of @path to a stream, and returns
 * false with errno where it cannot. False: errno says why.
 */
bool whole_file_write(const char *path,
		      bool (*write)(FILE *file, const void *context),
		      const void *context);

#endif
