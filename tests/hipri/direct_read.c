// SPDX-License-Identifier: GPL-2.0
/*
 * direct_read.c - reads FILE at 4096 with pread(), without O_DIRECT and with it
 *
 * Exit status 0: both gave the same, and what is no offset was refused; 77: the
 * file system has no direct I/O.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SIZE 4096

static char cached[SIZE], direct[SIZE] __attribute__((aligned(SIZE)));

int main(int argc, char **argv)
{
	int one = open(argv[argc - 1], O_RDONLY);
	int two = open(argv[argc - 1], O_RDONLY | O_DIRECT);

	if (one >= 0 && two < 0 && errno == EINVAL)
		return 77;
	if (pread(one, cached, SIZE, SIZE) != SIZE ||
	    pread(two, direct, SIZE, SIZE) != SIZE ||
	    memcmp(cached, direct, SIZE) != 0) {
		perror(argv[argc - 1]);
		return 1;
	}
	errno = 0;
	if (pread(one, cached, SIZE, -1) != -1 || errno != EINVAL) {
		fputs("an offset of -1 is taken\n", stderr);
		return 1;
	}
	return 0;
}
