// SPDX-License-Identifier: GPL-2.0
/*
 * target_kernel.c - a disk of this machine: load nvme, set it up, run fio
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dpasbench/disk_identity.h"
#include "dpasbench/mode_counts.h"
#include "dpasbench/nvme_module.h"
#include "dpasbench/online_cpus.h"
#include "dpasbench/queue_settings.h"
#include "dpasbench/run_tunables.h"
#include "dpasbench/target.h"
#include "lib/base/child.h"
#include "lib/base/clock.h"
#include "lib/base/small_file.h"
#include "lib/live/poll_obstacle.h"
#include "lib/load/device_guard.h"
#include "lib/load/fio.h"
#include "lib/model/method.h"
#include "lib/source_open.h"

/* fio that takes so much longer than it was told to hangs. */
#define FIO_GRACE_MS 60000

struct target_kernel {
	struct target base;
	bool force;
	struct source_options options;
	struct device_guard_roots roots;
	struct queue_settings *settings; /* as they were */
	bool can_reload;
	struct nvme_module module;
	struct source *source; /* NULL while nvme is loaded anew */
	struct sample now;     /* the latest sample */
	struct mode_counts *before, *halfway, *at_end; /* CPU i's at [i] */
};

static bool target_kernel_fail(char *error, const char *what, const char *why)
{
	snprintf(error, TARGET_TEXT, "%s: %s", what, why);
	return false;
}

static bool target_kernel_fail_source(const struct problem *trouble,
				      char *error)
{
	problem_text(trouble, error, TARGET_TEXT);
	return false;
}

static bool target_kernel_sample(struct target_kernel *target, char *error)
{
	struct problem trouble;
	bool after_gap;

	return source_sample(target->source, &target->now, &after_gap,
			     &trouble) == SOURCE_OK ||
		target_kernel_fail_source(&trouble, error);
}

static bool target_kernel_open_source(struct target_kernel *target, char *error)
{
	struct problem trouble;

	target->source = source_open(target->base.plan->device,
				     &target->options, &trouble);
	return target->source ? target_kernel_sample(target, error) :
				target_kernel_fail_source(&trouble, error);
}

static void target_kernel_close_source(struct target_kernel *target)
{
	source_close(target->source);
	target->source = NULL;
}

/* --- loading nvme anew -------------------------------------------------------- */

static void target_kernel_note_no_reload(struct target_kernel *target,
					 const char *reason)
{
	snprintf(
		target->base.notice, sizeof(target->base.notice),
		"%s, so it goes on without\nloading nvme anew for each run; such rows are marked *",
		reason);
	target->can_reload = false;
}

/* Polling methods would all be INT: to be said before hours of measuring. */
static void target_kernel_note_obstacle(struct target_kernel *target)
{
	char path[PATH_MAX], scheduler[64], text[160];
	const char *device = target->base.plan->device;
	size_t length = strlen(target->base.notice);
	struct poll_obstacle obstacle = {
		.device = device,
		.scheduler =
			scheduler, /* poll queues are chosen for each run */
	};

	snprintf(path, sizeof(path), "%s/block/%s/queue/scheduler",
		 target->options.sysfs, device);
	small_file_read(AT_FDCWD, path, scheduler, sizeof(scheduler));
	if (poll_obstacle_describe(&obstacle, text, sizeof(text)))
		snprintf(target->base.notice + length,
			 sizeof(target->base.notice) - length, "%s%s: %s",
			 length ? ";\n" : "", device, text);
}

/* False: the disk is not there now. */
static bool target_kernel_load_driver(struct target_kernel *target,
				      const struct run *run, bool *fresh,
				      char *error)
{
	unsigned int queues = run->method == METHOD_INT ? 0 : run->point.jobs;
	char reason[NVME_MODULE_TEXT];
	bool good = true;

	*fresh = false;
	if (!target->can_reload)
		return true;
	if (queues > target->base.machine.nr_cpus)
		queues = target->base.machine.nr_cpus;
	target_kernel_close_source(target);
	switch (nvme_module_reload(&target->module, queues, reason)) {
	case NVME_MODULE_LOADED:
		*fresh = true;
		break;
	case NVME_MODULE_IN_USE:
		target_kernel_note_no_reload(target, reason);
		break;
	case NVME_MODULE_FAILED:
		return target_kernel_fail(error, "nvme", reason);
	}
	good = target_kernel_open_source(target, error);
	return good;
}

/* --- the counts by mode ------------------------------------------------------------ */

/* Those of all CPUs into counts[CPU]. False where some are unknown. */
static bool target_kernel_read_counts(struct target_kernel *target,
				      struct mode_counts *counts, char *error)
{
	const char *reason;

