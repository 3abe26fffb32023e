// SPDX-License-Identifier: GPL-2.0
/*
 * hipri.c - a library to preload: direct reads of any program are polled
 *
 * Few applications ask for polling. With LD_PRELOAD=libdpas-hipri.so, pread() on a
 * file that was opened with O_DIRECT becomes preadv2() with RWF_HIPRI, as fio's
 * --hipri does it; all else stays as it is. Whether a descriptor has O_DIRECT is
 * asked of the kernel each time (a tenth of a microsecond), so that dup(),
 * fcntl() and descriptors from elsewhere need no bookkeeping.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/uio.h>
#include <unistd.h>

static bool hipri_is_direct(int fd)
{
	int flags = fcntl(fd, F_GETFL);

	return flags >= 0 && (flags & O_DIRECT);
}

ssize_t pread(int fd, void *buffer, size_t size, off_t offset)
{
	struct iovec part = { .iov_base = buffer, .iov_len = size };
	ssize_t got;

	/* preadv2() would take -1 for the file's own position. */
	if (offset < 0) {
		errno = EINVAL;
		return -1;
	}
	if (!hipri_is_direct(fd))
		return preadv(fd, &part, 1, offset);
	got = preadv2(fd, &part, 1, offset, RWF_HIPRI);
	if (got < 0 && errno == EOPNOTSUPP)
		got = preadv(fd, &part, 1, offset);
	return got;
}

/* The same on all machines that this is built for, whose off_t has 64 bits. */
ssize_t pread64(int fd, void *buffer, size_t size, off64_t offset)
{
	return pread(fd, buffer, size, offset);
}
