// SPDX-License-Identifier: GPL-2.0
#include "lib/live/queue_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "lib/base/small_file.h"
#include "lib/live/kernel_devices.h"
#include "lib/live/sysfs.h"

void queue_files_init(struct queue_files *files, const char *sysfs,
		      const char *device)
{
	unsigned int id;

	*files = (struct queue_files){
		.sysfs = sysfs,
		.device = device,
		.io_poll_fd = -1,
		.scheduler_fd = -1,
		.stat_fd = -1,
		.switch_stat_fd = -1,
	};
	for (id = 0; id < TUNABLE_COUNT; id++)
		files->tunable_fd[id] = -1;
}

/* SYSFS/block/DEVICE/@file. False if it does not fit. */
static bool queue_files_path(const struct queue_files *files, const char *file,
			     char path[PATH_MAX])
{
	int length = snprintf(path, PATH_MAX, "%s/block/%s/%s", files->sysfs,
			      files->device, file);

	return length > 0 && length < PATH_MAX;
}

static int queue_files_open_file(const struct queue_files *files,
				 const char *file)
{
	char path[PATH_MAX];

	if (!queue_files_path(files, file, path))
		return -1;
	return open(path, O_RDONLY | O_CLOEXEC);
}

static int queue_files_open_queue_file(const struct queue_files *files,
				       const char *name)
{
	char file[SAMPLE_TEXT_SIZE];

	snprintf(file, sizeof(file), "queue/%s", name);
	return queue_files_open_file(files, file);
}

/* The number of poll queues, from mq/N/type if it exists. */
static bool queue_files_count_poll_types(const struct queue_files *files,
					 uint64_t *count)
{
	char path[PATH_MAX], type[16];
	bool known = false;
	unsigned int i;

	*count = 0;
	for (i = 0; i < SAMPLE_MAX_CPUS; i++) {
		char file[SAMPLE_TEXT_SIZE];

		snprintf(file, sizeof(file), "mq/%u/type", i);
		if (!queue_files_path(files, file, path) ||
		    !small_file_read(AT_FDCWD, path, type, sizeof(type)))
			break;
		known = true;
		*count += !strncmp(type, "poll", 4);
	}
	return known;
}

/* Otherwise from the parameters of the driver's module. */
static bool queue_files_poll_parameter(const struct queue_files *files,
				       uint64_t *count)
{
	const char *module = !strncmp(files->device, "nullb", 5) ? "null_blk" :
								   "nvme";
	char path[PATH_MAX];
	int64_t value;
	bool known;
	int fd;

	if (strncmp(files->device, "nullb", 5) &&
	    strncmp(files->device, "nvme", 4))
		return false;
	snprintf(path, sizeof(path), "%s/module/%s/parameters/poll_queues",
		 files->sysfs, module);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	known = sysfs_read_integer(fd, &value) && value >= 0;
	close(fd);
	if (known)
		*count = (uint64_t)value;
	return known;
}

static void queue_files_close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void queue_files_close(struct queue_files *files)
{
	unsigned int id;

	for (id = 0; id < TUNABLE_COUNT; id++)
		queue_files_close_fd(&files->tunable_fd[id]);
	queue_files_close_fd(&files->io_poll_fd);
	queue_files_close_fd(&files->scheduler_fd);
	queue_files_close_fd(&files->stat_fd);
	queue_files_close_fd(&files->switch_stat_fd);
	files->are_open = false;
}

/*
 * Tunables of other kernels, by name: the files in @directory that may be
 * written and are called as DPAS's are.
 */
