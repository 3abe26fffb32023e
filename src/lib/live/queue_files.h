/* SPDX-License-Identifier: GPL-2.0 */
/*
 * queue_files.h - the sysfs files of a disk's queue, kept open
 *
 * They are opened once and read with pread(). Between two samples, a device may
 * be replaced by another one of the same name; queue_files_are_same() detects
 * this.
 */
#ifndef LIB_LIVE_QUEUE_FILES_H
#define LIB_LIVE_QUEUE_FILES_H

#include <sys/types.h>

#include "lib/live/sysfs.h"
#include "lib/model/sample.h"
#include "lib/source.h"

/* The descriptors of missing files are -1. */
struct queue_files {
	const char *sysfs;  /* mount point */
	const char *device; /* "nvme0n1" */
	bool are_open;
	dev_t directory_device; /* the queue's directory when it was opened */
	ino_t directory_inode;
	int tunable_fd[TUNABLE_COUNT];
	int io_poll_fd;
	int scheduler_fd;
	int stat_fd;
	int switch_stat_fd;
	bool poll_queues_known;
	uint64_t poll_queues;
};

/* Initialise with no files open; the strings must outlive it. */
void queue_files_init(struct queue_files *files, const char *sysfs,
		      const char *device);

/* False: there is no such queue, or it has no DPAS; see errno. */
bool queue_files_open(struct queue_files *files);
void queue_files_close(struct queue_files *files);

/* Is the queue still the one whose files are open? Costs one stat(). */
bool queue_files_are_same(const struct queue_files *files);

/* The device number of the disk; 0 if sysfs does not have it. */
dev_t queue_files_disk(const struct queue_files *files);

/* Read the tunables. False: the device has been removed. */
bool queue_files_read_tunables(const struct queue_files *files,
			       struct sample *sample);

/* Read the block layer's counts and the polling setup of the queue. */
void queue_files_read_counts(const struct queue_files *files,
			     struct sample *sample);

/* Read "[none] mq-deadline\n". False: unknown. */
bool queue_files_read_scheduler(const struct queue_files *files,
				char text[SYSFS_SMALL]);

/* May this process write the tunables? False: errno says why. */
bool queue_files_may_write(const struct queue_files *files);

/* Write tunable @id. False: *@error says why the kernel rejected it. */
bool queue_files_write(const struct queue_files *files, unsigned int id,
		       int64_t value, struct problem *error);

#endif
