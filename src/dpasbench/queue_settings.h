/* SPDX-License-Identifier: GPL-2.0 */
/*
 * queue_settings.h - remember the settings of block queues and put them back
 *
 * All that can be written in /sys/block/DISK/queue/: measuring changes the
 * tunables of one disk, and loading nvme anew resets all settings of all its
 * disks.
 */
#ifndef DPASBENCH_QUEUE_SETTINGS_H
#define DPASBENCH_QUEUE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/problem.h"

struct queue_settings;

/*
 * Remember those of @device and, if it is NVMe, of all NVMe disks. NULL where
 * memory is short.
 */
struct queue_settings *queue_settings_read(const char *sysfs,
					   const char *device);

/*
 * Write what differs now. False: @problem names the first that could
 * not be put back; the others are.
 */
bool queue_settings_restore(const struct queue_settings *settings,
			    struct problem *problem);

void queue_settings_free(struct queue_settings *settings);

#endif
