// SPDX-License-Identifier: GPL-2.0
/*
 * source_kernel.c - tunables through sysfs; rows and switches through netlink
 * or, on a kernel without the family, through sysfs as well
 *
 * This combines parts that have a file each: the queue's files, the rows of a
 * kernel without netlink, netlink, hotplug events, the load.
 */
#include "lib/live/source_kernel.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "lib/base/clock.h"
#include "lib/live/device_events.h"
#include "lib/live/dpas_netlink.h"
#include "lib/live/kernel_devices.h"
#include "lib/live/poll_obstacle.h"
#include "lib/live/queue_files.h"
#include "lib/live/stat_rows.h"
#include "lib/live/switch_backlog.h"
#include "lib/load/load_fio.h"
#include "lib/model/changes.h"

/*
 * The kernel sends a batch per CPU every 10 ms. Let them accumulate for this
 * long, so that monitoring costs little but still looks immediate.
 */
#define SOURCE_KERNEL_REST_NS 40000000u

struct source_kernel {
	struct source base;
	char device[SAMPLE_TEXT_SIZE];
	char sysfs[PATH_MAX / 2];
	char kmsg[PATH_MAX / 2];
	char kernel[SAMPLE_TEXT_SIZE];
	char path[SAMPLE_TEXT_SIZE + 8]; /* "/dev/DEVICE" */
	struct load_fio *load;

	struct queue_files files;
	bool was_away;
	struct stat_rows stat_rows; /* for kernels without netlink */

	struct dpas_netlink *netlink; /* NULL: not supported by this kernel */
	uint64_t rest_until_ns;	      /* do not read netlink before this time */
	struct device_events *device_events; /* NULL: no hotplug events */
	struct changes changes;

	struct sample last; /* to infer switches */

	/* Inferred from samples, or of a device removed since. */
	struct switch_backlog backlog;
	uint64_t sequence;
};

static struct source_kernel *source_kernel(struct source *source)
{
	return (struct source_kernel *)source;
}

static void source_kernel_queue_events(struct source_kernel *kernel)
{
	struct switch_record record;

	while (dpas_netlink_take_switches(kernel->netlink, &record, 1,
					  &kernel->backlog.missed))
		switch_backlog_add(&kernel->backlog, &record);
}

/* Collect the last switches of a removed device before watching another one. */
static void source_kernel_keep_last_events(struct source_kernel *kernel)
{
	do {
		dpas_netlink_receive(kernel->netlink, &kernel->changes);
		source_kernel_queue_events(kernel);
	} while (dpas_netlink_is_behind(kernel->netlink) &&
		 !changes_are_nearly_full(&kernel->changes));
	dpas_netlink_give_up(kernel->netlink);
	source_kernel_queue_events(kernel);
}

/* Subscribe to switch events if this kernel has them. */
static void source_kernel_start_events(struct source_kernel *kernel)
{
	dev_t disk = queue_files_disk(&kernel->files);

	if (kernel->netlink)
		source_kernel_keep_last_events(kernel);
	changes_forget(&kernel->changes);
	if (disk && !kernel->netlink)
		kernel->netlink = dpas_netlink_open();
	if (kernel->netlink && !dpas_netlink_watch(kernel->netlink, disk)) {
		dpas_netlink_close(kernel->netlink);
		kernel->netlink = NULL;
	}
	kernel->base.records_events = kernel->netlink;
	kernel->rest_until_ns = 0;
}

/* May this process write the tunables? */
static void source_kernel_check_write(struct source_kernel *kernel)
{
	kernel->base.read_only[0] = '\0';
	if (!queue_files_may_write(&kernel->files))
		snprintf(kernel->base.read_only, sizeof(kernel->base.read_only),
			 "%s: run dpastop as root to edit", strerror(errno));
}

