// SPDX-License-Identifier: GPL-2.0
#include "lib/base/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/problem.h"
#include "lib/base/stdio_flush.h"

/* This program's open descriptor that @path refers to, or -1. */
static int atomic_file_descriptor(const char *path)
{
	int number = -1, end = 0;

	if (!strcmp(path, "-") || !strcmp(path, "/dev/stdout"))
		return STDOUT_FILENO;
	if (!strcmp(path, "/dev/stderr"))
		return STDERR_FILENO;
	if ((sscanf(path, "/dev/fd/%d%n", &number, &end) == 1 ||
	     sscanf(path, "/proc/self/fd/%d%n", &number, &end) == 1) &&
	    !path[end])
		return number;
	return -1;
}

bool atomic_file_is_plain(const char *path)
{
	struct stat there;

	return atomic_file_descriptor(path) < 0 &&
		(stat(path, &there) || S_ISREG(there.st_mode));
}

bool atomic_file_keep_old(const char *path)
{
	char plain[PATH_MAX], old[PATH_MAX + 1];

	if (!atomic_file_is_plain(path) || !realpath(path, plain))
		return true;
	snprintf(old, sizeof(old), "%s~", plain);
	return (!unlink(old) || errno == ENOENT) && !link(plain, old);
}

/*
 * For a path that refers to @descriptor (not -1), is not a regular file, or is
 * a dangling link.
 */
static bool atomic_file_begin_in_place(struct atomic_file *file, int descriptor)
{
	file->temporary[0] = '\0';
	/* At its current position, so that nothing is overwritten. */
	file->fd = descriptor >= 0 ?
		dup(descriptor) :
		open(file->path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	return file->fd >= 0;
}

/*
 * Set the permissions and owner of @old or, if that is NULL, those of a new
 * file.
 */
static void atomic_file_dress(const struct atomic_file *file,
			      const struct stat *old)
{
	mode_t mask = umask(0);

	umask(mask);
	if (old && fchown(file->fd, old->st_uid, old->st_gid))
		fchown(file->fd, (uid_t)-1, old->st_gid);
	fchmod(file->fd, old ? old->st_mode & 07777 : 0666 & ~mask);
}

bool atomic_file_begin(struct atomic_file *file, const char *path)
{
	int descriptor = atomic_file_descriptor(path);
	struct stat old, itself;
	bool exists = !stat(path, &old);
	bool is_link = !lstat(path, &itself) && S_ISLNK(itself.st_mode);

	if ((size_t)snprintf(file->path, sizeof(file->path), "%s", path) >=
	    sizeof(file->path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	if (descriptor >= 0 || (exists ? !S_ISREG(old.st_mode) : is_link))
		return atomic_file_begin_in_place(file, descriptor);
	if (is_link && !realpath(path, file->path))
		return false;
	if ((size_t)snprintf(file->temporary, sizeof(file->temporary),
			     "%s.XXXXXX",
			     file->path) >= sizeof(file->temporary)) {
		errno = ENAMETOOLONG;
		return false;
	}
	file->fd = mkostemp(file->temporary, O_CLOEXEC);
	if (file->fd < 0)
		return false;
	atomic_file_dress(file, exists ? &old : NULL);
	return true;
}

/* Has the data been written out? Not every kind of file supports fsync(). */
static bool atomic_file_sync(const struct atomic_file *file)
{
	return !fsync(file->fd) || errno == EINVAL || errno == EROFS;
}

bool atomic_file_commit(struct atomic_file *file)
{
	bool good = atomic_file_sync(file);
	int number = errno;

	if (close(file->fd) && good) {
		number = errno;
		good = false;
	}
	if (good && file->temporary[0] && rename(file->temporary, file->path)) {
		number = errno;
		good = false;
	}
	if (good)
		return true;
	if (file->temporary[0])
		unlink(file->temporary);
	errno = number;
	return false;
}

void atomic_file_discard(struct atomic_file *file)
{
	close(file->fd);
	if (file->temporary[0])
		unlink(file->temporary);
}

bool atomic_file_write(const char *path,
		       bool (*write)(FILE *file, const void *context),
		       const void *context)
{
	struct atomic_file file;
	FILE *stream;
	bool good;
	int copy, number;

	if (!atomic_file_begin(&file, path))
		return false;
	copy = dup(file.fd);
	stream = copy < 0 ? NULL : fdopen(copy, "w");
	good = stream && write(stream, context);
	number = errno;
	if (stream && !stdio_flush(stream)) {
		number = errno;
		good = false;
	}
	if (stream)
		fclose(stream);
	else if (copy >= 0)
		close(copy);
	if (good)
		return atomic_file_commit(&file);
	atomic_file_discard(&file);
	errno = number;
	return false;
}

bool atomic_file_fail(struct problem *problem, const char *path)
{
	return problem_fail(problem,
			    strcmp(path, "-") ? path : "standard output",
			    "cannot be written: %s", strerror(errno));
}
