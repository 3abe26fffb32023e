// SPDX-License-Identifier: GPL-2.0
/*
 * syncread - a single synchronous reader, and the cost of a read
 *
 * Usage: syncread DEVICE READS [poll]
 *
 * Reads 4 KiB blocks with O_DIRECT one after another, with RWF_HIPRI if "poll"
 * is given, and prints the mean time of a read in ns. In QEMU with -icount
 * shift=0 a nanosecond is an instruction, so it prints instructions per read
 * there.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define BLOCK_SIZE 4096
#define BLOCKS 1024

static uint64_t now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static int read_blocks(int fd, void *buffer, long reads, int flags)
{
	struct iovec iov = { .iov_base = buffer, .iov_len = BLOCK_SIZE };
	long i;

	for (i = 0; i < reads; i++)
		if (preadv2(fd, &iov, 1, i % BLOCKS * BLOCK_SIZE, flags) !=
		    BLOCK_SIZE)
			return -1;
	return 0;
}

int main(int argc, char **argv)
{
	int fd, flags = argc == 4 && !strcmp(argv[3], "poll") ? RWF_HIPRI : 0;
	long reads = argc >= 3 ? atol(argv[2]) : 0;
	uint64_t start;
	void *buffer;

	if (reads < 1 || argc > 4 || (argc == 4 && !flags)) {
		fprintf(stderr, "usage: syncread DEVICE READS [poll]\n");
		return 2;
	}
	fd = open(argv[1], O_RDONLY | O_DIRECT);
	if (fd < 0 || posix_memalign(&buffer, BLOCK_SIZE, BLOCK_SIZE)) {
		fprintf(stderr, "syncread: cannot open %s: %s\n", argv[1],
			strerror(errno));
		return 1;
	}
	/* The first reads fill the caches, and the windows of DPAS. */
	if (read_blocks(fd, buffer, reads, flags))
		goto failed;
	start = now_ns();
	if (read_blocks(fd, buffer, reads, flags))
		goto failed;
	printf("%.1f\n", (double)(now_ns() - start) / (double)reads);
	free(buffer);
	close(fd);
	return 0;
failed:
	fprintf(stderr, "syncread: cannot read %s: %s\n", argv[1],
		strerror(errno));
	return 1;
}
