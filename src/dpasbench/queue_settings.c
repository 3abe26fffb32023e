// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/queue_settings.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dpasbench/disk_identity.h"

struct setting {
	char *device;
	char *name; /* of the file in queue/ */
	char *value;
};

struct disk {
	char *device; /* its name then */
	char *identity;
	bool is_unique; /* no other disk has that, too */
};

struct queue_settings {
	char sysfs[128];
	struct disk *disk;
	size_t nr_disks;
	struct setting *setting;
	size_t nr_settings;
};

static bool queue_settings_grow(void *array, size_t count, size_t size)
{
	void **at = array, *larger = realloc(*at, (count + 1) * size);

	if (larger)
		*at = larger;
	return larger;
}

/*
 * The text to write so that the file reads @line again. A choice reads as "none
 * [mq-deadline]".
 */
static char *queue_settings_to_be_written(const char *line)
{
	const char *open = strchr(line, '[');
	size_t length = open ? strcspn(open + 1, "]") : strlen(line);

	return strndup(open ? open + 1 : line, length);
}

static bool queue_settings_read_setting(const char *sysfs, const char *device,
					const char *name, char **value)
{
	char path[PATH_MAX], line[256];

	snprintf(path, sizeof(path), "block/%s/queue/%s", device, name);
	if (!disk_identity_read_line(sysfs, path, line, sizeof(line)))
		return false;
	*value = queue_settings_to_be_written(line);
	return *value;
}

static bool queue_settings_is_writable(const char *sysfs, const char *device,
				       const char *name)
{
	char path[PATH_MAX];
	struct stat file;

	snprintf(path, sizeof(path), "%s/block/%s/queue/%s", sysfs, device,
		 name);
	return !stat(path, &file) && S_ISREG(file.st_mode) &&
		(file.st_mode & S_IWUSR) && (file.st_mode & S_IRUSR);
}

/* False: no memory. */
static bool queue_settings_remember_setting(struct queue_settings *settings,
					    const char *device,
					    const char *name)
{
	struct setting setting = { .value = NULL };

	if (!queue_settings_is_writable(settings->sysfs, device, name) ||
	    !queue_settings_read_setting(settings->sysfs, device, name,
					 &setting.value))
		return true;
	setting.device = strdup(device);
	setting.name = strdup(name);
	if (setting.device && setting.name &&
	    queue_settings_grow(&settings->setting, settings->nr_settings,
				sizeof(setting))) {
		settings->setting[settings->nr_settings++] = setting;
		return true;
	}
	free(setting.device);
	free(setting.name);
	free(setting.value);
	return false;
}

static bool queue_settings_remember_disk(struct queue_settings *settings,
					 const char *device)
{
	char path[PATH_MAX], identity[256];
	struct disk disk;
	struct dirent *entry;
	DIR *directory;
	bool good;

	if (!disk_identity(settings->sysfs, device, identity, sizeof(identity)))
		return true;
	disk.is_unique = disk_identity_is_unique(settings->sysfs, device,
						 identity);
	disk.device = strdup(device);
	disk.identity = strdup(identity);
	if (!disk.device || !disk.identity ||
	    !queue_settings_grow(&settings->disk, settings->nr_disks,
				 sizeof(disk))) {
		free(disk.device);
		free(disk.identity);
		return false;
	}
	settings->disk[settings->nr_disks++] = disk;
	snprintf(path, sizeof(path), "%s/block/%s/queue", settings->sysfs,
		 device);
	directory = opendir(path);
	good = true;
	while (directory && good && (entry = readdir(directory)))
		if (entry->d_name[0] != '.')
			good = queue_settings_remember_setting(settings, device,
							       entry->d_name);
	if (directory)
		closedir(directory);
	return good;
}

static bool queue_settings_remember_all_nvme(struct queue_settings *settings)
{
	struct dirent *entry;
	char path[PATH_MAX];
	bool good = true;
	DIR *directory;

	snprintf(path, sizeof(path), "%s/block", settings->sysfs);
	directory = opendir(path);
	while (directory && good && (entry = readdir(directory)))
		if (disk_identity_is_nvme(settings->sysfs, entry->d_name))
			good = queue_settings_remember_disk(settings,
							    entry->d_name);
	if (directory)
		closedir(directory);
	return good;
}

