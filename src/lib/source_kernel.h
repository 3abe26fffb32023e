/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_kernel.h - a block device of a running kernel with DPAS
 *
 * Samples come from the files in /sys/block/DEV/queue/, which are kept open;
 * on the paper's own kernel the rows come from the kernel log. Switches are
 * told apart by comparing samples. A device that goes away is waited for.
 */
#ifndef DPASTOP_SOURCE_KERNEL_H
#define DPASTOP_SOURCE_KERNEL_H

#include "source.h"

/*
 * Open device @name: "nvme0n1", "/dev/nvme0n1" or a link to that; NULL for the
 * only one with DPAS. NULL where it cannot; *@error says why.
 */
struct source *source_kernel_open(const char *name,
				  const struct source_options *options,
				  struct source_error *error);

#endif