static void queue_files_meet_tunables(const char *directory)
{
	struct dirent **entries;
	int count = scandir(directory, &entries, NULL, alphasort), i;
	int fd = open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
	struct stat status;

	for (i = 0; i < count; i++) {
		if (!fstatat(fd, entries[i]->d_name, &status, 0) &&
		    S_ISREG(status.st_mode) && status.st_mode & S_IWUSR)
			tunable_meet(entries[i]->d_name);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	if (fd >= 0)
		close(fd);
}

bool queue_files_open(struct queue_files *files)
{
	char path[PATH_MAX];
	struct stat status;
	unsigned int id;

	if (!queue_files_path(files, "queue", path) || stat(path, &status))
		return false;
	files->switch_stat_fd = queue_files_open_queue_file(
		files, KERNEL_DEVICES_MARK);
	if (files->switch_stat_fd < 0)
		return false;
	files->directory_device = status.st_dev;
	files->directory_inode = status.st_ino;
	queue_files_meet_tunables(path);
	for (id = 0; id < TUNABLE_COUNT; id++)
		if (*tunable_get(id).name)
			files->tunable_fd[id] = queue_files_open_queue_file(
				files, tunable_get(id).name);
	files->io_poll_fd = queue_files_open_queue_file(files, "io_poll");
	files->scheduler_fd = queue_files_open_queue_file(files, "scheduler");
	files->stat_fd = queue_files_open_file(files, "stat");
	files->poll_queues_known = queue_files_count_poll_types(
					   files, &files->poll_queues) ||
		queue_files_poll_parameter(files, &files->poll_queues);
	files->are_open = true;
	return true;
}

bool queue_files_are_same(const struct queue_files *files)
{
	char path[PATH_MAX];
	struct stat status;

	return queue_files_path(files, "queue", path) && !stat(path, &status) &&
		status.st_dev == files->directory_device &&
		status.st_ino == files->directory_inode;
}

dev_t queue_files_disk(const struct queue_files *files)
{
	unsigned int major_number, minor_number;
	char path[PATH_MAX], text[32];

	if (!queue_files_path(files, "dev", path) ||
	    !small_file_read(AT_FDCWD, path, text, sizeof(text)) ||
	    sscanf(text, "%u:%u", &major_number, &minor_number) != 2)
		return 0;
	return makedev(major_number, minor_number);
}

bool queue_files_read_tunables(const struct queue_files *files,
			       struct sample *sample)
{
	unsigned int id;
	int64_t value;

	for (id = 0; id < TUNABLE_COUNT; id++) {
		if (files->tunable_fd[id] < 0)
			continue;
		if (sysfs_read_integer(files->tunable_fd[id], &value))
			sample_set_tunable(sample, id, value);
		else if (errno == ENODEV)
			return false;
	}
	return true;
}

void queue_files_read_counts(const struct queue_files *files,
			     struct sample *sample)
{
	uint64_t stat[5]; /* reads, merged, sectors, ms, writes */
	int64_t value;

	if (files->io_poll_fd >= 0 &&
	    sysfs_read_integer(files->io_poll_fd, &value) && value >= 0)
		sample_set_queue(sample, QUEUE_IO_POLL, (uint64_t)value);
	if (files->poll_queues_known)
		sample_set_queue(sample, QUEUE_POLL_QUEUES, files->poll_queues);
	if (files->stat_fd >= 0 &&
	    sysfs_read_numbers(files->stat_fd, stat, 5) == 5) {
		sample_set_queue(sample, QUEUE_READS, stat[0]);
		sample_set_queue(sample, QUEUE_WRITES, stat[4]);
	}
}

bool queue_files_read_scheduler(const struct queue_files *files,
				char text[SYSFS_SMALL])
{
	return files->scheduler_fd >= 0 &&
		sysfs_read_small(files->scheduler_fd, text);
}

bool queue_files_may_write(const struct queue_files *files)
{
	char path[PATH_MAX];

	return !queue_files_path(files, "queue/pas_enabled", path) ||
		!faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) || errno == ENOENT;
}

static void queue_files_explain_refusal(struct problem *error, const char *path,
					const char *value, int number)
{
	switch (number) {
	case EACCES:
	case EPERM:
	case EROFS:
		problem_fail(error, path, "may not be written: %s",
			     strerror(number));
		problem_advise(error, "run dpastop as root");
		break;
	case ENOENT:
		problem_fail(error, path, "this kernel has no such file");
		break;
	case ENODEV:
		problem_fail(error, path, "the device is gone");
		break;
	default:
		problem_fail(error, path, "the kernel refused it: %s",
			     strerror(number));
	}
	problem_value(error, "%s", value);
}

bool queue_files_write(const struct queue_files *files, unsigned int id,
		       int64_t value, struct problem *error)
{
	char path[PATH_MAX], file[SAMPLE_TEXT_SIZE], text[32];
	ssize_t written = -1;
	int fd, number;
	int length = snprintf(text, sizeof(text), "%lld\n", (long long)value);

	snprintf(file, sizeof(file), "queue/%s", tunable_get(id).name);
	if (!queue_files_path(files, file, path))
		path[0] = '\0';
	/* Like > in the shell; sysfs ignores O_TRUNC. */
	fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
	if (fd >= 0)
		written = write(fd, text, (size_t)length);
	number = errno;
	if (fd >= 0)
		close(fd);
	if (written == length)
		return true;
	text[length - 1] = '\0';
	queue_files_explain_refusal(error, path, text, number);
	return false;
}