/* Alphabetical order, so that switch_enabled is written after pas_enabled. */
static int queue_settings_compare_settings(const void *one, const void *other)
{
	const struct setting *a = one, *b = other;
	int order = strcmp(a->device, b->device);

	return order ? order : strcmp(a->name, b->name);
}

struct queue_settings *queue_settings_read(const char *sysfs,
					   const char *device)
{
	struct queue_settings *settings = calloc(1, sizeof(*settings));
	bool good;

	if (!settings)
		return NULL;
	snprintf(settings->sysfs, sizeof(settings->sysfs), "%s", sysfs);
	if (disk_identity_is_nvme(sysfs, device))
		good = queue_settings_remember_all_nvme(settings);
	else
		good = queue_settings_remember_disk(settings, device);
	if (!good) {
		queue_settings_free(settings);
		return NULL;
	}
	if (settings->nr_settings)
		qsort(settings->setting, settings->nr_settings,
		      sizeof(*settings->setting),
		      queue_settings_compare_settings);
	return settings;
}

static bool queue_settings_write_setting(const char *sysfs, const char *device,
					 const struct setting *setting)
{
	char path[PATH_MAX];
	size_t length = strlen(setting->value);
	int fd, number;
	bool good;

	snprintf(path, sizeof(path), "%s/block/%s/queue/%s", sysfs, device,
		 setting->name);
	fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
	if (fd < 0)
		return false;
	good = write(fd, setting->value, length) == (ssize_t)length;
	number = errno;
	close(fd);
	errno = number;
	return good;
}

/*
 * What @disk is called now, in @name. The settings of one disk must not be written to
 * another.
 */
static bool queue_settings_name_now(const char *sysfs, const struct disk *disk,
				    char *name, size_t size,
				    struct problem *problem)
{
	char identity[256];

	snprintf(name, size, "%s", disk->device);
	if (disk->is_unique ?
		    disk_identity_find(sysfs, disk->identity, name, size) :
		    disk_identity(sysfs, name, identity, sizeof(identity)) &&
			    !strcmp(identity, disk->identity))
		return true;
	return problem_fail(
		problem, disk->device,
		"its settings are not restored: it is gone, or another disk now");
}

static bool queue_settings_is_as_it_was(const char *sysfs, const char *device,
					const struct setting *setting)
{
	char *now = NULL;
	bool same = queue_settings_read_setting(sysfs, device, setting->name,
						&now) &&
		!strcmp(now, setting->value);

	free(now);
	return same;
}

static bool queue_settings_restore_setting(const char *sysfs,
					   const char *device,
					   const struct setting *setting,
					   struct problem *problem)
{
	char path[PATH_MAX];

	if (queue_settings_is_as_it_was(sysfs, device, setting) ||
	    queue_settings_write_setting(sysfs, device, setting))
		return true;
	snprintf(path, sizeof(path), "%s/block/%s/queue/%s", sysfs, device,
		 setting->name);
	return problem_fail(problem, path, "%s cannot be restored: %s",
			    setting->value, strerror(errno));
}

static bool queue_settings_restore_disk(const struct queue_settings *settings,
					const struct disk *disk,
					struct problem *problem)
{
	struct problem other;
	bool good = true;
	char device[64];
	size_t i;

	if (!queue_settings_name_now(settings->sysfs, disk, device,
				     sizeof(device), problem))
		return false;
	for (i = 0; i < settings->nr_settings; i++)
		if (!strcmp(settings->setting[i].device, disk->device))
			good &= queue_settings_restore_setting(
				settings->sysfs, device, &settings->setting[i],
				good ? problem : &other);
	return good;
}

bool queue_settings_restore(const struct queue_settings *settings,
			    struct problem *problem)
{
	struct problem other;
	bool good = true;
	size_t i;

	for (i = 0; i < settings->nr_disks; i++)
		good &= queue_settings_restore_disk(
			settings, &settings->disk[i], good ? problem : &other);
	return good;
}

void queue_settings_free(struct queue_settings *settings)
{
	size_t i;

	if (!settings)
		return;
	for (i = 0; i < settings->nr_settings; i++) {
		free(settings->setting[i].device);
		free(settings->setting[i].name);
		free(settings->setting[i].value);
	}
	for (i = 0; i < settings->nr_disks; i++) {
		free(settings->disk[i].device);
		free(settings->disk[i].identity);
	}
	free(settings->setting);
	free(settings->disk);
	free(settings);
}
