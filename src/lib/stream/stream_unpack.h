/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_unpack.h - read a compressed recording through a decompressor
 */
#ifndef LIB_STREAM_STREAM_UNPACK_H
#define LIB_STREAM_STREAM_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define STREAM_UNPACK_HEAD 6 /* bytes needed to detect all known formats */

struct stream_unpacker {
	const char *program; /* "gzip", also the name of the Debian package */
	size_t size;
	char magic[STREAM_UNPACK_HEAD];
};

/* The decompressor for a file that starts with @head; NULL: not compressed. */
const struct stream_unpacker *stream_unpack_find(const char *head, size_t size);

/*
 * Start it on @file from the current offset. Returns the read end of the
 * non-blocking pipe, and *@pid; or -1 with errno set (ENOENT: no such program).
 * It also exits when the pipe is closed.
 */
int stream_unpack_start(const struct stream_unpacker *unpacker, int file,
			pid_t *pid);

/* At the end of its output: did it succeed? */
bool stream_unpack_succeeded(pid_t pid);

/* Kill it now. */
void stream_unpack_stop(pid_t pid);

#endif
