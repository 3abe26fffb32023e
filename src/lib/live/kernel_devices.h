/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kernel_devices.h - which block devices there are, and which have DPAS
 */
#ifndef LIB_LIVE_KERNEL_DEVICES_H
#define LIB_LIVE_KERNEL_DEVICES_H

#include "lib/source.h"

/* The file in queue/ that every kernel with DPAS has, and no other. */
#define KERNEL_DEVICES_MARK "switch_stat"

/*
 * The device that the user means by @name ("nvme0n1", "/dev/nvme0n1", a link
 * to that), or the only one with DPAS where it is NULL. False: *@error says
 * why there is none. The device need not exist.
 */
bool kernel_devices_choose(const char *sysfs, const char *name,
			   char device[SAMPLE_TEXT_SIZE],
			   struct problem *error);

/*
 * The device that is @number of all, from 0, by name. False: there are not so many.
 */
bool kernel_devices_get(const char *sysfs, size_t number,
			char device[SAMPLE_TEXT_SIZE], bool *has_dpas);

/* Why KERNEL_DEVICES_MARK of @device could not be opened, with errno @number. */
void kernel_devices_explain(const char *sysfs, const char *device, int number,
			    struct problem *error);

#endif
