// SPDX-License-Identifier: GPL-2.0
/*
 * kernel_devices.c - find the device, or explain why it cannot be found
 */
#include "lib/live/kernel_devices.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/live/device_stack.h"

#define ADVICE_BOOT \
	"boot a kernel with DPAS (kernel/mkkernel builds one) or watch the simulator: dpastop sim"

/* Does @sysfs/@directory/@device/@file exist? */
static bool kernel_devices_have(const char *sysfs, const char *directory,
				const char *device, const char *file)
{
	char path[PATH_MAX];
	int length = snprintf(path, sizeof(path), "%s/%s/%s/%s", sysfs,
			      directory, device, file);

	return length < (int)sizeof(path) && !access(path, F_OK);
}

static bool kernel_devices_have_dpas(const char *sysfs, const char *device)
{
	return kernel_devices_have(sysfs, "block", device,
				   "queue/" KERNEL_DEVICES_MARK);
}

/* Append ", @name" to @list if it fits. */
static void kernel_devices_append(char *list, size_t size, const char *name)
{
	size_t length = strlen(list);

	snprintf(list + length, size - length, "%s%s", length ? ", " : "",
		 name);
}

/* Hidden devices are not listed. */
static bool kernel_devices_is_shown(const char *sysfs, const char *name)
{
	return name[0] != '.' && strlen(name) < SAMPLE_TEXT_SIZE &&
		!device_stack_is_hidden(sysfs, name);
}

bool kernel_devices_get(const char *sysfs, size_t number,
			char device[SAMPLE_TEXT_SIZE], bool *has_dpas)
{
	char path[PATH_MAX];
	struct dirent **entries;
	bool found = false;
	int i, nr_entries;

	snprintf(path, sizeof(path), "%s/block", sysfs);
	nr_entries = scandir(path, &entries, NULL, alphasort);
	for (i = 0; i < nr_entries; i++) {
		const char *name = entries[i]->d_name;

		if (kernel_devices_is_shown(sysfs, name) && !number--) {
			strcpy(device, name);
			*has_dpas = kernel_devices_have_dpas(sysfs, name);
			found = true;
		}
		free(entries[i]);
	}
	if (nr_entries >= 0)
		free(entries);
	return found;
}

/*
 * A human-readable list of this machine's devices: all, or those with DPAS.
 * Returns their number; @last is the last of them.
 */
static unsigned int kernel_devices_list(const char *sysfs, bool with_dpas,
					char *list, size_t size,
					char last[SAMPLE_TEXT_SIZE])
{
	char path[PATH_MAX];
	struct dirent **entries;
	unsigned int count = 0;
	int i, nr_entries;

	list[0] = '\0';
	snprintf(path, sizeof(path), "%s/block", sysfs);
	nr_entries = scandir(path, &entries, NULL, alphasort);
	for (i = 0; i < nr_entries; i++) {
		const char *name = entries[i]->d_name;

		if (kernel_devices_is_shown(sysfs, name) &&
		    (!with_dpas || kernel_devices_have_dpas(sysfs, name))) {
			kernel_devices_append(list, size, name);
			strcpy(last, name);
			count++;
		}
		free(entries[i]);
	}
	if (nr_entries >= 0)
		free(entries);
	return count;
}

/* The sysfs name of what the user calls @name. False: not a valid name. */
static bool kernel_devices_name(const char *name, char device[SAMPLE_TEXT_SIZE])
{
	char *real = NULL;
	const char *base = name;
	bool fits;

	if (strchr(name, '/')) {
		real = realpath(name, NULL);
		base = strrchr(real ? real : name, '/') + 1;
	}
	fits = *base && *base != '.' && strlen(base) < SAMPLE_TEXT_SIZE;
	if (fits)
		strcpy(device, base);
	free(real);
	return fits;
}

/* Without a name: the only device with DPAS. */
static bool kernel_devices_only(const char *sysfs,
				char device[SAMPLE_TEXT_SIZE],
				struct problem *error)
{
	char list[SOURCE_TEXT_SIZE - 32];
	unsigned int count = kernel_devices_list(sysfs, true, list,
						 sizeof(list), device);

