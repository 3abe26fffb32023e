/* SPDX-License-Identifier: GPL-2.0 */
/*
 * device_guard.h - is it safe to overwrite this disk?
 *
 * Safe means that it is unused and holds no data. A disk is not safe if it or
 * one of its partitions is mounted, used as swap, or has something stacked on
 * top (RAID, LVM, encryption); if it has partitions; if another program holds
 * it exclusively; or if it carries the signature of a file system, a RAID or
 * LVM member, swap or a partition table (as detected by libblkid).
 */
#ifndef LIB_LOAD_DEVICE_GUARD_H
#define LIB_LOAD_DEVICE_GUARD_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/problem.h"

/* Where to look; tests use other paths. */
struct device_guard_roots {
	const char *sysfs; /* "/sys" */
	const char *proc;  /* "/proc" */
	const char *dev;   /* "/dev" */
};

extern const struct device_guard_roots device_guard_machine;

/*
 * May the disk called @device ("nvme0n1") be overwritten? False: the reason in
 * @problem says why not. If in doubt, it is not safe.
 */
bool device_guard_is_safe(const char *device,
			  const struct device_guard_roots *roots,
			  struct problem *problem);

/*
 * Open @device exclusively: until the descriptor is closed, nobody can mount it
 * or stack anything on top. -1: errno says why (EBUSY: it is in use).
 */
int device_guard_hold(const char *device,
		      const struct device_guard_roots *roots);

#endif
