// SPDX-License-Identifier: GPL-2.0
/*
 * target_kernel.c - a disk of this machine: reload nvme, set it up, run fio or db_bench
 *
 * Over 500 lines, since all of it is the course of one run, whose steps share the
 * target's state: driver, file system, counts, what is measured, restoring.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dpasbench/disk_identity.h"
#include "dpasbench/fio_run.h"
#include "dpasbench/mode_counts.h"
#include "dpasbench/nvme_module.h"
#include "dpasbench/online_cpus.h"
#include "dpasbench/queue_settings.h"
#include "dpasbench/requirements.h"
#include "dpasbench/run_tunables.h"
#include "dpasbench/scratch_fs.h"
#include "dpasbench/target.h"
#include "dpasbench/ycsb.h"
#include "lib/base/child.h"
#include "lib/base/clock.h"
#include "lib/base/small_file.h"
#include "lib/live/poll_obstacle.h"
#include "lib/load/device_guard.h"
#include "lib/model/method.h"
#include "lib/source_open.h"

/* What takes this much longer than requested hangs. */
#define GRACE_MS 60000
#define TARGET_KERNEL_PATH 96

struct target_kernel {
	struct target base;
	bool force;
	char device[64]; /* its name now; the plan keeps the first */
	struct source_options options;
	struct device_guard_roots roots;
	struct queue_settings *settings; /* the original ones */
	bool can_reload;
	struct nvme_module module;
	struct source *source; /* NULL while nvme is being reloaded */
	struct sample now;     /* the latest sample */
	struct scratch_fs fs;  /* made and mounted for the runs, if wanted */
	struct mode_counts *before, *halfway, *at_end; /* indexed by CPU */
};

static bool target_kernel_sample(struct target_kernel *target,
				 struct problem *problem)
{
	bool after_gap;

	return source_sample(target->source, &target->now, &after_gap,
			     problem) == SOURCE_OK;
}

static bool target_kernel_open_source(struct target_kernel *target,
				      struct problem *problem)
{
	target->source = source_open(target->device, &target->options, problem);
	return target->source && target_kernel_sample(target, problem);
}

static void target_kernel_close_source(struct target_kernel *target)
{
	source_close(target->source);
	target->source = NULL;
}

/* Add to what is shown before the next run. */
static void target_kernel_note(struct target_kernel *target, const char *format,
			       ...) __attribute__((format(printf, 2, 3)));

static void target_kernel_note(struct target_kernel *target, const char *format,
			       ...)
{
	char *notice = target->base.notice;
	size_t size = sizeof(target->base.notice), used = strlen(notice);
	va_list list;

	if (used)
		used += (size_t)snprintf(notice + used, size - used, ";\n");
	if (used >= size)
		return;
	va_start(list, format);
	vsnprintf(notice + used, size - used, format, list);
	va_end(list);
}

/* --- reloading nvme ----------------------------------------------------------- */

static void target_kernel_note_no_reload(struct target_kernel *target,
					 const struct problem *problem)
{
	char reason[PROBLEM_TEXT];

	problem_text(problem, reason, sizeof(reason));
	target_kernel_note(
		target,
		"%s, so it continues without\nreloading nvme for each run; these rows are marked *",
		reason);
	target->can_reload = false;
}

/* Without polling, all methods would be INT: warn before hours of measuring. */
static void target_kernel_note_obstacle(struct target_kernel *target)
{
	char path[PATH_MAX], scheduler[64], text[160];
	const char *device = target->device;
	struct poll_obstacle obstacle = {
		.device = device,
		.scheduler =
			scheduler, /* each run sets the number of poll queues */
	};

	snprintf(path, sizeof(path), "%s/block/%s/queue/scheduler",
		 target->options.sysfs, device);
	small_file_read(AT_FDCWD, path, scheduler, sizeof(scheduler));
	if (poll_obstacle_describe(&obstacle, text, sizeof(text)))
		target_kernel_note(target, "%s: %s", device, text);
}

/*
 * An interrupted dpasbench may have left its file system on the disk: it is
 * removed if the disk is going to be overwritten anyway. False: that failed.
 */
