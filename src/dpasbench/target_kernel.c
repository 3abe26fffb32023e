// SPDX-License-Identifier: GPL-2.0
/*
 * target_kernel.c - a disk of this machine: reload nvme, set it up, run fio
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
#include "dpasbench/job_file.h"
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

/* If fio takes this much longer than requested, it hangs. */
#define FIO_GRACE_MS 60000

struct target_kernel {
	struct target base;
	bool force;
	struct source_options options;
	struct device_guard_roots roots;
	struct queue_settings *settings; /* the original ones */
	bool can_reload;
	struct nvme_module module;
	struct source *source; /* NULL while nvme is being reloaded */
	struct sample now;     /* the latest sample */
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
	target->source = source_open(target->base.plan->device,
				     &target->options, problem);
	return target->source && target_kernel_sample(target, problem);
}

static void target_kernel_close_source(struct target_kernel *target)
{
	source_close(target->source);
	target->source = NULL;
}

/* --- reloading nvme ----------------------------------------------------------- */

static void target_kernel_note_no_reload(struct target_kernel *target,
					 const struct problem *problem)
{
	char *notice = target->base.notice;
	size_t length;

	problem_text(problem, notice, sizeof(target->base.notice));
	length = strlen(notice);
	snprintf(
		notice + length, sizeof(target->base.notice) - length,
		", so it continues without\nreloading nvme for each run; these rows are marked *");
	target->can_reload = false;
}

/* Without polling, all methods would be INT: warn before hours of measuring. */
static void target_kernel_note_obstacle(struct target_kernel *target)
{
	char path[PATH_MAX], scheduler[64], text[160];
	const char *device = target->base.plan->device;
	size_t length = strlen(target->base.notice);
	struct poll_obstacle obstacle = {
		.device = device,
		.scheduler =
			scheduler, /* each run sets the number of poll queues */
	};

	snprintf(path, sizeof(path), "%s/block/%s/queue/scheduler",
		 target->options.sysfs, device);
	small_file_read(AT_FDCWD, path, scheduler, sizeof(scheduler));
	if (poll_obstacle_describe(&obstacle, text, sizeof(text)))
		snprintf(target->base.notice + length,
			 sizeof(target->base.notice) - length, "%s%s: %s",
			 length ? ";\n" : "", device, text);
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
	switch (nvme_module_reload(&target->module, queues, problem)) {
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
	return !reason ||
		problem_fail(problem, target->base.plan->device, "%s", reason);
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
		problem_fail(problem, plan->device, "out of memory");
}

/* --- fio ------------------------------------------------------------------------------ */

/* Wait for fio; read the counts halfway if @counts. */
static enum target_status target_kernel_watch_fio(struct target_kernel *target,
						  const struct run *run,
						  struct child *child,
						  bool counts,
						  struct problem *problem)
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
		    !target_kernel_read_counts(target, target->halfway,
					       problem))
			return TARGET_FAILED;
		state = child_wait(child, late_ns, target->base.signal_fd);
	}
	if (state == CHILD_ENDED)
		return TARGET_OK;
	problem_fail(problem, NULL,
		     state == CHILD_WOKEN ?
			     "interrupted" :
			     "fio does not exit; see the kernel log (dmesg)");
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
				    struct problem *problem)
{
	char path[96], cpus[PLAN_CPUS_TEXT];
	struct fio_job job = {
		.path = path,
		.cpus = cpus,
		.job_file = plan->job ? plan->job->path : NULL,
		.may_write = plan->write,
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
		problem_fail(problem, "--cpus",
			     "too many for fio's command line");
		return false;
	}
	if (child_start(child, arguments.argv))
		return true;
	problem_fail(
		problem, "fio", "%s",
		errno == ENOENT ?
			"there is no such program; Debian: apt install fio" :
			strerror(errno));
	return false;
}

static enum target_status target_kernel_run_fio(struct target_kernel *target,
						const struct run *run,
						bool counts,
						struct measurement *measurement,
						struct problem *problem)
{
	const struct plan *plan = target->base.plan;
	enum fio_direction direction = plan->job ? FIO_BOTH :
		plan->write			 ? FIO_WRITES :
						   FIO_READS;
	enum target_status status;
	struct fio_result result;
	struct child child;

	if (!target_kernel_start_fio(plan, run, &child, problem))
		return TARGET_FAILED;
	status = target_kernel_watch_fio(target, run, &child, counts, problem);
	if (status != TARGET_OK) {
		child_stop(&child);
	} else if (fio_read_result(&child, direction, &result, problem)) {
		target_kernel_set_figures(&result, measurement);
	} else {
		status = TARGET_FAILED;
	}
	child_free(&child);
	return status;
}

/* --- a run ------------------------------------------------------------------------------ */

/* False: the disk must not be overwritten. */
static bool target_kernel_may_write(const struct target_kernel *target,
				    struct problem *problem)
{
	const char *device = target->base.plan->device;
	struct problem found;

	if (!target->base.plan->write || target->force ||
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
	if (!target->base.plan->write || target->force)
		return true;
	*hold = device_guard_hold(target->base.plan->device, &target->roots);
	return *hold >= 0 ||
		problem_fail(problem, target->base.plan->device, "%s",
			     strerror(errno));
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
	status = target_kernel_run_fio(target, run, counts, measurement,
				       problem);
	if (hold >= 0)
		close(hold);
	if (status == TARGET_OK && counts &&
	    (!target_kernel_read_counts(target, target->at_end, problem) ||
	     !target_kernel_set_modes(target, measurement, problem)))
		status = TARGET_FAILED;
	return status;
}

static enum target_status target_kernel_measure(struct target *base,
						const struct run *run,
						struct measurement *measurement,
						struct problem *problem)
{
	struct target_kernel *target = (struct target_kernel *)base;

	if (!target_kernel_load_driver(target, run, &measurement->fresh,
				       problem) ||
	    !target_kernel_may_write(target, problem) ||
	    !target_kernel_sample(target, problem) ||
	    !run_tunables_apply(run, &target->now, target->source, problem) ||
	    !target_kernel_sample(target, problem) ||
	    !run_tunables_are_held(run, &target->now, problem))
		return TARGET_FAILED;
	measurement->poll_queues_known = sample_get_queue(
		&target->now, QUEUE_POLL_QUEUES, &measurement->poll_queues);
	return target_kernel_run_counted(target, run, measurement, problem);
}

static bool target_kernel_restore(struct target *base, struct problem *problem)
{
	struct target_kernel *target = (struct target_kernel *)base;
	struct nvme_module *module = &target->module;
	struct problem found;

	target_kernel_close_source(target);
	if (module->changed &&
	    nvme_module_reload(module, module->poll_queues, &found) !=
		    NVME_MODULE_LOADED)
		return problem_fail(problem, "nvme",
				    "it could not be restored: %s",
				    found.reason);
	module->changed = false;
	return queue_settings_restore(target->settings, problem);
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
				  struct plan *plan, struct problem *problem)
{
	struct problem found;
	size_t size = sizeof(*target->before);

	if (!target_kernel_open_source(target, problem))
		return false;
	/*
	 * Later names must match this one: the source may have followed a link.
	 */
	snprintf(plan->device, sizeof(plan->device), "%s", target->now.device);
	if (geteuid() != 0)
		return problem_fail(
			problem, plan->device,
			"measuring changes kernel settings and needs root; run it with sudo");
	if (!online_cpus_choose(plan, target->options.sysfs,
				&target->base.machine.nr_cpus, problem) ||
	    !target_kernel_may_write(target, problem))
		return false;
	target_kernel_describe_machine(target);
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
