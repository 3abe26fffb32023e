// SPDX-License-Identifier: GPL-2.0
/*
 * kernel_log.c - each read() of /dev/kmsg returns one record
 */
#include "lib/live/kernel_log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "lib/live/switch_stat.h"

/* More than any record; read() fails if the buffer is too small. */
#define KERNEL_LOG_RECORD 8192
/* A log that grows as fast as it is read must not block the program. */
#define KERNEL_LOG_MOST (2 * SAMPLE_MAX_CPUS)

int kernel_log_open(const char *path)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	if (fd >= 0)
		lseek(fd, 0, SEEK_END);
	return fd;
}

/* A record is "prefix;text", then lines of properties, which are ignored. */
static size_t kernel_log_parse(struct sample *sample, const char *text,
			       size_t size, bool *enough)
{
	const char *semicolon = memchr(text, ';', size);

	if (!semicolon)
		return 0;
	size -= (size_t)(semicolon + 1 - text);
	return switch_stat_parse(sample, semicolon + 1, size, enough);
}

size_t kernel_log_read(int fd, struct sample *sample, bool *enough)
{
	char record[KERNEL_LOG_RECORD];
	size_t nr_rows = 0;
	int i;

	*enough = true;
	for (i = 0; i < KERNEL_LOG_MOST && *enough; i++) {
		ssize_t got = read(fd, record, sizeof(record));

		/* EPIPE: records were overwritten; the next read() resumes. */
		if (got < 0 && (errno == EINTR || errno == EPIPE))
			continue;
		if (got <= 0)
			break;
		nr_rows += kernel_log_parse(sample, record, (size_t)got,
					    enough);
	}
	return nr_rows;
}
