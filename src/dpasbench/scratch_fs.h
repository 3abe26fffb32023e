/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scratch_fs.h - a file system that is made for a benchmark, and removed after it
 *
 * Its mount is attached to no directory: whoever has the descriptor, or its path
 * in /proc, gets at it, and the kernel unmounts it when the descriptor is closed,
 * even by kill -9. What kill -9 leaves is the file system on the disk. Its UUID
 * begins as all of them do, by which the next dpasbench knows it.
 */
#ifndef DPASBENCH_SCRATCH_FS_H
#define DPASBENCH_SCRATCH_FS_H

#include <stdint.h>

#include "dpasbench/target.h"

/* The name of the file in it. */
#define SCRATCH_FS_FILE "data"

struct scratch_fs {
	const char *type;   /* "xfs", "ext4"; NULL: none is wanted */
	const char *device; /* "nvme0n1" */
	bool made;	    /* it, or part of it, is on the disk */
	char uuid[37];
	int mount_fd;	     /* -1: not mounted */
	char directory[48];  /* the path of its root while it is mounted */
	uint64_t file_bytes; /* what is put into it takes so much */
};

/* Can such a file system be made? */
bool scratch_fs_is_type(const char *type);

/*
 * Can this machine make and mount one of @type? False: @problem says what is missing.
 */
bool scratch_fs_can_make(const char *type, struct problem *problem);

/* Nothing is made yet. The strings must outlive @fs; @type may be NULL. */
void scratch_fs_init(struct scratch_fs *fs, const char *type,
		     const char *device);

/*
 * Has an interrupted dpasbench left one on @device? Its type is stored in @type.
 */
bool scratch_fs_is_left(const char *device, char *type, size_t size);

/*
 * Make it; what is going to be put into it takes fs->file_bytes: @bytes, or if that
 * is 0, one @part'th of the disk, at most 1 GiB. The caller has made sure that the
 * disk may be overwritten; @force: also one with data. False: @problem says why, and
 * part of it may be on the disk.
 */
bool scratch_fs_make(struct scratch_fs *fs, uint64_t bytes, unsigned int part,
		     bool force, struct problem *problem);

/*
 * Write a file of that size, all of it, into the mounted file system: reading what is
 * only reserved would not reach the disk. Takes a while; a readable @signal_fd ends
 * it. Not OK: @problem says why.
 */
enum target_status scratch_fs_fill(struct scratch_fs *fs, int signal_fd,
				   struct problem *problem);

/* Mount it, if the disk still has it. False: @problem says why not. */
bool scratch_fs_mount(struct scratch_fs *fs, struct problem *problem);
void scratch_fs_unmount(struct scratch_fs *fs);

/*
 * Take ours off @device, which must not be mounted; then the disk is empty. No
 * effect if there is none. False: @problem says why that failed, and what to do.
 */
bool scratch_fs_remove(const char *device, struct problem *problem);

#endif