/* Start to watch the queue that exists now. False: none; see errno. */
static bool source_kernel_begin(struct source_kernel *kernel)
{
	if (!queue_files_open(&kernel->files))
		return false;
	source_kernel_check_write(kernel);
	source_kernel_start_events(kernel);
	return true;
}

/* Note what prevents polling, or what is missing from rows in the log. */
static void source_kernel_write_note(struct source_kernel *kernel)
{
	char scheduler[SYSFS_SMALL];
	struct poll_obstacle obstacle = {
		.device = kernel->device,
		.scheduler = scheduler,
		.poll_queues_known = kernel->files.poll_queues_known,
		.poll_queues = kernel->files.poll_queues,
	};

	if (kernel->stat_rows.from_log) {
		snprintf(kernel->base.note, sizeof(kernel->base.note), "%s",
			 kernel->stat_rows.note);
		return;
	}
	if (!queue_files_read_scheduler(&kernel->files, scheduler))
		*scheduler = '\0';
	poll_obstacle_describe(&obstacle, kernel->base.note,
			       sizeof(kernel->base.note));
}

/* False: the device is gone, or errno is ENOMEM. */
static bool source_kernel_read_rows(struct source_kernel *kernel,
				    struct sample *sample)
{
	if (!kernel->netlink)
		return stat_rows_read(&kernel->stat_rows,
				      kernel->files.switch_stat_fd, sample);
	/* If the request failed for another reason, the rows are unknown. */
	return dpas_netlink_read_rows(kernel->netlink, sample) ||
		(errno != ENODEV && errno != ENOMEM);
}

/* Record where the rows come from. */
static const char *source_kernel_origin(const struct source_kernel *kernel)
{
	if (kernel->netlink)
		return "netlink";
	return kernel->stat_rows.from_log ? "kernel log" : KERNEL_DEVICES_MARK;
}

/* Infer the switches of each CPU since the last sample; then keep this one. */
static void source_kernel_compare(struct source_kernel *kernel,
				  const struct sample *sample)
{
	struct switch_record record;
	size_t i;

	for (i = 0; i < sample->nr_rows; i++) {
		const struct cpu_row *row = sample->rows + i;
		const struct cpu_row *old = sample_row(&kernel->last, row->cpu,
						       i);

		if (old &&
		    switch_record_between(&kernel->last, old, sample, row,
					  &record)) {
			record.sequence = kernel->sequence++;
			switch_backlog_add(&kernel->backlog, &record);
		}
	}
	/* On failure the next sample is compared with an older one. */
	sample_copy(&kernel->last, sample);
}

/* Collect events so far, or infer them from samples. */
static void source_kernel_catch_up(struct source_kernel *kernel,
				   const struct sample *sample,
				   uint64_t begin_ns)
{
	if (kernel->netlink)
		dpas_netlink_receive(kernel->netlink, &kernel->changes);
	else
		source_kernel_compare(kernel, sample);
	if (!kernel->netlink || !dpas_netlink_is_behind(kernel->netlink))
		changes_sample(&kernel->changes, sample, begin_ns);
}

static enum source_status source_kernel_gone(struct source_kernel *kernel,
					     struct sample *sample,
					     struct problem *error)
{
	bool memory = errno == ENOMEM;

	queue_files_close(&kernel->files);
	kernel->was_away = true;
	sample_clear(sample);
	sample_clear(&kernel->last);
	problem_fail(error, NULL,
		     memory ? "no memory to read %s" : "%s is gone",
		     kernel->device);
	problem_advise(error,
		       memory ? "trying again" : "waiting for it to come back");
	return SOURCE_GONE;
}

static enum source_status source_kernel_sample(struct source *source,
					       struct sample *sample,
					       bool *after_gap,
					       struct problem *error)
{
	struct source_kernel *kernel = source_kernel(source);
	uint64_t begin_ns;

