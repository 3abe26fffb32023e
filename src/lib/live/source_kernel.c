// SPDX-License-Identifier: GPL-2.0
/*
 * source_kernel.c - tunables through sysfs; rows and switches through netlink
 * or, where the kernel has no such family, through sysfs, too
 *
 * All files are opened once and read with pread() at each sample. One stat()
 * a sample tells whether the directory is still the one that was opened: a
 * device may leave and another of the same name come between two samples.
 */
#include "lib/live/source_kernel.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "lib/base/clock.h"
#include "lib/base/small_file.h"
#include "lib/live/device_events.h"
#include "lib/live/dpas_netlink.h"
#include "lib/live/kernel_devices.h"
#include "lib/live/kernel_log.h"
#include "lib/live/poll_obstacle.h"
#include "lib/live/switch_stat.h"
#include "lib/live/sysfs.h"
#include "lib/load/load_fio.h"
#include "lib/model/changes.h"

/* A switch a CPU and sample is the most that samples can tell of. */
#define SOURCE_KERNEL_MOST_SWITCHES (2 * SNAPSHOT_MAX_CPUS)

/*
 * The kernel sends a batch a CPU each 10 ms. They are left to gather for this
 * long, so that watching costs little and is still at once to the eye.
 */
#define SOURCE_KERNEL_REST_NS 40000000u

struct source_kernel {
	struct source base;
	char device[SNAPSHOT_TEXT_SIZE];
	char sysfs[PATH_MAX / 2];
	char kmsg[PATH_MAX / 2];
	char kernel[SNAPSHOT_TEXT_SIZE];
	char path[SNAPSHOT_TEXT_SIZE + 8];	/* "/dev/DEVICE" */
	struct load_fio *load;

	/* The queue directory as it was opened; files that are missing: -1. */
	bool present;
	dev_t dir_device;
	ino_t dir_inode;
	int param_fd[PARAM_COUNT];
	int io_poll_fd;
	int scheduler_fd;
	int stat_fd;
	int switch_stat_fd;
	bool poll_queues_known;
	uint64_t poll_queues;
	bool was_away;

	bool from_log;		/* the rows come from the kernel log */
	int log_fd;

	struct dpas_netlink *netlink;	/* NULL: this kernel has none */
	uint64_t rest_until_ns;		/* no look at netlink before this */
	struct device_events *device_events;	/* NULL: there are none */
	struct changes changes;

	struct sysfs_buffer buffer;
	struct snapshot last;	/* to tell switches by */

	/* Told by samples, or by a device that has left since. */
	struct switch_record *waiting;
	size_t nr_waiting;
	size_t waiting_size;
	uint64_t sequence;
	uint64_t missed;
};

static struct source_kernel *source_kernel(struct source *source)
{
	return (struct source_kernel *)source;
}

/* SYSFS/block/DEVICE/@file. False where it does not fit. */
static bool source_kernel_path(const struct source_kernel *kernel,
			       const char *file, char path[PATH_MAX])
{
	int length = snprintf(path, PATH_MAX, "%s/block/%s/%s", kernel->sysfs,
			      kernel->device, file);

	return length > 0 && length < PATH_MAX;
}

static int source_kernel_open_file(const struct source_kernel *kernel,
				   const char *file)
{
	char path[PATH_MAX];

	if (!source_kernel_path(kernel, file, path))
		return -1;
	return open(path, O_RDONLY | O_CLOEXEC);
}

static int source_kernel_open_queue_file(const struct source_kernel *kernel,
					 const char *name)
{
	char file[SNAPSHOT_TEXT_SIZE];

	snprintf(file, sizeof(file), "queue/%s", name);
	return source_kernel_open_file(kernel, file);
}

/* How many poll queues there are: where mq/N/type says it, by that. */
static bool source_kernel_count_poll_types(const struct source_kernel *kernel,
					   uint64_t *count)
{
	char path[PATH_MAX], type[16];
	bool known = false;
	unsigned int i;

	*count = 0;
	for (i = 0; i < SNAPSHOT_MAX_CPUS; i++) {
		char file[SNAPSHOT_TEXT_SIZE];

		snprintf(file, sizeof(file), "mq/%u/type", i);
		if (!source_kernel_path(kernel, file, path) ||
		    !small_file_read(AT_FDCWD, path, type, sizeof(type)))
			break;
		known = true;
		*count += !strncmp(type, "poll", 4);
	}
	return known;
}

