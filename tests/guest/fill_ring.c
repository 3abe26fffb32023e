// SPDX-License-Identifier: GPL-2.0
/*
 * fill_ring - take all tags of a poll queue by reads that nobody polls for, then
 * read with RWF_HIPRI
 *
 * Usage: fill_ring DEVICE READS
 *
 * Submits READS reads to a ring of io_uring that is to be polled (IOPOLL), and
 * never asks for their completions. Then reads once by itself and prints how many
 * milliseconds that took.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* At a distance, so that they are not merged. */
enum {
	BLOCK = 4096,
	APART = 16 * BLOCK,
	MOST_READS = 64
};

struct ring {
	int fd;
	unsigned char *submissions; /* the ring of indices */
	struct io_uring_sqe *entries;
	struct io_uring_params tunables;
};

static bool ring_open(struct ring *ring)
{
	size_t size;

	memset(ring, 0, sizeof(*ring));
	ring->tunables.flags = IORING_SETUP_IOPOLL;
	ring->fd = (int)syscall(SYS_io_uring_setup, MOST_READS,
				&ring->tunables);
	if (ring->fd < 0)
		return false;
	size = ring->tunables.sq_off.array +
		ring->tunables.sq_entries * sizeof(uint32_t);
	ring->submissions = mmap(NULL, size, PROT_READ | PROT_WRITE,
				 MAP_SHARED | MAP_POPULATE, ring->fd,
				 IORING_OFF_SQ_RING);
	ring->entries = mmap(NULL,
			     ring->tunables.sq_entries * sizeof(*ring->entries),
			     PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE,
			     ring->fd, IORING_OFF_SQES);
	return ring->submissions != MAP_FAILED && ring->entries != MAP_FAILED;
}

/* Submit @count reads of @file into @buffers, one block each. */
static bool ring_submit(struct ring *ring, int file, unsigned char *buffers,
			unsigned int count)
{
	uint32_t *array = (uint32_t *)(void *)(ring->submissions +
					       ring->tunables.sq_off.array);
	uint32_t *tail = (uint32_t *)(void *)(ring->submissions +
					      ring->tunables.sq_off.tail);
	unsigned int i;

	for (i = 0; i < count; i++) {
		ring->entries[i] = (struct io_uring_sqe){
			.opcode = IORING_OP_READ,
			.fd = file,
			.off = (uint64_t)i * APART,
			.addr = (uint64_t)(uintptr_t)(buffers + i * BLOCK),
			.len = BLOCK,
		};
		array[i] = i;
	}
	__atomic_store_n(tail, count, __ATOMIC_RELEASE);
	return syscall(SYS_io_uring_enter, ring->fd, count, 0, 0, NULL, 0) ==
		(long)count;
}

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
	unsigned char *buffers = aligned_alloc(BLOCK, (MOST_READS + 1) * BLOCK);
	unsigned int count = argc == 3 ? (unsigned int)atoi(argv[2]) : 0;
	struct ring ring;
	struct iovec vector;
	double start;
	int file;

	if (!count || count > MOST_READS || !buffers) {
		fprintf(stderr, "usage: fill_ring DEVICE READS\n");
		return 2;
	}
	file = open(argv[1], O_RDONLY | O_DIRECT | O_CLOEXEC);
	if (file < 0 || !ring_open(&ring) ||
	    !ring_submit(&ring, file, buffers, count)) {
		fprintf(stderr, "fill_ring: %s: %s\n", argv[1],
			strerror(errno));
		return 1;
	}
	vector.iov_base = buffers + (size_t)MOST_READS * BLOCK;
	vector.iov_len = BLOCK;
	start = now_ms();
	if (preadv2(file, &vector, 1, 0, RWF_HIPRI) != BLOCK) {
		fprintf(stderr, "fill_ring: reading: %s\n", strerror(errno));
		return 1;
	}
	printf("%.0f\n", now_ms() - start);
	return 0;
}