static bool target_kernel_clear_left_fs(struct target_kernel *target,
					struct problem *problem)
{
	const struct plan *plan = target->base.plan;
	const char *device = target->device;
	char type[32];

	if (!scratch_fs_is_left(device, type, sizeof(type)))
		return true;
	if (plan_overwrites(plan)) {
		target_kernel_note(
			target,
			"%s had the file system (%s) of an interrupted dpasbench, which is removed",
			device, type);
		return scratch_fs_remove(device, problem);
	}
	target_kernel_note(
		target,
		"%s has the file system (%s) of an interrupted dpasbench; wipefs -a /dev/%s\nremoves it, and so does dpasbench with --fs or W",
		device, type, device);
	return true;
}

static enum nvme_module_status
target_kernel_reload(struct target_kernel *target, unsigned int queues,
		     struct problem *problem)
{
	struct nvme_module *module = &target->module;
	enum nvme_module_status status = nvme_module_reload(module, queues,
							    problem);

	if (status == NVME_MODULE_LOADED &&
	    strcmp(target->device, module->device) != 0) {
		target_kernel_note(
			target, "since nvme was loaded again, %s is called %s",
			target->device, module->device);
		snprintf(target->device, sizeof(target->device), "%s",
			 module->device);
	}
	return status;
}

/* False: the disk is missing. */
static bool target_kernel_load_driver(struct target_kernel *target,
				      const struct run *run, bool *fresh,
				      struct problem *problem)
{
	unsigned int queues = run->method == METHOD_INT ?
		0 :
		plan_all_jobs(target->base.plan, &run->point);
	bool good = true;

	*fresh = false;
	if (!target->can_reload)
		return true;
	if (queues > target->base.machine.nr_cpus)
		queues = target->base.machine.nr_cpus;
	target_kernel_close_source(target);
	switch (target_kernel_reload(target, queues, problem)) {
	case NVME_MODULE_LOADED:
		*fresh = true;
		break;
	case NVME_MODULE_IN_USE:
		target_kernel_note_no_reload(target, problem);
		break;
	case NVME_MODULE_FAILED:
		return false;
	}
	good = target_kernel_open_source(target, problem);
	return good;
}

/* --- counts by mode ---------------------------------------------------------------- */

/* Read those of all CPUs into counts[CPU]. False: some are unknown. */
static bool target_kernel_read_counts(struct target_kernel *target,
				      struct mode_counts *counts,
				      struct problem *problem)
{
	const char *reason;

	if (!target_kernel_sample(target, problem))
		return false;
	reason = mode_counts_read(&target->now, counts);
	return !reason || problem_fail(problem, target->device, "%s", reason);
}

static bool target_kernel_set_modes(struct target_kernel *target,
				    struct measurement *measurement,
				    struct problem *problem)
{
	const struct plan *plan = target->base.plan;
	struct mode_counts *halfway, *at_end;
	unsigned int cpu, mode;

	measurement->has_modes = true;
	for (cpu = 0; cpu < SAMPLE_MAX_CPUS; cpu++)
		for (mode = 0; mode < DPAS_NR_MODES; mode++)
			measurement->mode_ios[mode] +=
				target->at_end[cpu].ios[mode] -
				target->before[cpu].ios[mode];
	/* The threads of an application run on any CPU. */
	if (measurement->method != METHOD_DPAS || measurement->point.workload)
		return true;
	halfway = calloc(plan->nr_cpus, sizeof(*halfway));
	at_end = calloc(plan->nr_cpus, sizeof(*at_end));
	if (halfway && at_end) {
		mode_counts_gather(plan, target->halfway, halfway);
		mode_counts_gather(plan, target->at_end, at_end);
		measurement_set_final(measurement, plan, halfway, at_end);
	}
	free(halfway);
	free(at_end);
	return (halfway && at_end) ||
		problem_fail(problem, target->device, "out of memory");
}

/* --- fio or db_bench ------------------------------------------------------------------------------ */

/* Wait for its end; read the counts halfway if @counts. */
static enum target_status target_kernel_watch(struct target_kernel *target,
					      const struct run *run,
					      struct child *child, bool counts,
					      struct problem *problem)
{
	uint64_t start_ns = clock_mono_ns();
	uint64_t half_ns = start_ns + run->runtime_ms * UINT64_C(500000);
	uint64_t late_ns = start_ns +
		(run->runtime_ms + UINT64_C(1) * GRACE_MS) * UINT64_C(1000000);
	enum child_state state;

