// SPDX-License-Identifier: GPL-2.0
#include "lib/base/small_file.h"

#include <fcntl.h>
#include <unistd.h>

bool small_file_read(int at, const char *path, char *text, size_t size)
{
	int fd = openat(at, path, O_RDONLY | O_CLOEXEC);
	ssize_t got = -1;

	if (fd >= 0) {
		got = read(fd, text, size - 1);
		close(fd);
	}
	text[got > 0 ? got : 0] = '\0';
	return got > 0;
}
