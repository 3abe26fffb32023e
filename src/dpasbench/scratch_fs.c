// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/scratch_fs.h"

#include <blkid/blkid.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/random.h>
#include <unistd.h>

#include "dpasbench/stop_signal.h"
#include "lib/base/child.h"
#include "lib/base/clock.h"

/* All of ours begin like this: "dpasbench" in ASCII, as a random UUID is written. */
#define OUR_UUID "64706173-6265-4e63-a868-"
#define MOST_BYTES (UINT64_C(1) << 30)
#define CHUNK_BYTES (1 << 20)
/* If making it takes that long, something hangs. */
#define MAKE_NS (UINT64_C(600) * 1000000000)

struct scratch_fs_type {
	const char *name;
	const char *program;
	const char *package; /* of Debian */
	/* All at once, instead of in the background of the measurements. */
	const char *fixed[4];
	const char *force;
	const char *uuid; /* before the UUID: "-U", or "-m" with "uuid=" */
	const char *uuid_key;
};

static const struct scratch_fs_type types[] = {
	{ "xfs", "mkfs.xfs", "xfsprogs", { "-q" }, "-f", "-m", "uuid=" },
	{ "ext4",
	  "mkfs.ext4",
	  "e2fsprogs",
	  { "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0" },
	  "-F",
	  "-U",
	  "" },
};

static const struct scratch_fs_type *scratch_fs_find_type(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (!strcmp(types[i].name, name))
			return &types[i];
	return NULL;
}

bool scratch_fs_is_type(const char *type)
{
	return scratch_fs_find_type(type);
}

void scratch_fs_init(struct scratch_fs *fs, const char *type,
		     const char *device)
{
	memset(fs, 0, sizeof(*fs));
	fs->type = type;
	fs->device = device;
	fs->mount_fd = -1;
}

/* Asking loads its module, if there is one. */
static bool scratch_fs_is_in_kernel(const char *type)
{
	int context = fsopen(type, FSOPEN_CLOEXEC);

	if (context < 0)
		return errno != ENODEV;
	close(context);
	return true;
}

bool scratch_fs_can_make(const char *type, struct problem *problem)
{
	const struct scratch_fs_type *found = scratch_fs_find_type(type);

	if (!child_can_start(found->program)) {
		problem_fail(problem, found->program, "not installed");
		problem_advise(problem, "Debian: apt install %s",
			       found->package);
		return false;
	}
	return scratch_fs_is_in_kernel(type) ||
		problem_fail(problem, type, "not in this kernel");
}

/* --- what is on the disk --------------------------------------------------- */

/* Open the disk, which nothing else may use. -1: errno says why not. */
static int scratch_fs_open_disk(const char *device, int flags)
{
	char path[96];

	snprintf(path, sizeof(path), "/dev/%s", device);
	return open(path, flags | O_EXCL | O_CLOEXEC);
}

/* A probe that has found what is on the disk; NULL: nothing, or not one thing. */
static blkid_probe scratch_fs_probe(int fd)
{
	blkid_probe probe = blkid_new_probe();

	if (!probe)
		return NULL;
	if (!blkid_probe_set_device(probe, fd, 0, 0)) {
		blkid_probe_enable_superblocks(probe, 1);
		/* The magic number is for wiping. */
		blkid_probe_set_superblocks_flags(probe,
						  BLKID_SUBLKS_TYPE |
							  BLKID_SUBLKS_UUID |
							  BLKID_SUBLKS_MAGIC);
		if (blkid_do_safeprobe(probe) == 0)
			return probe;
	}
	blkid_free_probe(probe);
	return NULL;
}

/* Does the UUID of what was found begin with @uuid? */
static bool scratch_fs_has_uuid(blkid_probe probe, const char *uuid)
{
	const char *found;

	return !blkid_probe_lookup_value(probe, "UUID", &found, NULL) &&
		!strncmp(found, uuid, strlen(uuid));
}

/*
 * Is a file system on the disk whose UUID begins with @uuid? *@type is then what it
 * is called, where @type is not NULL. False also where something else uses the disk.
 */