/* Elsewhere by what the driver's module was loaded with. */
static bool source_kernel_poll_parameter(const struct source_kernel *kernel,
					 uint64_t *count)
{
	const char *module = !strncmp(kernel->device, "nullb", 5) ? "null_blk" :
		"nvme";
	char path[PATH_MAX];
	int64_t value;
	bool known;
	int fd;

	if (strncmp(kernel->device, "nullb", 5) &&
	    strncmp(kernel->device, "nvme", 4))
		return false;
	snprintf(path, sizeof(path), "%s/module/%s/parameters/poll_queues",
		 kernel->sysfs, module);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	known = sysfs_read_integer(fd, &value) && value >= 0;
	close(fd);
	if (known)
		*count = (uint64_t)value;
	return known;
}

static void source_kernel_close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void source_kernel_close_files(struct source_kernel *kernel)
{
	unsigned int id;

	for (id = 0; id < PARAM_COUNT; id++)
		source_kernel_close_fd(&kernel->param_fd[id]);
	source_kernel_close_fd(&kernel->io_poll_fd);
	source_kernel_close_fd(&kernel->scheduler_fd);
	source_kernel_close_fd(&kernel->stat_fd);
	source_kernel_close_fd(&kernel->switch_stat_fd);
	kernel->present = false;
}

/* May this process write the tunables? */
static void source_kernel_check_write(struct source_kernel *kernel)
{
	char path[PATH_MAX];

	kernel->base.read_only[0] = '\0';
	if (source_kernel_path(kernel, "queue/pas_enabled", path) &&
	    faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) && errno != ENOENT)
		snprintf(kernel->base.read_only,
			 sizeof(kernel->base.read_only),
			 "%s: run dpastop as root to edit", strerror(errno));
}

/* The number of the disk; 0 where sysfs does not say it. */
static dev_t source_kernel_disk(const struct source_kernel *kernel)
{
	unsigned int major_number, minor_number;
	char path[PATH_MAX], text[32];

	if (!source_kernel_path(kernel, "dev", path) ||
	    !small_file_read(AT_FDCWD, path, text, sizeof(text)) ||
	    sscanf(text, "%u:%u", &major_number, &minor_number) != 2)
		return 0;
	return makedev(major_number, minor_number);
}

/* Keep a record for whoever takes them; where nobody does, later ones go. */
static void source_kernel_keep(struct source_kernel *kernel,
			       const struct switch_record *record)
{
	struct switch_record *waiting;
	size_t size;

	if (kernel->nr_waiting == kernel->waiting_size) {
		size = kernel->waiting_size ? kernel->waiting_size * 2 : 64;
		waiting = size > SOURCE_KERNEL_MOST_SWITCHES ? NULL :
			reallocarray(kernel->waiting, size, sizeof(*waiting));
		if (!waiting) {
			kernel->missed++;
			return;
		}
		kernel->waiting = waiting;
		kernel->waiting_size = size;
	}
	kernel->waiting[kernel->nr_waiting++] = *record;
}

static void source_kernel_keep_told(struct source_kernel *kernel)
{
	struct switch_record record;

	while (dpas_netlink_take_switches(kernel->netlink, &record, 1,
					  &kernel->missed))
		source_kernel_keep(kernel, &record);
}

/* What a device that has left did in the end, before another is watched. */
static void source_kernel_keep_last_events(struct source_kernel *kernel)
{
	do {
		dpas_netlink_receive(kernel->netlink, &kernel->changes);
		source_kernel_keep_told(kernel);
	} while (dpas_netlink_is_behind(kernel->netlink) &&
		 !changes_are_pressed(&kernel->changes));
	dpas_netlink_give_up(kernel->netlink);
	source_kernel_keep_told(kernel);
}

