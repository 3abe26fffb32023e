// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/nvme_module.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "dpasbench/disk_identity.h"
#include "lib/base/child.h"
#include "lib/base/clock.h"

#define SECOND_NS UINT64_C(1000000000)
/* udev and others briefly open a disk when it appears: longer if that was our doing. */
#define PATIENCE_NS (3 * SECOND_NS)
#define PATIENCE_AGAIN_NS (30 * SECOND_NS)
#define APPEAR_NS (30 * SECOND_NS)
#define MODPROBE_NS (90 * SECOND_NS)

static void nvme_module_sleep_ms(long ms)
{
	struct timespec time = { .tv_sec = 0, .tv_nsec = ms * 1000000 };

	nanosleep(&time, NULL);
}

/* Keep a parameter in the syntax of modprobe, unless it cannot be set. */
static void nvme_module_keep_parameter(struct nvme_module *module,
				       const char *name)
{
	const unsigned int max = sizeof(module->other) /
		sizeof(module->other[0]);
	char path[PATH_MAX], value[64];

	snprintf(path, sizeof(path), "module/nvme/parameters/%s", name);
	if (!disk_identity_read_line(module->sysfs, path, value,
				     sizeof(value)) ||
	    !*value || strpbrk(value, " (") || module->nr_other == max)
		return;
	if (snprintf(module->other[module->nr_other], sizeof(module->other[0]),
		     "%s=%s", name, value) < (int)sizeof(module->other[0]))
		module->nr_other++;
}

static void nvme_module_keep_parameters(struct nvme_module *module)
{
	struct dirent *entry;
	char path[256];
	DIR *directory;

	snprintf(path, sizeof(path), "%s/module/nvme/parameters",
		 module->sysfs);
	directory = opendir(path);
	while (directory && (entry = readdir(directory)))
		if (entry->d_name[0] != '.' &&
		    strcmp(entry->d_name, "poll_queues") != 0)
			nvme_module_keep_parameter(module, entry->d_name);
	if (directory)
		closedir(directory);
}

bool nvme_module_init(struct nvme_module *module, const char *sysfs,
		      const char *device, struct problem *problem)
{
	char text[64];

	memset(module, 0, sizeof(*module));
	snprintf(module->sysfs, sizeof(module->sysfs), "%s", sysfs);
	snprintf(module->device, sizeof(module->device), "%s", device);
	if (!disk_identity_is_nvme(sysfs, device)) {
		return problem_fail(problem, device,
				    "it is not a PCIe NVMe disk");
	}
	/* A built-in driver has parameters, but no reference count. */
	if (!disk_identity_read_line(sysfs, "module/nvme/refcnt", text,
				     sizeof(text))) {
		return problem_fail(problem, NULL,
				    "nvme is built into this kernel");
	}
	if (!disk_identity_read_line(sysfs,
				     "module/nvme/parameters/poll_queues", text,
				     sizeof(text))) {
		return problem_fail(problem, NULL,
				    "nvme of this kernel has no poll queues");
	}
	module->poll_queues = (unsigned int)strtoul(text, NULL, 10);
	nvme_module_keep_parameters(module);
	if (!disk_identity(sysfs, device, module->identity,
			   sizeof(module->identity)))
		return problem_fail(problem, device, "there is no such disk");
	module->is_unique = disk_identity_is_unique(sysfs, device,
						    module->identity);
	return true;
}

/* Run modprobe. False: @problem has its error message. */
static bool nvme_module_run_modprobe(char *const argv[],
				     struct problem *problem)
{
	struct child child;
	bool good;

	if (!child_start(&child, argv)) {
		return problem_fail(
			problem, "modprobe", "%s",
			errno == ENOENT ?
				"there is no such program; Debian: apt install kmod" :
				strerror(errno));
	}
	if (child_wait(&child, clock_mono_ns() + MODPROBE_NS, -1) !=
	    CHILD_ENDED) {
		problem_fail(problem, "modprobe", "it hangs");
		child_stop(&child);
		good = false;
	} else {
		good = child_succeeded(&child);
		child.err.data[strcspn(child.err.data, "\n")] = '\0';
		problem_fail(problem, NULL, "%s",
			     *child.err.data ? child.err.data :
					       "modprobe failed");
	}
	child_free(&child);
	return good;
}