	if (kernel->files.are_open && !queue_files_are_same(&kernel->files)) {
		queue_files_close(&kernel->files);
		kernel->was_away = true;
		sample_clear(&kernel->last);
	}
	errno = 0;
	if (!kernel->files.are_open && !source_kernel_begin(kernel))
		return source_kernel_gone(kernel, sample, error);
	snprintf(sample->device, sizeof(sample->device), "%s", kernel->device);
	snprintf(sample->kernel, sizeof(sample->kernel), "%s", kernel->kernel);
	begin_ns = clock_mono_ns();
	if (!queue_files_read_tunables(&kernel->files, sample))
		return source_kernel_gone(kernel, sample, error);
	queue_files_read_counts(&kernel->files, sample);
	sample->mono_ns = clock_mono_ns();
	sample->real_ns = clock_real_ns();
	if (!source_kernel_read_rows(kernel, sample))
		return source_kernel_gone(kernel, sample, error);
	source_kernel_write_note(kernel);
	snprintf(sample->origin, sizeof(sample->origin), "%s",
		 source_kernel_origin(kernel));
	*after_gap = kernel->was_away;
	kernel->was_away = false;
	source_kernel_catch_up(kernel, sample, begin_ns);
	load_fio_sample(kernel->load, sample);
	return SOURCE_OK;
}

static void source_kernel_read_back(struct source *source,
				    struct sample *sample)
{
	struct source_kernel *kernel = source_kernel(source);

	sample->mono_ns = clock_mono_ns();
	sample->real_ns = clock_real_ns();
	sample->tunables_known = 0;
	if (kernel->files.are_open && queue_files_are_same(&kernel->files))
		queue_files_read_tunables(&kernel->files, sample);
	load_fio_report_request(kernel->load, sample);
}

static unsigned int source_kernel_fds(const struct source *source,
				      struct pollfd *fds)
{
	const struct source_kernel *kernel = (const struct source_kernel *)
		source;
	unsigned int count = 0, i;

	if (kernel->device_events)
		fds[count++].fd = device_events_fd(kernel->device_events);
	if (kernel->netlink && clock_mono_ns() >= kernel->rest_until_ns)
		fds[count++].fd = dpas_netlink_fd(kernel->netlink);
	for (i = 0; i < count; i++)
		fds[i].events = POLLIN;
	return count + load_fio_fds(kernel->load, fds + count);
}

static uint64_t source_kernel_due_ns(const struct source *source)
{
	const struct source_kernel *kernel = (const struct source_kernel *)
		source;

	if (!kernel->netlink)
		return SOURCE_NEVER;
	/* Earlier deadlines wait as well: work() would do nothing. */
	if (kernel->rest_until_ns > clock_mono_ns())
		return kernel->rest_until_ns;
	return dpas_netlink_due_ns(kernel->netlink);
}

/* True only if the device appeared or disappeared; switches are not samples. */
static bool source_kernel_work(struct source *source)
{
	struct source_kernel *kernel = source_kernel(source);
	uint64_t now_ns = clock_mono_ns();
	bool ended = load_fio_work(kernel->load);

	if (kernel->netlink && now_ns >= kernel->rest_until_ns &&
	    dpas_netlink_receive(kernel->netlink, &kernel->changes))
		kernel->rest_until_ns = now_ns + SOURCE_KERNEL_REST_NS;
	return (kernel->device_events &&
		device_events_receive(kernel->device_events, kernel->device)) ||
		ended;
}

static size_t source_kernel_take_switches(struct source *source,
					  struct switch_record *records,
					  size_t max, uint64_t *missed)
{
	struct source_kernel *kernel = source_kernel(source);
	size_t count = switch_backlog_take(&kernel->backlog, records, max,
					   missed);

	if (kernel->netlink)
		count += dpas_netlink_take_switches(
			kernel->netlink, records + count, max - count, missed);
	return count;
}

static size_t source_kernel_take_marks(struct source *source,
				       struct mark *marks, size_t max)
{
	return changes_take(&source_kernel(source)->changes, marks, max);
}

