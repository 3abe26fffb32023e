// SPDX-License-Identifier: GPL-2.0
#include "lib/base/whole_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

bool whole_file_begin(struct whole_file *file, const char *path)
{
	mode_t mask = umask(0);

	umask(mask);
	if ((size_t)snprintf(file->path, sizeof(file->path), "%s", path) >=
	    sizeof(file->path) ||
	    (size_t)snprintf(file->temporary, sizeof(file->temporary),
			     "%s.XXXXXX", path) >= sizeof(file->temporary)) {
		errno = ENAMETOOLONG;
		return false;
	}
	file->fd = mkstemp(file->temporary);
	if (file->fd < 0)
		return false;
	/* The permissions that open() would have given it. */
	fchmod(file->fd, 0666 & ~mask);
	return true;
}

bool whole_file_commit(struct whole_file *file)
{
	bool good = fsync(file->fd) == 0 || errno == EINVAL;
	int number = errno;

	if (close(file->fd) && good) {
		number = errno;
		good = false;
	}
	if (good && rename(file->temporary, file->path)) {
		number = errno;
		good = false;
	}
	if (good)
		return true;
	unlink(file->temporary);
	errno = number;
	return false;
}

void whole_file_discard(struct whole_file *file)
{
	close(file->fd);
	unlink(file->temporary);
}

bool whole_file_write(const char *path,
		      bool (*write)(FILE *file, const void *context),
		      const void *context)
{
	struct whole_file file;
	FILE *stream;
	bool good;
	int copy, number;

	if (!whole_file_begin(&file, path))
		return false;
	copy = dup(file.fd);
	stream = copy < 0 ? NULL : fdopen(copy, "w");
	good = stream && write(stream, context);
	number = errno;
	if (stream && fclose(stream) && good) {
		number = errno;
		good = false;
	} else if (!stream && copy >= 0) {
		close(copy);
	}
	if (good)
		return whole_file_commit(&file);
	whole_file_discard(&file);
	errno = number;
	return false;
}