static bool nvme_module_is_used(const struct nvme_module *module)
{
	char count[32];

	return disk_identity_read_line(module->sysfs, "module/nvme/refcnt",
				       count, sizeof(count)) &&
		strcmp(count, "0") != 0;
}

static bool nvme_module_unload(struct nvme_module *module,
			       struct problem *problem)
{
	char *argv[] = { "modprobe", "-r", "nvme", NULL };
	uint64_t until_ns = clock_mono_ns() +
		(module->changed ? PATIENCE_AGAIN_NS : PATIENCE_NS);

	/* It may be opened between the look and modprobe, too. */
	for (;;) {
		if (nvme_module_is_used(module))
			problem_fail(problem, NULL, "nvme is in use");
		else if (nvme_module_run_modprobe(argv, problem))
			return true;
		if (clock_mono_ns() > until_ns)
			return false;
		nvme_module_sleep_ms(50);
	}
}

static bool nvme_module_load(struct nvme_module *module,
			     unsigned int poll_queues, struct problem *problem)
{
	char *argv[4 + sizeof(module->other) / sizeof(module->other[0])];
	char queues[32];
	unsigned int i, count = 0;

	snprintf(queues, sizeof(queues), "poll_queues=%u", poll_queues);
	argv[count++] = "modprobe";
	argv[count++] = "nvme";
	argv[count++] = queues;
	for (i = 0; i < module->nr_other; i++)
		argv[count++] = module->other[i];
	argv[count] = NULL;
	return nvme_module_run_modprobe(argv, problem);
}

/*
 * The driver probes its disks all at once, so that each may get another's name: it is
 * found by its identity, if that is its own.
 */
static bool nvme_module_disk_is_ready(struct nvme_module *module)
{
	char path[128], identity[sizeof(module->identity)];
	bool found = module->is_unique ?
		disk_identity_find(module->sysfs, module->identity,
				   module->device, sizeof(module->device)) :
		disk_identity(module->sysfs, module->device, identity,
			      sizeof(identity));

	snprintf(path, sizeof(path), "/dev/%s", module->device);
	return found && access(path, R_OK) == 0;
}

static bool nvme_module_wait_for_disk(struct nvme_module *module,
				      struct problem *problem)
{
	uint64_t until_ns = clock_mono_ns() + APPEAR_NS;
	char identity[sizeof(module->identity)] = "";

	while (!nvme_module_disk_is_ready(module)) {
		if (clock_mono_ns() > until_ns) {
			return problem_fail(
				problem, module->device,
				"it did not come back after nvme was loaded");
		}
		nvme_module_sleep_ms(10);
	}
	disk_identity(module->sysfs, module->device, identity,
		      sizeof(identity));
	if (!strcmp(identity, module->identity))
		return true;
	return problem_fail(
		problem, module->device,
		"it is another disk after nvme was loaded (%s; it was %s)",
		identity, module->identity);
}

enum nvme_module_status nvme_module_reload(struct nvme_module *module,
					   unsigned int poll_queues,
					   struct problem *problem)
{
	char loaded[32];

	/*
	 * After a failure, this restores it: it may have been unloaded already.
	 */
	if (disk_identity_read_line(module->sysfs, "module/nvme/refcnt", loaded,
				    sizeof(loaded)) &&
	    !nvme_module_unload(module, problem))
		return NVME_MODULE_IN_USE;
	module->changed = true;
	if (!nvme_module_load(module, poll_queues, problem) ||
	    !nvme_module_wait_for_disk(module, problem))
		return NVME_MODULE_FAILED;
	return NVME_MODULE_LOADED;
}
