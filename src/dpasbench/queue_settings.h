/* SPDX-License-Identifier: GPL-2.0 */
/*
 * queue_settings.h - save and restore the settings of block queues
 *
 * Everything writable in /sys/block/DISK/queue/: measuring changes the tunables
 * of one disk, and reloading nvme resets all settings of all its disks.
 */
#ifndef DPASBENCH_QUEUE_SETTINGS_H
#define DPASBENCH_QUEUE_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/problem.h"

struct queue_settings;

/*
 * Save those of @device and, if it is NVMe, of all NVMe disks. NULL on
 * allocation failure.
 */
struct queue_settings *queue_settings_read(const char *sysfs,
					   const char *device);

/*
 * Write those that differ now, to the same disks, whatever they are called. False: @problem names the first that could not
 * be restored; the others are restored.
 */
bool queue_settings_restore(const struct queue_settings *settings,
			    struct problem *problem);

void queue_settings_free(struct queue_settings *settings);

#endif