	state = child_wait(child, half_ns, target->base.signal_fd);
	if (state == CHILD_RUNNING) {
		if (counts &&
		    !target_kernel_read_counts(target, target->halfway,
					       problem))
			return TARGET_FAILED;
		state = child_wait(child, late_ns, target->base.signal_fd);
	}
	if (state == CHILD_ENDED)
		return TARGET_OK;
	if (state == CHILD_WOKEN) {
		problem_fail(problem, NULL, "interrupted");
		return TARGET_INTERRUPTED;
	}
	problem_fail(problem, NULL,
		     "%s does not exit; see the kernel log (dmesg)",
		     run->point.workload ? "db_bench" : "fio");
	return TARGET_FAILED;
}

/* On the device itself is also what pas_d_init of an application is taken from. */
static void target_kernel_path(const struct target_kernel *target,
			       char path[TARGET_KERNEL_PATH])
{
	const struct plan *plan = target->base.plan;

	if (plan->fs && plan->axis != PLAN_BY_WORKLOAD)
		snprintf(path, TARGET_KERNEL_PATH, "%s/" SCRATCH_FS_FILE,
			 target->fs.directory);
	else
		snprintf(path, TARGET_KERNEL_PATH, "/dev/%s", target->device);
}

static enum target_status
target_kernel_run_work(struct target_kernel *target, const struct run *run,
		       bool counts, struct measurement *measurement,
		       struct problem *problem)
{
	const struct plan *plan = target->base.plan;
	char path[TARGET_KERNEL_PATH];
	enum target_status status;
	struct child child;
	bool good;

	target_kernel_path(target, path);
	good = run->point.workload ?
		ycsb_start(plan, run, target->fs.directory,
			   target->fs.file_bytes, &child, problem) :
		fio_run_start(plan, run, path, &child, problem);
	if (!good)
		return TARGET_FAILED;
	status = target_kernel_watch(target, run, &child, counts, problem);
	if (status != TARGET_OK) {
		child_stop(&child);
	} else {
		good = run->point.workload ?
			ycsb_read(&child, target->fs.directory, measurement,
				  problem) :
			fio_run_read(plan, &child, measurement, problem);
		status = good ? TARGET_OK : TARGET_FAILED;
	}
	child_free(&child);
	return status;
}

/* --- a run ------------------------------------------------------------------------------ */

/* False: the disk must not be overwritten. */
static bool target_kernel_may_write(const struct target_kernel *target,
				    struct problem *problem)
{
	const char *device = target->device;
	struct problem found;

	if (!plan_overwrites(target->base.plan) || target->force ||
	    target->fs.made ||
	    device_guard_is_safe(device, &target->roots, &found))
		return true;
	problem_fail(problem, device, "it is not overwritten: %s",
		     found.reason);
	problem_advise(problem, "if its data may be lost, give --force %s",
		       device);
	return false;
}

/*
 * Hold the disk exclusively while it is written to; *@hold is -1 if not needed.
 */
static bool target_kernel_hold_disk(const struct target_kernel *target,
				    int *hold, struct problem *problem)
{
	*hold = -1;
	/* Nobody else can have it while it is mounted. */
	if (!target->base.plan->write || target->force || target->fs.made)
		return true;
	*hold = device_guard_hold(target->device, &target->roots);
	return *hold >= 0 ||
		problem_fail(problem, target->device, "%s", strerror(errno));
}

/* The same beside the background load, if there is one. */
static enum target_status
target_kernel_run_beside(struct target_kernel *target, const struct run *run,
			 bool counts, struct measurement *measurement,
			 struct problem *problem)
{
	const struct plan *plan = target->base.plan;
	enum target_status status;
	struct problem other;
	struct child readers;

