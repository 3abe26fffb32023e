/* SPDX-License-Identifier: GPL-2.0 */
/*
 * nvme_module.h - reload the nvme driver with a number of poll queues
 *
 * Only for the driver of PCIe drives, and only if it is a module that is not in
 * use. Its other parameters are kept.
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
	char device[64];	  /* its name now: "nvme0n1" */
	char identity[256];	  /* identity of the disk */
	bool is_unique;		  /* no other disk has that, too */
	unsigned int poll_queues; /* initial poll queues */
	char other[16][96];	  /* its other parameters: "name=value" */
	unsigned int nr_other;
	bool changed; /* reloaded, and not restored yet */
};

/* Can the driver of @device be reloaded? False: @problem says why not. */
bool nvme_module_init(struct nvme_module *module, const char *sysfs,
		      const char *device, struct problem *problem);

enum nvme_module_status {
	NVME_MODULE_LOADED,
	NVME_MODULE_IN_USE, /* unchanged */
	NVME_MODULE_FAILED, /* the disk is missing, or another one */
};

/*
 * Reload it with @poll_queues and wait for the disk, which may have another name in
 * @module->device then. Not LOADED: @problem says why.
 */
enum nvme_module_status nvme_module_reload(struct nvme_module *module,
					   unsigned int poll_queues,
					   struct problem *problem);

#endif
