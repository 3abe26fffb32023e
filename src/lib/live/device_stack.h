/* SPDX-License-Identifier: GPL-2.0 */
/*
 * device_stack.h - stacked and multipath disks: DPAS works on the disks below
 * them
 */
#ifndef LIB_LIVE_DEVICE_STACK_H
#define LIB_LIVE_DEVICE_STACK_H

#include <stdbool.h>

#include "lib/source.h"

/* Is @device a hidden path of a multipath disk? */
bool device_stack_is_hidden(const char *sysfs, const char *device);

/*
 * Is @device a dm, md or multipath disk, or a path of one? If so, *@error says
 * which, and what to do.
 */
bool device_stack_explain(const char *sysfs, const char *device,
			  struct problem *error);

#endif
