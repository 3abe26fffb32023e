// SPDX-License-Identifier: GPL-2.0
#include "lib/live/device_stack.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/small_file.h"

#define DEVICE_STACK_ADVICE_PATHS \
	"load nvme_core with multipath=N (or boot with nvme_core.multipath=N): then each path is a disk"

bool device_stack_is_hidden(const char *sysfs, const char *device)
{
	char path[PATH_MAX], hidden[8];

	snprintf(path, sizeof(path), "%s/block/%s/hidden", sysfs, device);
	return small_file_read(AT_FDCWD, path, hidden, sizeof(hidden)) &&
		*hidden == '1';
}

/* Is @path (nvme0c1n1) a path to @disk (nvme0n1)? */
static bool device_stack_leads_to(const char *path, const char *disk)
{
	unsigned int subsystem, controller, namespace;
	int end = 0;
	char name[SAMPLE_TEXT_SIZE];

	if (sscanf(path, "nvme%uc%un%u%n", &subsystem, &controller, &namespace,
		   &end) != 3 ||
	    path[end])
		return false;
	snprintf(name, sizeof(name), "nvme%un%u", subsystem, namespace);
	return !strcmp(name, disk);
}

static bool device_stack_has_paths(const char *sysfs, const char *device)
{
	char directory[PATH_MAX];
	struct dirent *entry;
	bool has = false;
	DIR *block;

	snprintf(directory, sizeof(directory), "%s/block", sysfs);
	block = opendir(directory);
	while (block && !has && (entry = readdir(block)))
		has = device_stack_leads_to(entry->d_name, device);
	if (block)
		closedir(block);
	return has;
}

/* A human-readable list of the disks below @device. */
static void device_stack_below(const char *sysfs, const char *device,
			       char *list, size_t size)
{
	char directory[PATH_MAX];
	struct dirent **entries;
	size_t length = 0;
	int i, count;

	*list = '\0';
	snprintf(directory, sizeof(directory), "%s/block/%s/slaves", sysfs,
		 device);
	count = scandir(directory, &entries, NULL, alphasort);
	for (i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;

		if (name[0] != '.' && length + strlen(name) + 3 <= size) {
			strcpy(list + length, length ? ", " : "");
			strcat(list, name);
			length = strlen(list);
		}
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

/* Its sysfs directory shows which driver assembled a disk. */
static const struct {
	const char *directory;
	const char *name;
} device_stack_kind[] = {
	{ "dm", "device mapper" },
	{ "md", "md" },
};

static const char *device_stack_maker(const char *sysfs, const char *device)
{
	char path[PATH_MAX];
	size_t i;

	for (i = 0; i < sizeof(device_stack_kind) / sizeof(*device_stack_kind);
	     i++) {
		snprintf(path, sizeof(path), "%s/block/%s/%s", sysfs, device,
			 device_stack_kind[i].directory);
		if (!access(path, F_OK))
			return device_stack_kind[i].name;
	}
	return NULL;
}

bool device_stack_explain(const char *sysfs, const char *device,
			  struct problem *error)
{
	char list[96];
	const char *maker = device_stack_maker(sysfs, device);

	if (maker) {
		problem_fail(
			error, NULL,
			"%s is made of other devices by %s, and has no DPAS",
			device, maker);
		device_stack_below(sysfs, device, list, sizeof(list));
		problem_advise(error, "watch a device below it%s%s",
			       *list ? ": " : "", list);
		return true;
	}
	if (device_stack_is_hidden(sysfs, device))
		problem_fail(
			error, NULL,
			"%s is a path to a disk that has several, and has no DPAS",
			device);
	else if (device_stack_has_paths(sysfs, device))
		problem_fail(
			error, NULL,
			"%s has several paths (NVMe multipath), and no DPAS",
			device);
	else
		return false;
	problem_advise(error, "%s", DEVICE_STACK_ADVICE_PATHS);
	return true;
}
