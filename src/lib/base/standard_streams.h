/* SPDX-License-Identifier: GPL-2.0 */
/*
 * standard_streams.h - standard input, output and error at a program's two ends
 */
#ifndef LIB_BASE_STANDARD_STREAMS_H
#define LIB_BASE_STANDARD_STREAMS_H

/*
 * The first thing that a program does. What it was started without is opened on
 * /dev/null in the wrong direction: then no file that is opened later gets its
 * number, and using it fails with EBADF instead of ending in that file.
 */
void standard_streams_open(void);

/*
 * The last thing: write out what standard output still holds. Returns @status,
 * or EXIT_FAILURE, after saying so as @program, where that would be a success
 * and not all of it could be written, now or before.
 */
int standard_streams_finish(const char *program, int status);

#endif
