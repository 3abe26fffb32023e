/* SPDX-License-Identifier: GPL-2.0 */
/*
 * standard_streams.h - check the standard streams at startup and at exit
 */
#ifndef LIB_BASE_STANDARD_STREAMS_H
#define LIB_BASE_STANDARD_STREAMS_H

/*
 * To be called first by every program. Standard streams that are closed are
 * opened on /dev/null in the wrong direction: no file opened later gets their
 * number, and using them fails with EBADF instead of writing into that file.
 */
void standard_streams_open(void);

/*
 * To be called last: flush standard output. Returns @status or, if that is a
 * success but some output could not be written, now or earlier, prints an error
 * as @program and returns EXIT_FAILURE.
 */
int standard_streams_finish(const char *program, int status);

#endif