	if (!plan->readers || run->alone)
		return target_kernel_run_work(target, run, counts, measurement,
					      problem);
	status = fio_run_start_readers(plan, run, target->device,
				       target->base.signal_fd, &readers,
				       problem);
	if (status != TARGET_OK)
		return status;
	status = target_kernel_run_work(target, run, counts, measurement,
					problem);
	if (!fio_run_stop_readers(&readers, &measurement->background_iops,
				  status == TARGET_OK ? problem : &other) &&
	    status == TARGET_OK)
		status = TARGET_FAILED;
	return status;
}

static enum target_status
target_kernel_run_counted(struct target_kernel *target, const struct run *run,
			  struct measurement *measurement,
			  struct problem *problem)
{
	bool counts = method_is_counted(run->method);
	enum target_status status;
	int hold;

	if (counts &&
	    !target_kernel_read_counts(target, target->before, problem))
		return TARGET_FAILED;
	if (counts)
		memcpy(target->halfway, target->before,
		       SAMPLE_MAX_CPUS * sizeof(*target->halfway));
	if (!target_kernel_hold_disk(target, &hold, problem))
		return TARGET_FAILED;
	status = target_kernel_run_beside(target, run, counts, measurement,
					  problem);
	if (hold >= 0)
		close(hold);
	if (status == TARGET_OK && counts &&
	    (!target_kernel_read_counts(target, target->at_end, problem) ||
	     !target_kernel_set_modes(target, measurement, problem)))
		status = TARGET_FAILED;
	return status;
}

static enum target_status
target_kernel_run_mounted(struct target_kernel *target, const struct run *run,
			  struct measurement *measurement,
			  struct problem *problem)
{
	enum target_status status;

	if (!target->fs.type)
		return target_kernel_run_counted(target, run, measurement,
						 problem);
	if (!scratch_fs_mount(&target->fs, problem))
		return TARGET_FAILED;
	status = run->point.workload ?
		ycsb_copy(target->fs.directory, target->base.signal_fd,
			  problem) :
		TARGET_OK;
	if (status == TARGET_OK)
		status = target_kernel_run_counted(target, run, measurement,
						   problem);
	scratch_fs_unmount(&target->fs);
	return status;
}

/* With the first run, after which there is something to restore. */
static enum target_status target_kernel_make_fs(struct target_kernel *target,
						struct problem *problem)
{
	const struct plan *plan = target->base.plan;
	bool ycsb = plan->axis == PLAN_BY_WORKLOAD;
	struct scratch_fs *fs = &target->fs;
	enum target_status status;

	if (!fs->type || fs->made)
		return TARGET_OK;
	/* A database is rewritten by its runs, with the first one kept. */
	if (!scratch_fs_make(fs, plan->size_bytes, ycsb ? 4 : 2, target->force,
			     problem) ||
	    !scratch_fs_mount(fs, problem))
		return TARGET_FAILED;
	if (ycsb)
		status = ycsb_load(fs->directory, fs->file_bytes,
				   target->base.signal_fd, problem);
	else
		status = scratch_fs_fill(fs, target->base.signal_fd, problem);
	scratch_fs_unmount(fs);
	return status;
}

static bool target_kernel_can_run(const struct target *target,
				  const struct run *run,
				  struct problem *problem)
{
	return requirements_are_met(target->plan, run, problem);
}

static enum target_status target_kernel_measure(struct target *base,
						const struct run *run,
						struct measurement *measurement,
						struct problem *problem)
{
	struct target_kernel *target = (struct target_kernel *)base;
	enum target_status status;

	if (!target_kernel_load_driver(target, run, &measurement->fresh,
				       problem) ||
	    !target_kernel_may_write(target, problem))
		return TARGET_FAILED;
	status = target_kernel_make_fs(target, problem);
	if (status != TARGET_OK)
		return status;
	if (!target_kernel_sample(target, problem) ||
	    !run_tunables_apply(run, &target->now, target->source, problem) ||
	    !target_kernel_sample(target, problem) ||
	    !run_tunables_are_held(run, &target->now, problem))
		return TARGET_FAILED;
	measurement->poll_queues_known = sample_get_queue(
		&target->now, QUEUE_POLL_QUEUES, &measurement->poll_queues);
	return target_kernel_run_mounted(target, run, measurement, problem);
}

