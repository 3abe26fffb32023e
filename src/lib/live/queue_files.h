/* SPDX-License-Identifier: GPL-2.0 */
/*
 * queue_files.h - what sysfs has of one disk's queue, in files kept open
 *
 * They are opened once and read with pread(). A device may leave and another of
 * the same name come between two samples: queue_files_are_same() tells.
 */
#ifndef LIB_LIVE_QUEUE_FILES_H
#define LIB_LIVE_QUEUE_FILES_H

#include <sys/types.h>

#include "lib/live/sysfs.h"
#include "lib/model/sample.h"
#include "lib/source.h"

/* Of the files those that are missing are -1. */
struct queue_files {
	const char *sysfs;  /* where it is mounted */
	const char *device; /* "nvme0n1" */
	bool are_open;
	dev_t directory_device; /* the queue's directory, as it was opened */
	ino_t directory_inode;
	int tunable_fd[TUNABLE_COUNT];
	int io_poll_fd;
	int scheduler_fd;
	int stat_fd;
	int switch_stat_fd;
	bool poll_queues_known;
	uint64_t poll_queues;
};

/* None is open; the two texts have to stay. */
void queue_files_init(struct queue_files *files, const char *sysfs,
		      const char *device);

/* False: there is no such queue, or none with DPAS; errno says. */
bool queue_files_open(struct queue_files *files);
void queue_files_close(struct queue_files *files);

/* Is the queue still the one whose files are open? One stat(). */
bool queue_files_are_same(const struct queue_files *files);

/* The number of the disk; 0 where sysfs does not say it. */
dev_t queue_files_disk(const struct queue_files *files);

/* The tunables. False: the device went away under the open files. */
bool queue_files_read_tunables(const struct queue_files *files,
			       struct sample *sample);

/* What the block layer counts, and how the queue polls. */
void queue_files_read_counts(const struct queue_files *files,
			     struct sample *sample);

/* "[none] mq-deadline\n". False: it cannot be told. */
bool queue_files_read_scheduler(const struct queue_files *files,
				char text[SYSFS_SMALL]);

/* May this process write the tunables? False: errno says why not. */
bool queue_files_may_write(const struct queue_files *files);

/* Write tunable @id. False: *@error says why the kernel has not taken it. */
bool queue_files_write(const struct queue_files *files, unsigned int id,
		       int64_t value, struct problem *error);

#endif