	if (count == 1)
		return true;
	if (count) {
		problem_fail(error, NULL, "several devices have DPAS: %s",
			     list);
		problem_advise(error, "name one of them: dpastop DEVICE");
	} else {
		problem_set(error, NULL, NULL,
			    "no block device of this machine has DPAS",
			    ADVICE_BOOT);
	}
	return false;
}

bool kernel_devices_choose(const char *sysfs, const char *name,
			   char device[SAMPLE_TEXT_SIZE], struct problem *error)
{
	if (!name)
		return kernel_devices_only(sysfs, device, error);
	if (kernel_devices_name(name, device))
		return true;
	problem_set(error, name, NULL, "this is not a device name",
		    "use a name in /sys/block, such as nvme0n1");
	return false;
}

/* There is a queue, but without DPAS. */
static void kernel_devices_explain_no_dpas(const char *sysfs,
					   const char *device,
					   struct problem *error)
{
	char list[SOURCE_TEXT_SIZE - 64], last[SAMPLE_TEXT_SIZE];

	if (device_stack_explain(sysfs, device, error))
		return;
	if (kernel_devices_list(sysfs, true, list, sizeof(list), last)) {
		problem_fail(error, NULL,
			     "%s has no DPAS, because its driver cannot poll",
			     device);
		problem_advise(error, "these have it: %s", list);
	} else {
		problem_fail(error, NULL,
			     "this kernel has no DPAS: %s has no queue/%s",
			     device, KERNEL_DEVICES_MARK);
		problem_advise(error, "%s", ADVICE_BOOT);
	}
}

/*
 * If the user named a controller (/dev/nvme0) or its generic device
 * (/dev/ng0n1) instead of a disk (/dev/nvme0n1), which disks are meant? False:
 * it is neither.
 */
static bool kernel_devices_explain_controller(const char *sysfs,
					      const char *device,
					      struct problem *error)
{
	char all[SOURCE_TEXT_SIZE * 4], list[SOURCE_TEXT_SIZE - 64] = "";
	char last[SAMPLE_TEXT_SIZE], disk[SAMPLE_TEXT_SIZE + 8];
	char *name, *rest;
	unsigned int controller, namespace;
	int end = 0;

	if (sscanf(device, "nvme%u%n", &controller, &end) == 1 && !device[end])
		snprintf(disk, sizeof(disk), "%sn", device);
	else if (sscanf(device, "ng%un%u%n", &controller, &namespace, &end) ==
			 2 &&
		 !device[end])
		snprintf(disk, sizeof(disk), "nvme%s", device + 2);
	else
		return false;
	kernel_devices_list(sysfs, false, all, sizeof(all), last);
	for (name = strtok_r(all, ", ", &rest); name;
	     name = strtok_r(NULL, ", ", &rest))
		if (!strncmp(name, disk, strlen(disk)))
			kernel_devices_append(list, sizeof(list), name);
	if (!*list)
		return false;
	problem_fail(error, NULL, "%s is a controller, not a disk", device);
	problem_advise(error, "name a disk of it: %s", list);
	return true;
}

static void kernel_devices_explain_none(const char *sysfs, const char *device,
					struct problem *error)
{
	char list[SOURCE_TEXT_SIZE - 64], last[SAMPLE_TEXT_SIZE];

	problem_fail(error, NULL, "there is no block device %s", device);
	kernel_devices_list(sysfs, false, list, sizeof(list), last);
	problem_advise(error, "this machine has: %s", *list ? list : "none");
}

void kernel_devices_explain(const char *sysfs, const char *device, int number,
			    struct problem *error)
{
	if (kernel_devices_have(sysfs, "block", device, "queue")) {
		if (number == ENOENT) {
			kernel_devices_explain_no_dpas(sysfs, device, error);
			return;
		}
		problem_fail(error, "queue/" KERNEL_DEVICES_MARK,
			     "cannot be read: %s", strerror(number));
		problem_advise(error, "run dpastop as root");
	} else if (kernel_devices_have(sysfs, "class/block", device,
				       "partition")) {
		problem_fail(error, NULL,
			     "%s is a partition and has no queue of its own",
			     device);
		problem_advise(error, "name the whole device");
	} else if (!kernel_devices_explain_controller(sysfs, device, error)) {
		kernel_devices_explain_none(sysfs, device, error);
	}
}
