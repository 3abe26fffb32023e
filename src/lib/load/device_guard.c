// SPDX-License-Identifier: GPL-2.0
#include "lib/load/device_guard.h"

#include <blkid/blkid.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct device_guard_roots device_guard_machine = {
	.sysfs = "/sys",
	.proc = "/proc",
	.dev = "/dev",
};

/* A disk or one of its partitions. */
struct guarded {
	const char *name;  /* "nvme0n1p1" */
	const char *sysfs; /* its sysfs directory */
	const struct device_guard_roots *roots;
	struct problem *problem;
};

/* The first line of DIRECTORY/@name, without its newline. */
static bool device_guard_read_line(const char *directory, const char *name,
				   char *line, size_t size)
{
	char path[PATH_MAX];
	FILE *file;
	bool good;

	snprintf(path, sizeof(path), "%s/%s", directory, name);
	file = fopen(path, "re");
	if (!file)
		return false;
	good = fgets(line, (int)size, file);
	if (good)
		line[strcspn(line, "\n")] = '\0';
	fclose(file);
	return good;
}

/*
 * Call @is_fine for each line of @path; it may modify the line. False: it
 * returned false, or the file cannot be read.
 */
static bool
device_guard_each_line(const struct guarded *guarded, const char *path,
		       bool (*is_fine)(const struct guarded *, char *line))
{
	char *line = NULL;
	size_t size = 0;
	bool good = true;
	FILE *file = fopen(path, "re");

	if (!file)
		return problem_fail(
			guarded->problem, NULL,
			"%s, which shows whether it is in use, cannot be read: %s",
			path, strerror(errno));
	while (good && getline(&line, &size, file) > 0)
		good = is_fine(guarded, line);
	free(line);
	fclose(file);
	return good;
}

static const char *device_guard_base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* "36 35 259:1 / /home rw shared:1 - ext4 /dev/nvme0n1p1 rw" */
static bool device_guard_mount_is_fine(const struct guarded *guarded,
				       char *line)
{
	char number[64] = "", *word, *rest, *where = NULL, *source = NULL;
	unsigned int field = 0, behind_dash = 0;
	bool same = false;

	device_guard_read_line(guarded->sysfs, "dev", number, sizeof(number));
	for (word = strtok_r(line, " \n", &rest); word;
	     word = strtok_r(NULL, " \n", &rest), field++) {
		if (field == 2)
			same = *number && !strcmp(word, number);
		if (field == 4)
			where = word;
		if (behind_dash && ++behind_dash == 3)
			source = word;
		if (field > 5 && !strcmp(word, "-"))
			behind_dash = 1;
	}
	/* btrfs uses anonymous device numbers, but names its device. */
	if (source && *source == '/' &&
	    !strcmp(device_guard_base_name(source), guarded->name))
		same = true;
	return !same ||
		problem_fail(guarded->problem, NULL, "%s is mounted on %s",
			     guarded->name, where ? where : "?");
}

/* "/dev/nvme0n1p2   partition   8388604   0   -2" */
static bool device_guard_swap_is_fine(const struct guarded *guarded, char *line)
{
	line[strcspn(line, " \t\n")] = '\0';
	if (strcmp(device_guard_base_name(line), guarded->name) != 0)
		return true;
	return problem_fail(guarded->problem, NULL, "%s is in use as swap",
			    guarded->name);
}

static const char *device_guard_holder_kind(const char *name)
{
	if (!strncmp(name, "md", 2))
		return "RAID";
	if (!strncmp(name, "dm-", 3))
		return "LVM, RAID or encryption";
	return "a device on top of it";
}

static bool device_guard_holders_are_fine(const struct guarded *guarded)
{
	char path[PATH_MAX];
	struct dirent *entry;
	bool good = true;
	DIR *directory;

	snprintf(path, sizeof(path), "%s/holders", guarded->sysfs);
	directory = opendir(path);
	while (directory && good && (entry = readdir(directory)))
		if (entry->d_name[0] != '.')
			good = problem_fail(
				guarded->problem, NULL,
				"%s is in use by %s (%s)", guarded->name,
				entry->d_name,
				device_guard_holder_kind(entry->d_name));
	if (directory)
		closedir(directory);
	return good;
}

static bool device_guard_is_unused(const struct guarded *guarded)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/self/mountinfo", guarded->roots->proc);
	if (!device_guard_each_line(guarded, path, device_guard_mount_is_fine))
		return false;
	snprintf(path, sizeof(path), "%s/swaps", guarded->roots->proc);
	/* Kernels without swap have no such file. */
	if (access(path, F_OK) == 0 &&
	    !device_guard_each_line(guarded, path, device_guard_swap_is_fine))
		return false;
	return device_guard_holders_are_fine(guarded);
}

