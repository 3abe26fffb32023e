// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/disk_identity.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/live/device_stack.h"

bool disk_identity_read_line(const char *sysfs, const char *path, char *line,
			     size_t size)
{
	char name[PATH_MAX];
	size_t length;
	FILE *file;
	bool good;

	snprintf(name, sizeof(name), "%s/%s", sysfs, path);
	file = fopen(name, "re");
	if (!file)
		return false;
	good = fgets(line, (int)size, file);
	fclose(file);
	if (!good)
		return false;
	length = strlen(line);
	while (length && strchr(" \n", line[length - 1]))
		line[--length] = '\0';
	return true;
}

bool disk_identity(const char *sysfs, const char *device, char *text,
		   size_t size)
{
	char path[256], name[128] = "", sectors[32];

	snprintf(path, sizeof(path), "block/%s/size", device);
	if (!disk_identity_read_line(sysfs, path, sectors, sizeof(sectors)))
		return false;
	snprintf(path, sizeof(path), "block/%s/wwid", device);
	if (!disk_identity_read_line(sysfs, path, name, sizeof(name))) {
		snprintf(path, sizeof(path), "block/%s/device/serial", device);
		disk_identity_read_line(sysfs, path, name, sizeof(name));
	}
	snprintf(text, size, "%s, %s sectors", *name ? name : "no name",
		 sectors);
	return true;
}

/* The number of disks with @identity, and the name of one of them. */
static unsigned int disk_identity_count(const char *sysfs, const char *identity,
					char *device, size_t size)
{
	char path[PATH_MAX], found[256];
	unsigned int count = 0;
	struct dirent *entry;
	DIR *directory;

	snprintf(path, sizeof(path), "%s/block", sysfs);
	directory = opendir(path);
	while (directory && (entry = readdir(directory))) {
		if (entry->d_name[0] == '.' ||
		    device_stack_is_hidden(sysfs, entry->d_name) ||
		    !disk_identity(sysfs, entry->d_name, found,
				   sizeof(found)) ||
		    strcmp(found, identity) != 0)
			continue;
		snprintf(device, size, "%s", entry->d_name);
		count++;
	}
	if (directory)
		closedir(directory);
	return count;
}

bool disk_identity_find(const char *sysfs, const char *identity, char *device,
			size_t size)
{
	return disk_identity_count(sysfs, identity, device, size);
}

bool disk_identity_is_unique(const char *sysfs, const char *device,
			     const char *identity)
{
	char name[256];

	return disk_identity_count(sysfs, identity, name, sizeof(name)) == 1 &&
		!strcmp(name, device);
}

bool disk_identity_is_nvme(const char *sysfs, const char *device)
{
	char path[PATH_MAX], driver[PATH_MAX];
	const char *name;
	ssize_t length;

	/* nvme0n1 -> its controller nvme0 -> the PCIe function -> its driver */
	snprintf(path, sizeof(path), "%s/block/%s/device/device/driver", sysfs,
		 device);
	length = readlink(path, driver, sizeof(driver) - 1);
	if (length < 0)
		return false;
	driver[length] = '\0';
	name = strrchr(driver, '/');
	return !strcmp(name ? name + 1 : driver, "nvme");
}
