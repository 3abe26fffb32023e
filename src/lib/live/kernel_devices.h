/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kernel_devices.h - find block devices, and those with DPAS
 */
#ifndef LIB_LIVE_KERNEL_DEVICES_H
#define LIB_LIVE_KERNEL_DEVICES_H

#include "lib/source.h"

/* The file in queue/ that exists on kernels with DPAS only. */
#define KERNEL_DEVICES_MARK "switch_stat"

/*
 * Resolve a device @name given by the user ("nvme0n1", "/dev/nvme0n1", a link
 * to that) or, if NULL, the only device with DPAS. False: *@error says why
 * there is none. The device need not exist.
 */
bool kernel_devices_choose(const char *sysfs, const char *name,
			   char device[SAMPLE_TEXT_SIZE],
			   struct problem *error);

/* The @number'th device, from 0, in order of name. False: there are fewer. */
bool kernel_devices_get(const char *sysfs, size_t number,
			char device[SAMPLE_TEXT_SIZE], bool *has_dpas);

/* Explain errno @number of opening KERNEL_DEVICES_MARK of @device. */
void kernel_devices_explain(const char *sysfs, const char *device, int number,
			    struct problem *error);

#endif
