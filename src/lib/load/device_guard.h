/* SPDX-License-Identifier: GPL-2.0 */
/*
 * device_guard.h - is it safe to overwrite this disk?
 *
 * Safe means: nothing uses it and nothing that somebody may want is on it. Not
 * safe is a disk, or a disk with a partition, that is mounted, is swap, or has
 * something on top (RAID, LVM, encryption); that has partitions; that another
 * program holds for itself; or that carries the signature of a file system, a
 * RAID or LVM member, swap or a partition table (as libblkid knows them).
 */
#ifndef LIB_LOAD_DEVICE_GUARD_H
#define LIB_LOAD_DEVICE_GUARD_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/problem.h"

/* Where to look; for tests it may be elsewhere. */
struct device_guard_roots {
	const char *sysfs; /* "/sys" */
	const char *proc;  /* "/proc" */
	const char *dev;   /* "/dev" */
};

extern const struct device_guard_roots device_guard_machine;

/*
 * May the disk called @device ("nvme0n1") be overwritten? False: @problem
 * says why not, in its reason alone. What cannot be found
 * out counts as not safe.
 */
bool device_guard_is_safe(const char *device,
			  const struct device_guard_roots *roots,
			  struct problem *problem);

/*
 * Open @device for ourselves alone: until the descriptor is closed nobody can
 * mount it or put anything on top. -1: errno says why (EBUSY: it is in use).
 */
int device_guard_hold(const char *device,
		      const struct device_guard_roots *roots);

#endif