/* Partitions are refused in any case, but their use is the better reason. */
static bool device_guard_partition_is_fine(const struct guarded *disk,
					   const char *name)
{
	char path[PATH_MAX];
	struct guarded partition = *disk;

	snprintf(path, sizeof(path), "%s/%s/partition", disk->sysfs, name);
	if (access(path, F_OK))
		return true;
	snprintf(path, sizeof(path), "%s/%s", disk->sysfs, name);
	partition.name = name;
	partition.sysfs = path;
	return device_guard_is_unused(&partition) &&
		problem_fail(disk->problem, NULL, "it has partitions (%s)",
			     name);
}

static bool device_guard_has_no_partitions(const struct guarded *disk)
{
	DIR *directory = opendir(disk->sysfs);
	struct dirent *entry;
	bool good = true;

	while (directory && good && (entry = readdir(directory)))
		if (entry->d_name[0] != '.')
			good = device_guard_partition_is_fine(disk,
							      entry->d_name);
	if (directory)
		closedir(directory);
	return good;
}

static bool device_guard_value(blkid_probe probe, const char *name,
			       const char **value)
{
	return blkid_probe_lookup_value(probe, name, value, NULL) == 0;
}

/* The signature found by libblkid. */
static bool device_guard_explain_signature(blkid_probe probe,
					   struct problem *problem)
{
	const char *type = "?", *usage = "";

	if (!device_guard_value(probe, "TYPE", &type)) {
		device_guard_value(probe, "PTTYPE", &type);
		return problem_fail(problem, NULL,
				    "it holds a partition table (%s)", type);
	}
	device_guard_value(probe, "USAGE", &usage);
	if (!strcmp(usage, "filesystem"))
		return problem_fail(problem, NULL,
				    "it holds a file system (%s)", type);
	if (!strcmp(usage, "raid"))
		return problem_fail(problem, NULL,
				    "it is a member of a RAID or LVM (%s)",
				    type);
	return problem_fail(problem, NULL, "it holds a signature (%s)", type);
}

static bool device_guard_has_no_signature(int fd, struct problem *problem)
{
	blkid_probe probe = blkid_new_probe();
	bool good = false;
	int found = -1;

	if (probe && !blkid_probe_set_device(probe, fd, 0, 0)) {
		blkid_probe_enable_superblocks(probe, 1);
		blkid_probe_set_superblocks_flags(
			probe, BLKID_SUBLKS_TYPE | BLKID_SUBLKS_USAGE);
		blkid_probe_enable_partitions(probe, 1);
		found = blkid_do_safeprobe(probe);
	}
	if (found == 1)
		good = true;
	else if (found == 0)
		good = device_guard_explain_signature(probe, problem);
	else if (found == -2)
		problem_fail(problem, NULL,
			     "it holds signatures of several kinds");
	else
		problem_fail(problem, NULL,
			     "it cannot be searched for signatures");
	blkid_free_probe(probe);
	return good;
}

int device_guard_hold(const char *device,
		      const struct device_guard_roots *roots)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/%s", roots->dev, device);
	return open(path, O_RDONLY | O_EXCL | O_CLOEXEC);
}

static bool device_guard_content_is_fine(const struct guarded *disk)
{
	int fd = device_guard_hold(disk->name, disk->roots);
	bool good;

	if (fd < 0 && errno == EBUSY)
		return problem_fail(disk->problem, NULL,
				    "something has it open exclusively");
	if (fd < 0)
		return problem_fail(disk->problem, NULL,
				    "%s/%s cannot be opened: %s",
				    disk->roots->dev, disk->name,
				    strerror(errno));
	good = device_guard_has_no_signature(fd, disk->problem);
	close(fd);
	return good;
}

bool device_guard_is_safe(const char *device,
			  const struct device_guard_roots *roots,
			  struct problem *problem)
{
	char path[PATH_MAX];
	struct guarded disk = {
		.name = device,
		.sysfs = path,
		.roots = roots,
		.problem = problem,
	};

	snprintf(path, sizeof(path), "%s/block/%s", roots->sysfs, device);
	if (access(path, F_OK))
		return problem_fail(problem, NULL,
				    "there is no such disk in %s/block",
				    roots->sysfs);
	return device_guard_is_unused(&disk) &&
		device_guard_has_no_partitions(&disk) &&
		device_guard_content_is_fine(&disk);
}
