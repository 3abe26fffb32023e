// SPDX-License-Identifier: GPL-2.0
#include "lib/load/fio_others.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/base/small_file.h"

#define FIO_OTHERS_REST_NS (2 * UINT64_C(1000000000))

/* The number of searches after the last new process: fio is slow to start. */
#define FIO_OTHERS_PATIENCE 3

/* The newest process or thread, which is the last field of loadavg. */
static unsigned long fio_others_newest(void)
{
	char text[128];
	const char *space;

	if (!small_file_read(AT_FDCWD, "/proc/loadavg", text, sizeof(text)))
		return 0;
	space = strrchr(text, ' ');
	return space ? strtoul(space, NULL, 10) : 0;
}

static bool fio_others_is_fio(const char *pid)
{
	char path[300], name[32];

	snprintf(path, sizeof(path), "/proc/%s/comm", pid);
	return small_file_read(AT_FDCWD, path, name, sizeof(name)) &&
		!strcmp(name, "fio\n");
}

static bool fio_others_same(const struct stat *file, const struct stat *device)
{
	if (S_ISBLK(device->st_mode))
		return S_ISBLK(file->st_mode) &&
			file->st_rdev == device->st_rdev;
	return file->st_dev == device->st_dev && file->st_ino == device->st_ino;
}

/* Does the process have the device open? */
static bool fio_others_has_open(struct fio_others *others, const char *pid,
				const struct stat *device)
{
	struct dirent *entry;
	struct stat status;
	bool found = false;
	char path[300];
	DIR *files;

	snprintf(path, sizeof(path), "/proc/%s/fd", pid);
	files = opendir(path);
	if (!files) {
		others->is_unsure |= errno == EACCES || errno == EPERM;
		return false;
	}
	while (!found && (entry = readdir(files)))
		found = !fstatat(dirfd(files), entry->d_name, &status, 0) &&
			fio_others_same(&status, device);
	closedir(files);
	return found;
}

/*
 * A job is a thread other than the main one and its helper or, without
 * --thread, a process with a single thread.
 */
static uint32_t fio_others_jobs(const char *pid)
{
	struct stat status;
	char path[300];

	snprintf(path, sizeof(path), "/proc/%s/task", pid);
	if (stat(path, &status) || status.st_nlink < 3)
		return 0;
	/* Two links are . and .. of the directory. */
	return status.st_nlink == 3 ? 1 : (uint32_t)status.st_nlink - 4;
}

static void fio_others_add(struct fio_others *others, const char *pid)
{
	if (others->count == FIO_OTHERS_MAX)
		return;
	others->pids[others->count++] = (pid_t)strtol(pid, NULL, 10);
	others->jobs += fio_others_jobs(pid);
}

static void fio_others_collect(struct fio_others *others,
			       const struct stat *device)
{
	DIR *processes = opendir("/proc");
	struct dirent *entry;

	while (processes && (entry = readdir(processes)))
		if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' &&
		    fio_others_is_fio(entry->d_name) &&
		    fio_others_has_open(others, entry->d_name, device))
			fio_others_add(others, entry->d_name);
	if (processes)
		closedir(processes);
}

/* Is a search due, and could there be anything new? */
static bool fio_others_is_due(struct fio_others *others, uint64_t now_ns)
{
	unsigned long newest;

	if (now_ns < others->next_ns)
		return false;
	others->next_ns = now_ns + FIO_OTHERS_REST_NS;
	newest = fio_others_newest();
	others->quiet = newest == others->newest ? others->quiet + 1 : 0;
	others->newest = newest;
	return others->quiet <= FIO_OTHERS_PATIENCE;
}

bool fio_others_search(struct fio_others *others, const char *path,
		       uint64_t now_ns)
{
	size_t before = others->count;
	pid_t pids[FIO_OTHERS_MAX];
	struct stat device;

	if (!fio_others_is_due(others, now_ns))
		return false;
	memcpy(pids, others->pids, before * sizeof(*pids));
	others->count = 0;
	others->jobs = 0;
	others->is_unsure = false;
	if (!stat(path, &device))
		fio_others_collect(others, &device);
	return others->count != before ||
		memcmp(pids, others->pids, before * sizeof(*pids)) != 0;
}

void fio_others_again(struct fio_others *others)
{
	others->next_ns = 0;
	others->newest = 0;
}
