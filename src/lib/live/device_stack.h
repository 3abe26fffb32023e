/* SPDX-License-Identifier: GPL-2.0 */
/*
 * device_stack.h - disks that are put together from others or have several
 * paths: DPAS works on what is below them
 */
#ifndef LIB_LIVE_DEVICE_STACK_H
#define LIB_LIVE_DEVICE_STACK_H

#include <stdbool.h>

#include "lib/source.h"

/* Is @device one path of several to a disk, which the kernel hides? */
bool device_stack_is_hidden(const char *sysfs, const char *device);

/*
 * Is @device of dm or md, or a disk with several paths, or one of those? Then
 * *@error says which, and what to do.
 */
bool device_stack_explain(const char *sysfs, const char *device,
			  struct problem *error);

#endif
