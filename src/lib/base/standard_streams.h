/* SPDX-License-Identifier: GPL-2.0 */
/*
 * standard_streams.h - check the standard streams at startup and at exit
 */
#ifndef LIB_BASE_STANDARD_STREAMS_H
#define LIB_BASE_STANDARD_STREAMS_H

#include <stdbool.h>

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

/*
 * From here on a line goes to standard output when standard_streams_flush() finds
 * that it can: a stalled terminal (Ctrl-S, a slow ssh) holds up nobody's work, and
 * no signal. What does not fit in 64 KiB waits all the same.
 */
void standard_streams_keep(void);

/* Does @fd (1 or 2) take some lines at once? */
bool standard_streams_are_ready(int fd);

/* False: errno says why it could not be written. Not now is no reason. */
bool standard_streams_flush(void);

/*
 * A signal ends us, and all is put back: are there lines that nobody would take?
 * Then this ends the program with @status; otherwise it returns.
 */
void standard_streams_leave_stalled(int status);

#endif
