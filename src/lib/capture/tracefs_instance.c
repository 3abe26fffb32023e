// SPDX-License-Identifier: GPL-2.0
#include "lib/capture/tracefs_instance.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/small_file.h"

#define PREFIX "dpassim-capture-"
#define PATH_ROOM (PATH_MAX - 64) /* room for the file names */

static const char *const places[] = {
	"/sys/kernel/tracing",
	"/sys/kernel/debug/tracing",
};

static bool tracefs_instance_find(char *instances, struct problem *problem)
{
	const char *hidden = NULL;
	unsigned int i;

	for (i = 0; i < sizeof(places) / sizeof(*places); i++) {
		snprintf(instances, PATH_ROOM, "%s/instances", places[i]);
		if (!access(instances, W_OK))
			return true;
		if (errno == EACCES || errno == EPERM || errno == EROFS)
			hidden = places[i];
	}
	if (hidden || geteuid())
		problem_set(problem, hidden ? hidden : places[0], NULL,
			    "tracing needs root",
			    "run it as root, with sudo for example");
	else if (access(places[0], F_OK))
		problem_set(
			problem, places[0], NULL, "this kernel has no tracefs",
			"it takes one with CONFIG_FTRACE and CONFIG_ENABLE_DEFAULT_TRACERS, as distributions' are");
	else
		problem_set(problem, places[0], NULL, "no tracefs is mounted",
			    "mount -t tracefs nodev /sys/kernel/tracing");
	return false;
}

/* Remove instances left by dead processes. */
static void tracefs_instance_sweep(const char *instances)
{
	DIR *directory = opendir(instances);
	struct dirent *entry;
	int pid;

	if (!directory)
		return;
	while ((entry = readdir(directory)))
		if (sscanf(entry->d_name, PREFIX "%d", &pid) == 1 && pid > 0 &&
		    kill(pid, 0) && errno == ESRCH)
			unlinkat(dirfd(directory), entry->d_name, AT_REMOVEDIR);
	closedir(directory);
}

bool tracefs_instance_open(struct tracefs_instance *instance,
			   struct problem *problem)
{
	char instances[PATH_ROOM];

	instance->fd = -1;
	if (!tracefs_instance_find(instances, problem))
		return false;
	tracefs_instance_sweep(instances);
	snprintf(instance->path, sizeof(instance->path), "%s/" PREFIX "%d",
		 instances, (int)getpid());
	if (mkdir(instance->path, 0700)) {
		problem_set(problem, instance->path, NULL, strerror(errno),
			    NULL);
		return false;
	}
	instance->fd = open(instance->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (instance->fd < 0) {
		problem_set(problem, instance->path, NULL, strerror(errno),
			    NULL);
		rmdir(instance->path);
		return false;
	}
	return true;
}

static void tracefs_instance_complain(const struct tracefs_instance *instance,
				      const char *file, const char *value,
				      struct problem *problem)
{
	char path[PATH_MAX + 256];
	int number = errno;

	snprintf(path, sizeof(path), "%s/%s", instance->path, file);
	problem_set(problem, path, value, strerror(number), NULL);
}

bool tracefs_instance_write(const struct tracefs_instance *instance,
			    const char *file, const char *text,
			    struct problem *problem)
{
	int fd = openat(instance->fd, file, O_WRONLY | O_TRUNC | O_CLOEXEC);
	ssize_t length = (ssize_t)strlen(text), done = -1;

	if (fd >= 0)
		done = write(fd, text, (size_t)length);
	if (done != length)
		tracefs_instance_complain(instance, file, text, problem);
	if (fd >= 0)
		close(fd);
	return done == length;
}

char *tracefs_instance_read(const struct tracefs_instance *instance,
			    const char *file, size_t *length,
			    struct problem *problem)
{
	const size_t size = 1 << 16; /* event formats have 1 to 3 KB */
	char *text = calloc(1, size);
	int fd = openat(instance->fd, file, O_RDONLY | O_CLOEXEC);
	ssize_t got = -1;

	*length = 0;
	if (!text)
		errno = ENOMEM;
	else if (fd >= 0)
		while (*length < size - 1 &&
		       (got = read(fd, text + *length, size - 1 - *length)) > 0)
			*length += (size_t)got;
	if (got < 0) {
		tracefs_instance_complain(instance, file, NULL, problem);
		free(text);
		text = NULL;
	}
	if (fd >= 0)
		close(fd);
	return text;
}

static uint64_t tracefs_instance_number(const char *text, const char *name)
{
	const char *found = strstr(text, name);

	return found ? strtoull(found + strlen(name), NULL, 10) : 0;
}

uint64_t tracefs_instance_lost(const struct tracefs_instance *instance)
{
	char file[64], text[512];
	uint64_t lost = 0;
	unsigned int cpu;

	for (cpu = 0;; cpu++) {
		snprintf(file, sizeof(file), "per_cpu/cpu%u/stats", cpu);
		if (!small_file_read(instance->fd, file, text, sizeof(text)))
			return lost;
		/* "commit overrun" is a separate line. */
		lost += tracefs_instance_number(text, "\noverrun: ") +
			tracefs_instance_number(text, "commit overrun: ") +
			tracefs_instance_number(text, "dropped events: ");
	}
}

bool tracefs_instance_close(struct tracefs_instance *instance,
			    struct problem *problem)
{
	if (instance->fd < 0)
		return true;
	close(instance->fd);
	instance->fd = -1;
	if (!rmdir(instance->path))
		return true;
	problem_set(problem, instance->path, NULL, strerror(errno),
		    "it goes on tracing: rmdir it");
	return false;
}