static bool scratch_fs_find(const char *device, const char *uuid, char *type,
			    size_t size)
{
	int fd = scratch_fs_open_disk(device, O_RDONLY);
	blkid_probe probe = fd >= 0 ? scratch_fs_probe(fd) : NULL;
	bool found = probe && scratch_fs_has_uuid(probe, uuid);
	const char *name = "?";

	if (found && type) {
		blkid_probe_lookup_value(probe, "TYPE", &name, NULL);
		snprintf(type, size, "%s", name);
	}
	blkid_free_probe(probe);
	if (fd >= 0)
		close(fd);
	return found;
}

bool scratch_fs_is_left(const char *device, char *type, size_t size)
{
	return scratch_fs_find(device, OUR_UUID, type, size);
}

/* Of another's file system, which the disk may have by now, nothing is wiped. */
static bool scratch_fs_wipe(int fd)
{
	blkid_probe probe = scratch_fs_probe(fd);
	bool good = true;

	if (probe && scratch_fs_has_uuid(probe, OUR_UUID)) {
		blkid_reset_probe(probe);
		/* Each of its signatures in turn. */
		while (good && blkid_do_probe(probe) == 0)
			good = !blkid_do_wipe(probe, 0);
		good = good && !fsync(fd);
	}
	blkid_free_probe(probe);
	return good;
}

bool scratch_fs_remove(const char *device, struct problem *problem)
{
	int fd = scratch_fs_open_disk(device, O_RDWR);
	bool good = fd >= 0 && scratch_fs_wipe(fd);

	if (!good)
		problem_fail(
			problem, device,
			"the file system that dpasbench made is not removed: %s",
			fd < 0 ? strerror(errno) :
				 "it cannot be wiped off the disk");
	if (!good)
		problem_advise(problem, "remove it with wipefs -a /dev/%s",
			       device);
	if (fd >= 0)
		close(fd);
	return good;
}

/* --- making it --------------------------------------------------------------- */

static void scratch_fs_new_uuid(struct scratch_fs *fs)
{
	uint64_t random = 0;

	if (getrandom(&random, sizeof(random), 0) < 0)
		random = clock_mono_ns();
	snprintf(fs->uuid, sizeof(fs->uuid), OUR_UUID "%012" PRIx64,
		 random >> 16);
}

/* Run mkfs. */
static bool scratch_fs_format(struct scratch_fs *fs, bool force,
			      struct problem *problem)
{
	const struct scratch_fs_type *type = scratch_fs_find_type(fs->type);
	char *argv[12], path[96], uuid[48], end[64];
	enum child_state state;
	struct child child;
	bool good;
	int n = 0, i;

	snprintf(path, sizeof(path), "/dev/%s", fs->device);
	snprintf(uuid, sizeof(uuid), "%s%s", type->uuid_key, fs->uuid);
	argv[n++] = (char *)type->program;
	for (i = 0; type->fixed[i]; i++)
		argv[n++] = (char *)type->fixed[i];
	if (force)
		argv[n++] = (char *)type->force;
	argv[n++] = (char *)type->uuid;
	argv[n++] = uuid;
	argv[n++] = path;
	argv[n] = NULL;
	if (!child_start(&child, argv))
		return problem_fail(problem, type->program, "%s",
				    strerror(errno));
	/* Signals are noticed after it: it takes seconds, and is not cut in two. */
	state = child_wait(&child, clock_mono_ns() + MAKE_NS, -1);
	if (state != CHILD_ENDED)
		child_stop(&child);
	good = state == CHILD_ENDED && child_succeeded(&child);
	/* Even after a failure, it may be there. */
	fs->made = true;
	if (!good) {
		child_describe_end(&child, end, sizeof(end));
		problem_fail(problem, type->program, "it failed (%s): %.*s",
			     end, (int)strcspn(child.err.data, "\n"),
			     child.err.data);
	}
	child_free(&child);
	return good;
}

static uint64_t scratch_fs_default_bytes(const struct scratch_fs *fs,
					 unsigned int part)
{
	int fd = scratch_fs_open_disk(fs->device, O_RDONLY);
	uint64_t bytes = 0;

	if (fd < 0)
		return 0;
	if (ioctl(fd, BLKGETSIZE64, &bytes))
		bytes = 0;
	close(fd);
	bytes = bytes / part / CHUNK_BYTES * CHUNK_BYTES;
	return bytes < MOST_BYTES ? bytes : MOST_BYTES;
}