/* Be told of switches, if this kernel tells of them. */
static void source_kernel_start_events(struct source_kernel *kernel)
{
	dev_t disk = source_kernel_disk(kernel);

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

/* Open the files of the queue. False: there is no such queue; errno says. */
static bool source_kernel_open_files(struct source_kernel *kernel)
{
	char path[PATH_MAX];
	struct stat status;
	unsigned int id;

	if (!source_kernel_path(kernel, "queue", path) || stat(path, &status))
		return false;
	kernel->switch_stat_fd =
		source_kernel_open_queue_file(kernel, KERNEL_DEVICES_MARK);
	if (kernel->switch_stat_fd < 0)
		return false;
	kernel->dir_device = status.st_dev;
	kernel->dir_inode = status.st_ino;
	for (id = 0; id < PARAM_COUNT; id++)
		kernel->param_fd[id] =
			source_kernel_open_queue_file(kernel,
						      param_get(id).name);
	kernel->io_poll_fd = source_kernel_open_queue_file(kernel, "io_poll");
	kernel->scheduler_fd =
		source_kernel_open_queue_file(kernel, "scheduler");
	kernel->stat_fd = source_kernel_open_file(kernel, "stat");
	kernel->poll_queues_known =
		source_kernel_count_poll_types(kernel, &kernel->poll_queues) ||
		source_kernel_poll_parameter(kernel, &kernel->poll_queues);
	source_kernel_check_write(kernel);
	source_kernel_start_events(kernel);
	kernel->present = true;
	return true;
}

/* Is the queue still the one whose files are open? */
static bool source_kernel_is_same(const struct source_kernel *kernel)
{
	char path[PATH_MAX];
	struct stat status;

	return source_kernel_path(kernel, "queue", path) &&
		!stat(path, &status) && status.st_dev == kernel->dir_device &&
		status.st_ino == kernel->dir_inode;
}

/* False: the device went away under the open files. */
static bool source_kernel_read_tunables(const struct source_kernel *kernel,
					struct snapshot *snapshot)
{
	unsigned int id;
	int64_t value;

	for (id = 0; id < PARAM_COUNT; id++) {
		if (kernel->param_fd[id] < 0)
			continue;
		if (sysfs_read_integer(kernel->param_fd[id], &value))
			snapshot_set_param(snapshot, id, value);
		else if (errno == ENODEV)
			return false;
	}
	return true;
}

/* On the paper's kernel the note is of the log, and stays. */
static void source_kernel_write_note(struct source_kernel *kernel)
{
	char scheduler[SYSFS_SMALL];
	struct poll_obstacle obstacle = {
		.device = kernel->device,
		.scheduler = scheduler,
		.poll_queues_known = kernel->poll_queues_known,
		.poll_queues = kernel->poll_queues,
	};

	if (kernel->from_log)
		return;
	if (kernel->scheduler_fd < 0 ||
	    !sysfs_read_small(kernel->scheduler_fd, scheduler))
		*scheduler = '\0';
	poll_obstacle_describe(&obstacle, kernel->base.note,
			       sizeof(kernel->base.note));
}

/* The tunables and the counts of the queue. False: likewise. */
static bool source_kernel_read_queue(struct source_kernel *kernel,
				     struct snapshot *snapshot)
{
	uint64_t stat[5];	/* reads, merged, sectors, ms, writes */
	int64_t value;

	if (!source_kernel_read_tunables(kernel, snapshot))
		return false;
	if (kernel->io_poll_fd >= 0 &&
	    sysfs_read_integer(kernel->io_poll_fd, &value) && value >= 0)
		snapshot_set_queue(snapshot, QUEUE_IO_POLL, (uint64_t)value);
	if (kernel->poll_queues_known)
		snapshot_set_queue(snapshot, QUEUE_POLL_QUEUES,
				   kernel->poll_queues);
	if (kernel->stat_fd >= 0 &&
	    sysfs_read_numbers(kernel->stat_fd, stat, 5) == 5) {
		snapshot_set_queue(snapshot, QUEUE_READS, stat[0]);
		snapshot_set_queue(snapshot, QUEUE_WRITES, stat[4]);
	}
	return true;
}

/* Nothing, or nothing but blanks: this kernel answers in its log. */
static bool source_kernel_is_blank(const struct sysfs_buffer *buffer)
{
	size_t i;

	for (i = 0; i < buffer->length; i++)
		if (buffer->data[i] != '\n' && buffer->data[i] != ' ')
			return false;
	return true;
}

/* The rows are looked for in the kernel log. */
static void source_kernel_turn_to_log(struct source_kernel *kernel)
{
	kernel->from_log = true;
	kernel->log_fd = kernel_log_open(kernel->kmsg);
	if (kernel->log_fd < 0)
		snprintf(kernel->base.note, sizeof(kernel->base.note),
			 "rows go to the kernel log, which cannot be read: %s",
			 strerror(errno));
	else
		snprintf(kernel->base.note, sizeof(kernel->base.note),
			 "rows from the kernel log: no tf, dur, windows, totals of switches");
}

/* And in the file again: it was only blank for a while. */
static void source_kernel_turn_to_file(struct source_kernel *kernel)
{
	kernel->from_log = false;
	source_kernel_close_fd(&kernel->log_fd);
	kernel->base.note[0] = '\0';
}

/* Find out where this kernel answers, which is what was just read. */
static void source_kernel_choose_rows(struct source_kernel *kernel)
{
	bool is_blank = source_kernel_is_blank(&kernel->buffer);

	if (kernel->from_log && !is_blank) {
		source_kernel_turn_to_file(kernel);
	} else if (!kernel->from_log && is_blank) {
		source_kernel_turn_to_log(kernel);
		/* The answer to the first reading was before the log's end. */
		sysfs_read(kernel->switch_stat_fd, &kernel->buffer);
	}
}

/* False: the device is gone, or errno is ENOMEM. */
static bool source_kernel_read_rows_from_sysfs(struct source_kernel *kernel,
					       struct snapshot *snapshot)
{
	bool enough = true;

	if (!sysfs_read(kernel->switch_stat_fd, &kernel->buffer))
		return errno != ENODEV && errno != ENOMEM;
	source_kernel_choose_rows(kernel);
	if (!kernel->from_log)
		switch_stat_parse(snapshot, kernel->buffer.data,
				  kernel->buffer.length, &enough);
	else if (kernel->log_fd >= 0)
		kernel_log_read(kernel->log_fd, snapshot, &enough);
	if (!enough)
		errno = ENOMEM;
	return enough;
}

/* The same. */
static bool source_kernel_read_rows(struct source_kernel *kernel,
				    struct snapshot *snapshot)
{
	if (!kernel->netlink)
		return source_kernel_read_rows_from_sysfs(kernel, snapshot);
	/* A request that failed for no such reason leaves the rows unknown. */
	return dpas_netlink_read_rows(kernel->netlink, snapshot) ||
		(errno != ENODEV && errno != ENOMEM);
}

/* Where the rows come from. */
static const char *source_kernel_origin(const struct source_kernel *kernel)
{
	if (kernel->netlink)
		return "netlink";
	return kernel->from_log ? "kernel log" : KERNEL_DEVICES_MARK;
}

/* What changed on each CPU since the last sample; then keep this one. */
static void source_kernel_compare(struct source_kernel *kernel,
				  const struct snapshot *snapshot)
{
	struct switch_record record;
	size_t i;

	for (i = 0; i < snapshot->nr_rows; i++) {
		const struct cpu_row *row = snapshot->rows + i;
		const struct cpu_row *old = snapshot_row(&kernel->last,
							 row->cpu, i);

		if (old && switch_record_between(&kernel->last, old, snapshot,
						 row, &record)) {
			record.sequence = kernel->sequence++;
			source_kernel_keep(kernel, &record);
		}
	}
	/* Where memory is short the next sample is compared with an older one. */
	snapshot_copy(&kernel->last, snapshot);
}

/* What happened until now, and what can be told of it by samples alone. */
static void source_kernel_catch_up(struct source_kernel *kernel,
				   const struct snapshot *snapshot,
				   uint64_t begin_ns)
{
	if (kernel->netlink)
		dpas_netlink_receive(kernel->netlink, &kernel->changes);
	else
		source_kernel_compare(kernel, snapshot);
	if (!kernel->netlink || !dpas_netlink_is_behind(kernel->netlink))
		changes_sample(&kernel->changes, snapshot, begin_ns);
}

static enum source_status source_kernel_gone(struct source_kernel *kernel,
					     struct snapshot *snapshot,
					     struct source_error *error)
{
	bool memory = errno == ENOMEM;
	char reason[SOURCE_TEXT_SIZE];

	source_kernel_close_files(kernel);
	kernel->was_away = true;
	snapshot_clear(snapshot);
	snapshot_clear(&kernel->last);
	snprintf(reason, sizeof(reason), memory ? "no memory to read %s" :
		 "%s is gone", kernel->device);
	source_error_set(error, NULL, NULL, reason,
			 memory ? "trying again" : "waiting for it to come back");
	return SOURCE_GONE;
}

static enum source_status source_kernel_sample(struct source *source,
					       struct snapshot *snapshot,
					       bool *after_gap,
					       struct source_error *error)
{
	struct source_kernel *kernel = source_kernel(source);
	uint64_t begin_ns;

	if (kernel->present && !source_kernel_is_same(kernel)) {
		source_kernel_close_files(kernel);
		kernel->was_away = true;
		snapshot_clear(&kernel->last);
	}
	errno = 0;
	if (!kernel->present && !source_kernel_open_files(kernel))
		return source_kernel_gone(kernel, snapshot, error);
	snprintf(snapshot->device, sizeof(snapshot->device), "%s",
		 kernel->device);
	snprintf(snapshot->kernel, sizeof(snapshot->kernel), "%s",
		 kernel->kernel);
	begin_ns = clock_mono_ns();
	if (!source_kernel_read_queue(kernel, snapshot))
		return source_kernel_gone(kernel, snapshot, error);
	snapshot->mono_ns = clock_mono_ns();
	snapshot->real_ns = clock_real_ns();
	if (!source_kernel_read_rows(kernel, snapshot))
		return source_kernel_gone(kernel, snapshot, error);
	source_kernel_write_note(kernel);
	snprintf(snapshot->origin, sizeof(snapshot->origin), "%s",
		 source_kernel_origin(kernel));
	*after_gap = kernel->was_away;
	kernel->was_away = false;
	source_kernel_catch_up(kernel, snapshot, begin_ns);
	load_fio_sample(kernel->load, snapshot);
	return SOURCE_OK;
}

static void source_kernel_read_back(struct source *source,
				    struct snapshot *snapshot)
{
	struct source_kernel *kernel = source_kernel(source);

	snapshot->mono_ns = clock_mono_ns();
	snapshot->real_ns = clock_real_ns();
	snapshot->params_known = 0;
	if (kernel->present && source_kernel_is_same(kernel))
		source_kernel_read_tunables(kernel, snapshot);
	load_fio_tell_asked(kernel->load, snapshot);
}

static unsigned int source_kernel_fds(const struct source *source,
				      struct pollfd *fds)
{
	const struct source_kernel *kernel =
		(const struct source_kernel *)source;
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
	const struct source_kernel *kernel =
		(const struct source_kernel *)source;

	if (!kernel->netlink)
		return SOURCE_NEVER;
	/* What is due before that waits, too: work() would not look at it. */
	if (kernel->rest_until_ns > clock_mono_ns())
		return kernel->rest_until_ns;
	return dpas_netlink_due_ns(kernel->netlink);
}

/* Where the device comes or goes, a sample has news; switches are no samples. */
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
	size_t count = kernel->nr_waiting < max ? kernel->nr_waiting : max;

	*missed += kernel->missed;
	kernel->missed = 0;
	if (count) {
		memcpy(records, kernel->waiting, count * sizeof(*records));
		kernel->nr_waiting -= count;
		memmove(kernel->waiting, kernel->waiting + count,
			kernel->nr_waiting * sizeof(*records));
	}
	if (kernel->netlink)
		count += dpas_netlink_take_switches(kernel->netlink,
						    records + count,
						    max - count, missed);
	return count;
}