static bool target_kernel_restore(struct target *base, struct problem *problem)
{
	struct target_kernel *target = (struct target_kernel *)base;
	struct nvme_module *module = &target->module;
	struct problem found;
	bool good;

	target_kernel_close_source(target);
	if (module->changed &&
	    target_kernel_reload(target, module->poll_queues, &found) !=
		    NVME_MODULE_LOADED)
		return problem_fail(problem, "nvme",
				    "it could not be restored: %s",
				    found.reason);
	module->changed = false;
	good = !target->fs.made || scratch_fs_remove(target->device, problem);
	target->fs.made = false;
	return queue_settings_restore(target->settings,
				      good ? problem : &found) &&
		good;
}

static void target_kernel_close(struct target *base)
{
	struct target_kernel *target = (struct target_kernel *)base;

	target_kernel_close_source(target);
	sample_free(&target->now);
	queue_settings_free(target->settings);
	free(target->before);
	free(target->halfway);
	free(target->at_end);
	free(target);
}

static const struct target_ops target_kernel_ops = {
	.can_run = target_kernel_can_run,
	.measure = target_kernel_measure,
	.restore = target_kernel_restore,
	.close = target_kernel_close,
};

/* --- opening --------------------------------------------------------------------------------- */

static void target_kernel_describe_machine(struct target_kernel *target)
{
	struct machine *machine = &target->base.machine;
	char path[128], model[SAMPLE_TEXT_SIZE];

	snprintf(machine->kernel, sizeof(machine->kernel), "%s",
		 target->now.kernel);
	snprintf(path, sizeof(path), "block/%s/device/model", target->device);
	if (disk_identity_read_line(target->options.sysfs, path, model,
				    sizeof(model)))
		snprintf(machine->model, sizeof(machine->model), "%s", model);
}

static bool target_kernel_prepare(struct target_kernel *target,
				  struct plan *plan, struct problem *problem)
{
	struct problem found;
	size_t size = sizeof(*target->before);

	snprintf(target->device, sizeof(target->device), "%s", plan->device);
	if (!target_kernel_open_source(target, problem))
		return false;
	/*
	 * Later names must match this one: the source may have followed a link.
	 */
	snprintf(plan->device, sizeof(plan->device), "%s", target->now.device);
	snprintf(target->device, sizeof(target->device), "%s", plan->device);
	if (geteuid() != 0)
		return problem_fail(
			problem, plan->device,
			"measuring changes kernel settings and needs root; run it with sudo");
	if (!online_cpus_choose(plan, target->options.sysfs,
				&target->base.machine.nr_cpus, problem) ||
	    !target_kernel_clear_left_fs(target, problem) ||
	    !target_kernel_may_write(target, problem))
		return false;
	target_kernel_describe_machine(target);
	scratch_fs_init(&target->fs, plan->fs, target->device);
	target->settings = queue_settings_read(target->options.sysfs,
					       plan->device);
	target->before = calloc(SAMPLE_MAX_CPUS, size);
	target->halfway = calloc(SAMPLE_MAX_CPUS, size);
	target->at_end = calloc(SAMPLE_MAX_CPUS, size);
	if (!target->settings || !target->before || !target->halfway ||
	    !target->at_end)
		return problem_fail(problem, plan->device, "out of memory");
	target->can_reload = nvme_module_init(
		&target->module, target->options.sysfs, plan->device, &found);
	if (!target->can_reload)
		target_kernel_note_no_reload(target, &found);
	target_kernel_note_obstacle(target);
	target->base.overhead_ms = target->can_reload ? 1500 : 500;
	return true;
}

struct target *target_kernel_open(struct plan *plan, bool force, int signal_fd,
				  struct problem *problem)
{
	struct target_kernel *target = calloc(1, sizeof(*target));

	if (!target) {
		problem_fail(problem, plan->device, "out of memory");
		return NULL;
	}
	target->base.ops = &target_kernel_ops;
	target->base.plan = plan;
	target->base.signal_fd = signal_fd;
	target->force = force;
	target->options = source_options_default();
	target->roots = device_guard_machine;
	target->roots.sysfs = target->options.sysfs;
	sample_init(&target->now);
	if (target_kernel_prepare(target, plan, problem))
		return &target->base;
	target_kernel_close(&target->base);
	return NULL;
}