	if (!target_kernel_sample(target, error))
		return false;
	reason = mode_counts_read(&target->now, counts);
	return !reason ||
		target_kernel_fail(error, target->base.plan->device, reason);
}

static bool target_kernel_set_modes(struct target_kernel *target,
				    struct measurement *measurement,
				    char *error)
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
	if (measurement->method != METHOD_DPAS)
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
		target_kernel_fail(error, plan->device, "no memory");
}

/* --- fio ------------------------------------------------------------------------------ */

/* Wait for fio, and read the counts halfway where @counts. */
static enum target_status target_kernel_watch_fio(struct target_kernel *target,
						  const struct run *run,
						  struct child *child,
						  bool counts, char *error)
{
	uint64_t start_ns = clock_mono_ns();
	uint64_t half_ns = start_ns + run->runtime_ms * UINT64_C(500000);
	uint64_t late_ns = start_ns +
		(run->runtime_ms + UINT64_C(1) * FIO_GRACE_MS) *
			UINT64_C(1000000);
	enum child_state state;

	state = child_wait(child, half_ns, target->base.signal_fd);
	if (state == CHILD_RUNNING) {
		if (counts &&
		    !target_kernel_read_counts(target, target->halfway, error))
			return TARGET_FAILED;
		state = child_wait(child, late_ns, target->base.signal_fd);
	}
	if (state == CHILD_ENDED)
		return TARGET_OK;
	snprintf(error, TARGET_TEXT,
		 state == CHILD_WOKEN ?
			 "interrupted" :
			 "fio does not end; see the kernel's log (dmesg)");
	return state == CHILD_WOKEN ? TARGET_INTERRUPTED : TARGET_FAILED;
}

static void target_kernel_set_figures(const struct fio_result *result,
				      struct measurement *measurement)
{
	measurement->ios = result->ios;
	measurement->iops = result->iops;
	measurement->mean_ns = result->mean_ns;
	measurement->p50_ns = result->p50_ns;
	measurement->p99_ns = result->p99_ns;
	measurement->p999_ns = result->p999_ns;
	measurement->max_ns = result->max_ns;
	measurement->cpu_percent = result->cpu_percent;
	measurement->context_switches = result->context_switches;
}

static bool target_kernel_start_fio(const struct plan *plan,
				    const struct run *run, struct child *child,
				    char *error)
{
	char path[96], cpus[PLAN_CPUS_TEXT];
	struct fio_job job = {
		.path = path,
		.cpus = cpus,
		.read_percent = plan->write ? 0 : 100,
		.polled = method_is_polled(run->method),
		.jobs = run->point.jobs,
		.block_bytes = run->point.block_bytes,
		.size_bytes = plan->size_bytes,
		.runtime_ms = run->runtime_ms,
	};
	struct fio_arguments arguments;

	snprintf(path, sizeof(path), "/dev/%s", plan->device);
	plan_cpus_text(plan, cpus);
	if (!fio_arguments(&arguments, &job)) {
		target_kernel_fail(error, "--cpus",
				   "too many for fio's command line");
		return false;
	}
	if (child_start(child, arguments.argv))
		return true;
	target_kernel_fail(
		error, "fio",
		errno == ENOENT ?
			"there is no such program; Debian: apt install fio" :
			strerror(errno));
	return false;
}

static enum target_status
target_kernel_run_fio(struct target_kernel *target, const struct run *run,
		      bool counts, struct measurement *measurement, char *error)
{
	const struct plan *plan = target->base.plan;
	char trouble[FIO_ERROR_SIZE];
	enum target_status status;
	struct fio_result result;
	struct child child;

	if (!target_kernel_start_fio(plan, run, &child, error))
		return TARGET_FAILED;
	status = target_kernel_watch_fio(target, run, &child, counts, error);
	if (status != TARGET_OK) {
		child_stop(&child);
	} else if (fio_read_result(&child, plan->write, &result, trouble)) {
		target_kernel_set_figures(&result, measurement);
	} else {
		snprintf(error, TARGET_TEXT, "%s", trouble);
		status = TARGET_FAILED;
	}
	child_free(&child);
	return status;
}

/* --- one run ---------------------------------------------------------------------------- */

/* False: it must not be overwritten. */
static bool target_kernel_may_write(const struct target_kernel *target,
				    char *error)
{
	const char *device = target->base.plan->device;
	char reason[DEVICE_GUARD_REASON];

	if (!target->base.plan->write || target->force ||
	    device_guard_is_safe(device, &target->roots, reason))
		return true;
	snprintf(
		error, TARGET_TEXT,
		"%s is not overwritten: %s; if all that is on it may be lost, give --force %s",
		device, reason, device);
	return false;
}

