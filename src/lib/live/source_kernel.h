/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_kernel.h - a block device of a running kernel with DPAS
 *
 * Tunables are read from /sys/block/DEV/queue/, whose files are kept open. Rows
 * and switches come over netlink; on a kernel without that, rows come from
 * switch_stat (on the paper's original kernel, from the kernel log) and
 * switches are inferred by comparing samples. If the device is removed, the
 * source waits for it to return.
 */
#ifndef LIB_LIVE_SOURCE_KERNEL_H
#define LIB_LIVE_SOURCE_KERNEL_H

#include "lib/source.h"

/*
 * Open device @name: "nvme0n1", "/dev/nvme0n1" or a link to that; NULL for the
 * only one with DPAS. Returns NULL on failure; *@error says why.
 */
struct source *source_kernel_open(const char *name,
				  const struct source_options *options,
				  struct problem *error);

#endif
