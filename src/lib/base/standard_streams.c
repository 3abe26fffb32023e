// SPDX-License-Identifier: GPL-2.0
#include "lib/base/standard_streams.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/stdio_flush.h"

void standard_streams_open(void)
{
	int fd;

	/* In ascending order: each open() returns the missing number. */
	for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null",
			 fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			abort();
}

int standard_streams_finish(const char *program, int status)
{
	if (status != EXIT_SUCCESS) {
		fflush(stdout);
		return status;
	}
	if (stdio_flush(stdout))
		return status;
	fprintf(stderr, "%s: standard output could not be written: %s\n",
		program, strerror(errno));
	return EXIT_FAILURE;
}

void standard_streams_keep(void)
{
	static char lines[65536];

	setvbuf(stdout, lines, _IOFBF, sizeof(lines));
}

bool standard_streams_are_ready(int fd)
{
	struct pollfd output = { .fd = fd, .events = POLLOUT };

	/* Any problem with it shows up when it is written to. */
	return poll(&output, 1, 0) != 0;
}

bool standard_streams_flush(void)
{
	if (!standard_streams_are_ready(STDOUT_FILENO))
		return true;
	return stdio_flush(stdout);
}

void standard_streams_leave_stalled(int status)
{
	if (!standard_streams_are_ready(STDOUT_FILENO) ||
	    !standard_streams_are_ready(STDERR_FILENO))
		_exit(status);
}