static size_t source_kernel_take_marks(struct source *source,
				       struct mark *marks, size_t max)
{
	return changes_take(&source_kernel(source)->changes, marks, max);
}

static void source_kernel_explain_refusal(struct source_error *error,
					  const char *path, const char *value,
					  int number)
{
	char reason[SOURCE_TEXT_SIZE];
	const char *advice = NULL;

	switch (number) {
	case EACCES:
	case EPERM:
	case EROFS:
		snprintf(reason, sizeof(reason), "may not be written: %s",
			 strerror(number));
		advice = "run dpastop as root";
		break;
	case ENOENT:
		snprintf(reason, sizeof(reason), "this kernel has no such file");
		break;
	case ENODEV:
		snprintf(reason, sizeof(reason), "the device is gone");
		break;
	default:
		snprintf(reason, sizeof(reason), "the kernel refused it: %s",
			 strerror(number));
	}
	source_error_set(error, path, value, reason, advice);
}

static bool source_kernel_set(struct source *source, unsigned int id,
			      int64_t value, struct source_error *error)
{
	struct source_kernel *kernel = source_kernel(source);
	char path[PATH_MAX], file[SNAPSHOT_TEXT_SIZE], text[32];
	ssize_t written = -1;
	int fd, number;
	int length = snprintf(text, sizeof(text), "%lld\n", (long long)value);

	snprintf(file, sizeof(file), "queue/%s", param_get(id).name);
	if (!source_kernel_path(kernel, file, path))
		path[0] = '\0';
	/* As the shell's > does it; sysfs takes no notice of O_TRUNC. */
	fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
	if (fd >= 0)
		written = write(fd, text, (size_t)length);
	number = errno;
	if (fd >= 0)
		close(fd);
	if (written == length) {
		/* What the kernel tells by itself is not told twice. */
		if (!kernel->netlink || id == PARAM_IO_POLL_DELAY)
			changes_own(&kernel->changes, id, value);
		return true;
	}
	text[length - 1] = '\0';
	source_kernel_explain_refusal(error, path, text, number);
	return false;
}

