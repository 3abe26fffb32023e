/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_kernel.h - a block device of a running kernel with DPAS
 *
 * Tunables come from the files in /sys/block/DEV/queue/, which are kept open.
 * The rows and every switch come by netlink; from a kernel without that, rows
 * come from switch_stat (on the paper's own kernel from the kernel log) and
 * switches are told by comparing samples. A device that goes away is waited for.
 */
#ifndef LIB_LIVE_SOURCE_KERNEL_H
#define LIB_LIVE_SOURCE_KERNEL_H

#include "lib/source.h"

/*
 * Open device @name: "nvme0n1", "/dev/nvme0n1" or a link to that; NULL for the
 * only one with DPAS. NULL where it cannot; *@error says why.
 */
struct source *source_kernel_open(const char *name,
				  const struct source_options *options,
				  struct problem *error);

#endif
