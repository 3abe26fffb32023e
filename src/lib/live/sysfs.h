/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sysfs.h - repeatedly read small kernel files through open descriptors
 */
#ifndef LIB_LIVE_SYSFS_H
#define LIB_LIVE_SYSFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A reusable buffer that grows as needed. */
struct sysfs_buffer {
	char *data; /* owned; free() it */
	size_t length;
	size_t size;
};

/*
 * Read all of @fd from its start, up to 4 MiB (8,192 CPUs need less). False:
 * errno says why, and the buffer has what could be read.
 */
bool sysfs_read(int fd, struct sysfs_buffer *buffer);

/* Room for a whole small file and the terminating NUL. */
#define SYSFS_SMALL 256

/*
 * Read all of @fd as a string. False: errno says why (0: the file is too
 * large), and @text is undefined.
 */
bool sysfs_read_small(int fd, char text[SYSFS_SMALL]);

/*
 * Read @fd as an integer. False: errno says why it could not be read (0: it was
 * read, but is not an integer).
 */
bool sysfs_read_integer(int fd, int64_t *value);

/* Read up to @max unsigned numbers from @fd; returns their number. */
size_t sysfs_read_numbers(int fd, uint64_t *values, size_t max);

#endif