static bool source_kernel_set_load(struct source *source,
				   const struct load *load,
				   struct source_error *error)
{
	return load_fio_set(source_kernel(source)->load, load, error);
}

static bool source_kernel_take_trouble(struct source *source,
				       struct source_error *error)
{
	return load_fio_take_trouble(source_kernel(source)->load, error);
}

/* The load beside the device, which is chosen by now. */
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
	source_kernel_close_files(kernel);
	source_kernel_close_fd(&kernel->log_fd);
	dpas_netlink_close(kernel->netlink);
	device_events_close(kernel->device_events);
	snapshot_free(&kernel->last);
	free(kernel->buffer.data);
	free(kernel->waiting);
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
	.take_trouble = source_kernel_take_trouble,
	.close = source_kernel_close,
};

struct source *source_kernel_open(const char *name,
				  const struct source_options *options,
				  struct source_error *error)
{
	struct source_kernel *kernel = calloc(1, sizeof(*kernel));
	struct utsname system;
	unsigned int id;

	if (!kernel) {
		source_error_set(error, NULL, NULL, "no memory", NULL);
		return NULL;
	}
	kernel->base.ops = &source_kernel_ops;
	kernel->base.asked = load_default();
	kernel->base.outlives_us = true;
	for (id = 0; id < PARAM_COUNT; id++)
		kernel->param_fd[id] = -1;
	kernel->io_poll_fd = -1;
	kernel->scheduler_fd = -1;
	kernel->stat_fd = -1;
	kernel->switch_stat_fd = -1;
	kernel->log_fd = -1;
	snprintf(kernel->sysfs, sizeof(kernel->sysfs), "%s", options->sysfs);
	snprintf(kernel->kmsg, sizeof(kernel->kmsg), "%s", options->kmsg);
	if (!uname(&system))
		snprintf(kernel->kernel, sizeof(kernel->kernel), "%.63s",
			 system.release);
	kernel->device_events = device_events_open();
	if (kernel_devices_choose(kernel->sysfs, name, kernel->device, error)) {
		errno = ENOMEM;
		if (source_kernel_new_load(kernel, options->force_writes) &&
		    source_kernel_open_files(kernel))
			return &kernel->base;
		kernel_devices_explain(kernel->sysfs, kernel->device, errno,
				       error);
	}
	source_kernel_close(&kernel->base);
	return NULL;
}