static enum target_status scratch_fs_write_file(const struct scratch_fs *fs,
						int fd, int signal_fd,
						struct problem *problem)
{
	uint64_t left = fs->file_bytes;
	char *chunk = aligned_alloc(4096, CHUNK_BYTES);
	bool good;

	errno = chunk ? posix_fallocate(fd, 0, (off_t)left) : ENOMEM;
	good = !errno &&
		getrandom(chunk, CHUNK_BYTES, 0) == (ssize_t)CHUNK_BYTES;
	while (good && left) {
		size_t length = left < CHUNK_BYTES ? (size_t)left : CHUNK_BYTES;

		if (stop_signal_has_come(signal_fd)) {
			free(chunk);
			problem_fail(problem, NULL, "interrupted");
			return TARGET_INTERRUPTED;
		}
		good = getrandom(chunk, 256, 0) == 256 &&
			write(fd, chunk, length) == (ssize_t)length;
		left -= length;
	}
	good = good && !fsync(fd);
	free(chunk);
	if (good)
		return TARGET_OK;
	problem_fail(problem, fs->device,
		     "a file of %" PRIu64 " MiB cannot be written on %s: %s",
		     fs->file_bytes >> 20, fs->type, strerror(errno));
	return TARGET_FAILED;
}

enum target_status scratch_fs_fill(struct scratch_fs *fs, int signal_fd,
				   struct problem *problem)
{
	enum target_status status;
	int fd = openat(fs->mount_fd, SCRATCH_FS_FILE,
			O_WRONLY | O_CREAT | O_EXCL | O_DIRECT | O_CLOEXEC,
			0600);

	if (fd < 0) {
		problem_fail(problem, fs->device,
			     "no file can be made on %s: %s", fs->type,
			     strerror(errno));
		return TARGET_FAILED;
	}
	status = scratch_fs_write_file(fs, fd, signal_fd, problem);
	close(fd);
	return status;
}

bool scratch_fs_make(struct scratch_fs *fs, uint64_t bytes, unsigned int part,
		     bool force, struct problem *problem)
{
	fs->file_bytes = bytes ? bytes : scratch_fs_default_bytes(fs, part);
	scratch_fs_new_uuid(fs);
	return scratch_fs_format(fs, force, problem);
}

/* --- mounting it --------------------------------------------------------------- */

/* The descriptor of a mount that is attached to no directory, or -1. */
static int scratch_fs_mount_detached(const struct scratch_fs *fs)
{
	int context = fsopen(fs->type, FSOPEN_CLOEXEC), mount_fd = -1, number;
	char path[96];

	if (context < 0)
		return -1;
	snprintf(path, sizeof(path), "/dev/%s", fs->device);
	if (!fsconfig(context, FSCONFIG_SET_STRING, "source", path, 0) &&
	    !fsconfig(context, FSCONFIG_CMD_CREATE, NULL, NULL, 0))
		mount_fd = fsmount(context, FSMOUNT_CLOEXEC,
				   MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV);
	number = errno;
	close(context);
	errno = number;
	return mount_fd;
}

bool scratch_fs_mount(struct scratch_fs *fs, struct problem *problem)
{
	/* Is it still this disk, and on it what was made? */
	if (!scratch_fs_find(fs->device, fs->uuid, NULL, 0))
		return problem_fail(
			problem, fs->device,
			"the file system that dpasbench made on it is gone, or something else uses the disk");
	fs->mount_fd = scratch_fs_mount_detached(fs);
	if (fs->mount_fd < 0)
		return problem_fail(problem, fs->device,
				    "its %s cannot be mounted: %s", fs->type,
				    strerror(errno));
	snprintf(fs->directory, sizeof(fs->directory), "/proc/%d/fd/%d",
		 (int)getpid(), fs->mount_fd);
	return true;
}

void scratch_fs_unmount(struct scratch_fs *fs)
{
	if (fs->mount_fd >= 0)
		close(fs->mount_fd);
	fs->mount_fd = -1;
}
