// SPDX-License-Identifier: GPL-2.0
/*
 * sysfs.c - a single pread() for small files, a loop otherwise
 */
#include "lib/live/sysfs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/model/tunable.h"

#define SYSFS_FIRST_SIZE (64 * 1024)
#define SYSFS_LAST_SIZE (4 * 1024 * 1024)

static bool sysfs_grow(struct sysfs_buffer *buffer)
{
	size_t size = buffer->size ? buffer->size * 2 : SYSFS_FIRST_SIZE;
	char *data;

	if (size > SYSFS_LAST_SIZE) {
		errno = EFBIG;
		return false;
	}
	data = realloc(buffer->data, size);
	if (!data)
		return false;
	buffer->data = data;
	buffer->size = size;
	return true;
}

bool sysfs_read(int fd, struct sysfs_buffer *buffer)
{
	ssize_t got;

	buffer->length = 0;
	for (;;) {
		if (buffer->length == buffer->size && !sysfs_grow(buffer))
			return false;
		got = pread(fd, buffer->data + buffer->length,
			    buffer->size - buffer->length,
			    (off_t)buffer->length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0;
		buffer->length += (size_t)got;
	}
}

bool sysfs_read_small(int fd, char text[SYSFS_SMALL])
{
	ssize_t got;

	do
		got = pread(fd, text, SYSFS_SMALL, 0);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return false;
	errno = 0;
	if (got == SYSFS_SMALL)
		return false;
	text[got] = '\0';
	return true;
}

bool sysfs_read_integer(int fd, int64_t *value)
{
	char text[SYSFS_SMALL];

	return sysfs_read_small(fd, text) && tunable_parse(text, value);
}

size_t sysfs_read_numbers(int fd, uint64_t *values, size_t max)
{
	char text[SYSFS_SMALL];
	char *word, *rest;
	size_t count = 0;
	int64_t value;

	if (!sysfs_read_small(fd, text))
		return 0;
	for (word = strtok_r(text, " \n", &rest); word && count < max;
	     word = strtok_r(NULL, " \n", &rest)) {
		if (!tunable_parse(word, &value) || value < 0)
			break;
		values[count++] = (uint64_t)value;
	}
	return count;
}
