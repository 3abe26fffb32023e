/* SPDX-License-Identifier: GPL-2.0 */
/*
 * atomic_file.h - replace a file completely or not at all
 *
 * Data is written to a temporary file in the same directory, which is renamed
 * over the old file, keeping its owner and permissions, once it is complete.
 * Symbolic links are followed: their target is replaced, and the link stays.
 * Anything but a regular file (a device, a pipe, or "-" for standard output)
 * cannot be replaced and is written to directly.
 */
#ifndef LIB_BASE_WHOLE_FILE_H
#define LIB_BASE_WHOLE_FILE_H

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

struct problem;

struct atomic_file {
	int fd; /* to write to */
	char path[PATH_MAX];
	char temporary[PATH_MAX]; /* "": @path is written to directly */
};

/*
 * Is @path a plain file, or nothing yet? Otherwise each writing adds a document
 * to a stream: do it once.
 */
bool atomic_file_is_plain(const char *path);

/*
 * Keep the current @path as PATH~ in the same directory if it is a regular file
 * that is about to be replaced. False: errno says why it could not be kept.
 */
bool atomic_file_keep_old(const char *path);

/* Begin a new @path. False: errno says why, and nothing is open. */
bool atomic_file_begin(struct atomic_file *file, const char *path);

/* Move it into place. False: errno says why; the old file is unchanged. */
bool atomic_file_commit(struct atomic_file *file);

/* Discard it; the old file, if a regular one, is unchanged. */
void atomic_file_discard(struct atomic_file *file);

/*
 * All of the above in one call: @write writes the new contents of @path to a
 * stream, or returns false with errno set. False: errno says why.
 */
bool atomic_file_write(const char *path,
		       bool (*write)(FILE *file, const void *context),
		       const void *context);

/*
 * Say in @problem why @path could not be written, by errno. Returns false, so
 * that the caller can return it.
 */
bool atomic_file_fail(struct problem *problem, const char *path);

#endif