static bool source_kernel_set(struct source *source, unsigned int id,
			      int64_t value, struct problem *error)
{
	struct source_kernel *kernel = source_kernel(source);

	if (!queue_files_write(&kernel->files, id, value, error))
		return false;
	/* If the kernel reports the write itself, do not report it twice. */
	if (!kernel->netlink || id == TUNABLE_IO_POLL_DELAY)
		changes_own(&kernel->changes, id, value);
	return true;
}

static bool source_kernel_set_load(struct source *source,
				   const struct load *load,
				   struct problem *error)
{
	return load_fio_set(source_kernel(source)->load, load, error);
}

static bool source_kernel_take_error(struct source *source,
				     struct problem *error)
{
	struct load_fio *load = source_kernel(source)->load;

	if (!load_fio_take_error(load, error))
		return false;
	/* It may have ended, or go on without figures. */
	source->asked.jobs = load_fio_jobs(load);
	return true;
}

/* The load on the device, which is known by now. */
static bool source_kernel_new_load(struct source_kernel *kernel,
				   bool force_writes)
{
	struct load_fio_place place = {
		.device = kernel->device,
		.path = kernel->path,
		.roots = device_guard_machine,
		.force_writes = force_writes,
	};

	place.roots.sysfs = kernel->sysfs;
	snprintf(kernel->path, sizeof(kernel->path), "/dev/%s", kernel->device);
	kernel->load = load_fio_new(&place);
	return kernel->load;
}

static void source_kernel_close(struct source *source)
{
	struct source_kernel *kernel = source_kernel(source);

	load_fio_free(kernel->load);
	queue_files_close(&kernel->files);
	stat_rows_release(&kernel->stat_rows);
	dpas_netlink_close(kernel->netlink);
	device_events_close(kernel->device_events);
	sample_free(&kernel->last);
	switch_backlog_release(&kernel->backlog);
	free(kernel);
}

static const struct source_ops source_kernel_ops = {
	.name = "kernel",
	.fds = source_kernel_fds,
	.due_ns = source_kernel_due_ns,
	.work = source_kernel_work,
	.sample = source_kernel_sample,
	.read_back = source_kernel_read_back,
	.take_switches = source_kernel_take_switches,
	.take_marks = source_kernel_take_marks,
	.set = source_kernel_set,
	.set_load = source_kernel_set_load,
	.take_error = source_kernel_take_error,
	.close = source_kernel_close,
};

struct source *source_kernel_open(const char *name,
				  const struct source_options *options,
				  struct problem *error)
{
	struct source_kernel *kernel = calloc(1, sizeof(*kernel));
	struct utsname system;

	if (!kernel) {
		problem_set(error, NULL, NULL, "out of memory", NULL);
		return NULL;
	}
	kernel->base.ops = &source_kernel_ops;
	kernel->base.asked = load_default();
	kernel->base.is_persistent = true;
	snprintf(kernel->sysfs, sizeof(kernel->sysfs), "%s", options->sysfs);
	snprintf(kernel->kmsg, sizeof(kernel->kmsg), "%s", options->kmsg);
	queue_files_init(&kernel->files, kernel->sysfs, kernel->device);
	stat_rows_init(&kernel->stat_rows, kernel->kmsg);
	if (!uname(&system))
		snprintf(kernel->kernel, sizeof(kernel->kernel), "%.63s",
			 system.release);
	kernel->device_events = device_events_open();
	if (kernel_devices_choose(kernel->sysfs, name, kernel->device, error)) {
		errno = ENOMEM;
		if (source_kernel_new_load(kernel, options->force_writes) &&
		    source_kernel_begin(kernel))
			return &kernel->base;
		kernel_devices_explain(kernel->sysfs, kernel->device, errno,
				       error);
	}
	source_kernel_close(&kernel->base);
	return NULL;
}
