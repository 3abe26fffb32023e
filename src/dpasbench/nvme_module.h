/* SPDX-License-Identifier: GPL-2.0 */
/*
 * nvme_module.h - load the nvme driver anew with a number of poll queues
 *
 * Only the driver of PCIe drives, only where it is a module that nobody uses.
 * Its other parameters are kept.
 */
#ifndef DPASBENCH_NVME_MODULE_H
#define DPASBENCH_NVME_MODULE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/problem.h"

struct nvme_module {
	char sysfs[128];
	char device[64];	  /* "nvme0n1" */
	char identity[256];	  /* of that disk */
	unsigned int poll_queues; /* at the start */
	char other[16][96];	  /* its other parameters: "name=value" */
	unsigned int nr_other;
	bool changed; /* it has been unloaded */
};

/*
 * Look whether @device's driver can be loaded anew. False: @problem
 * says why not.
 */
bool nvme_module_init(struct nvme_module *module, const char *sysfs,
		      const char *device, struct problem *problem);

enum nvme_module_status {
	NVME_MODULE_LOADED,
	NVME_MODULE_IN_USE, /* and as it was */
	NVME_MODULE_FAILED, /* the disk is not there now, or is another one */
};

/*
 * Load it with @poll_queues and wait for the disk. Not LOADED: @problem
 * says why.
 */
enum nvme_module_status nvme_module_reload(struct nvme_module *module,
					   unsigned int poll_queues,
					   struct problem *problem);

#endif
