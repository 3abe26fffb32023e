/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_unpack.h - a compressed recording, read through the program for it
 */
#ifndef LIB_STREAM_STREAM_UNPACK_H
#define LIB_STREAM_STREAM_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define STREAM_UNPACK_HEAD 6 /* so many bytes tell all that are known */

struct stream_unpacker {
	const char *program; /* "gzip", which is Debian's package, too */
	size_t size;
	char magic[STREAM_UNPACK_HEAD];
};

/* What unpacks a file that begins with @head; NULL: it is not compressed. */
const struct stream_unpacker *stream_unpack_find(const char *head, size_t size);

/*
 * Start it on @file, from where that stands. Returns the end of the pipe, which
 * does not block, and *@pid; or -1, and errno says why (ENOENT: no such program).
 * It ends when the pipe is closed, too.
 */
int stream_unpack_start(const struct stream_unpacker *unpacker, int file,
			pid_t *pid);

/* It has said all: did it read its file to the end, without a complaint? */
bool stream_unpack_succeeded(pid_t pid);

/* End it now. */
void stream_unpack_stop(pid_t pid);

#endif
