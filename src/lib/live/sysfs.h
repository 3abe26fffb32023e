/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sysfs.h - reading the kernel's small files, again and again, from open ones
 */
#ifndef LIB_LIVE_SYSFS_H
#define LIB_LIVE_SYSFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What was read last. It grows as needed and is used again. */
struct sysfs_buffer {
	char *data; /* owned; free() it */
	size_t length;
	size_t size;
};

/*
 * Read all of @fd from its start, up to 4 MiB (8,192 CPUs need less). False:
 * errno says why, and what was read is in the buffer all the same.
 */
bool sysfs_read(int fd, struct sysfs_buffer *buffer);

/* Room for all of a small file and the end of a string. */
#define SYSFS_SMALL 256

/*
 * Read all of @fd as a string. False: errno says why (0: it is not small), and
 * @text means nothing.
 */
bool sysfs_read_small(int fd, char text[SYSFS_SMALL]);

/*
 * Read @fd as one integer. False: it is none, or errno says why it could not
 * be read (0: it was read).
 */
bool sysfs_read_integer(int fd, int64_t *value);

/* Read up to @max unsigned numbers from @fd; returns how many there are. */
size_t sysfs_read_numbers(int fd, uint64_t *values, size_t max);

#endif