/* Keep others off the disk while it is overwritten; -1: nothing to keep. */
static bool target_kernel_hold_disk(const struct target_kernel *target,
				    int *hold, char *error)
{
	*hold = -1;
	if (!target->base.plan->write || target->force)
		return true;
	*hold = device_guard_hold(target->base.plan->device, &target->roots);
	return *hold >= 0 ||
		target_kernel_fail(error, target->base.plan->device,
				   strerror(errno));
}

static enum target_status
target_kernel_run_counted(struct target_kernel *target, const struct run *run,
			  struct measurement *measurement, char *error)
{
	bool counts = run->method == METHOD_PAS || run->method == METHOD_DPAS;
	enum target_status status;
	int hold;

	if (counts && !target_kernel_read_counts(target, target->before, error))
		return TARGET_FAILED;
	if (counts)
		memcpy(target->halfway, target->before,
		       SAMPLE_MAX_CPUS * sizeof(*target->halfway));
	if (!target_kernel_hold_disk(target, &hold, error))
		return TARGET_FAILED;
	status = target_kernel_run_fio(target, run, counts, measurement, error);
	if (hold >= 0)
		close(hold);
	if (status == TARGET_OK && counts &&
	    (!target_kernel_read_counts(target, target->at_end, error) ||
	     !target_kernel_set_modes(target, measurement, error)))
		status = TARGET_FAILED;
	return status;
}

static enum target_status target_kernel_measure(struct target *base,
						const struct run *run,
						struct measurement *measurement,
						char *error)
{
	struct target_kernel *target = (struct target_kernel *)base;

	if (!target_kernel_load_driver(target, run, &measurement->fresh,
				       error) ||
	    !target_kernel_may_write(target, error) ||
	    !run_tunables_apply(run, target->source, error) ||
	    !target_kernel_sample(target, error) ||
	    !run_tunables_are_held(run, &target->now, error))
		return TARGET_FAILED;
	measurement->poll_queues_known = sample_get_queue(
		&target->now, QUEUE_POLL_QUEUES, &measurement->poll_queues);
	return target_kernel_run_counted(target, run, measurement, error);
}

static bool target_kernel_restore(struct target *base, char *error)
{
	struct target_kernel *target = (struct target_kernel *)base;
	struct nvme_module *module = &target->module;
	char reason[NVME_MODULE_TEXT];

	target_kernel_close_source(target);
	if (module->changed &&
	    nvme_module_reload(module, module->poll_queues, reason) !=
		    NVME_MODULE_LOADED)
		return target_kernel_fail(error, "nvme could not be put back",
					  reason);
	module->changed = false;
	return queue_settings_restore(target->settings, error, TARGET_TEXT);
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
	snprintf(path, sizeof(path), "block/%s/device/model",
		 target->base.plan->device);
	if (disk_identity_read_line(target->options.sysfs, path, model,
				    sizeof(model)))
		snprintf(machine->model, sizeof(machine->model), "%s", model);
}

static bool target_kernel_prepare(struct target_kernel *target,
				  struct plan *plan, char *error)
{
	char reason[NVME_MODULE_TEXT];
	size_t size = sizeof(*target->before);

	if (!target_kernel_open_source(target, error))
		return false;
	/* Later it must be the same name: the source may have followed a link. */
	snprintf(plan->device, sizeof(plan->device), "%s", target->now.device);
	if (geteuid() != 0)
		return target_kernel_fail(
			error, plan->device,
			"measuring sets the kernel up, so it takes root; run it with sudo");
	if (!online_cpus_choose(plan, target->options.sysfs,
				&target->base.machine.nr_cpus, error) ||
	    !target_kernel_may_write(target, error))
		return false;
	target_kernel_describe_machine(target);
	target->settings = queue_settings_read(target->options.sysfs,
					       plan->device);
	target->before = calloc(SAMPLE_MAX_CPUS, size);
	target->halfway = calloc(SAMPLE_MAX_CPUS, size);
	target->at_end = calloc(SAMPLE_MAX_CPUS, size);
	if (!target->settings || !target->before || !target->halfway ||
	    !target->at_end)
		return target_kernel_fail(error, plan->device, "no memory");
	target->can_reload = nvme_module_init(
		&target->module, target->options.sysfs, plan->device, reason);
	if (!target->can_reload)
		target_kernel_note_no_reload(target, reason);
	target_kernel_note_obstacle(target);
	target->base.overhead_ms = target->can_reload ? 1500 : 500;
	return true;
}

struct target *target_kernel_open(struct plan *plan, bool force, int signal_fd,
				  char *error)
{
	struct target_kernel *target = calloc(1, sizeof(*target));

	if (!target) {
		target_kernel_fail(error, plan->device, "no memory");
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
	if (target_kernel_prepare(target, plan, error))
		return &target->base;
	target_kernel_close(&target->base);
	return NULL;
}
