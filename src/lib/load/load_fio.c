// SPDX-License-Identifier: GPL-2.0
#include "lib/load/load_fio.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/child.h"
#include "lib/base/clock.h"
#include "lib/base/cpu_list.h"
#include "lib/base/small_file.h"
#include "lib/live/sysfs.h"
#include "lib/load/fio.h"
#include "lib/load/fio_others.h"
#include "lib/load/fio_report.h"
#include "lib/load/load_check.h"
#include "lib/load/task_totals.h"

/* The interval of fio's status reports. */
#define LOAD_FIO_STATUS_MS 250

/* The minimum interval for computing a CPU share. */
#define LOAD_FIO_SHARE_NS 40000000u

/* After SIGKILL it exits at once, unless it is stuck in the kernel. */
#define LOAD_FIO_LAST_WAIT_NS UINT64_C(1000000000)

struct load_fio {
	struct load_fio_place place;
	struct load asked;
	struct child child; /* pid 0: none */
	bool is_ending;	    /* we have killed it */
	int hold_fd;	    /* the device while it is being written to, or -1 */
	struct fio_report reported;

	struct task_reader *reader;
	struct task_totals totals;
	struct fio_others others;
	bool has_share;
	bool has_base;
	uint64_t base_ns; /* start of the CPU share's interval */
	uint64_t base_cpu_ns;
	uint64_t share;

	bool has_error;
	struct problem error;
};

struct load_fio *load_fio_new(const struct load_fio_place *place)
{
	struct load_fio *load = calloc(1, sizeof(*load));

	if (!load)
		return NULL;
	load->place = *place;
	load->asked = load_default();
	load->hold_fd = -1;
	load->reader = task_reader_new();
	if (load->reader)
		return load;
	free(load);
	return NULL;
}

/* --- checks --------------------------------------------------------------- */

static bool load_fio_read_file(const struct load_fio *load, const char *file,
			       char *text, size_t size)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/%s", load->place.roots.sysfs, file);
	small_file_read(AT_FDCWD, path, text, size);
	text[strcspn(text, "\n")] = '\0';
	return *text;
}

/* The list of online CPUs; false if unknown. */
static bool load_fio_online(const struct load_fio *load, char *text,
			    size_t size)
{
	return load_fio_read_file(load, "devices/system/cpu/online", text,
				  size);
}

static uint32_t load_fio_block_step(const struct load_fio *load)
{
	char file[PATH_MAX / 2], text[32];
	unsigned long step = 0;

	snprintf(file, sizeof(file), "block/%s/queue/logical_block_size",
		 load->place.device);
	if (load_fio_read_file(load, file, text, sizeof(text)))
		step = strtoul(text, NULL, 10);
	return step >= 512 && step <= 1u << 20 ? (uint32_t)step : 512;
}

static bool load_fio_has_cpu(const unsigned int *cpus, unsigned int count,
			     unsigned int cpu)
{
	while (count)
		if (cpus[--count] == cpu)
			return true;
	return false;
}

static bool load_fio_check_cpus(const struct load_fio *load, const char *cpus,
				struct problem *error)
{
	static unsigned int list[SAMPLE_MAX_CPUS], here[SAMPLE_MAX_CPUS];
	unsigned int nr_list, nr_here, i;
	unsigned long highest;
	char online[1024];

	if (!*cpus)
		return true;
	if (!cpu_list_parse(cpus, SAMPLE_MAX_CPUS, list, &nr_list)) {
		if (cpu_list_highest(cpus, &highest))
			return problem_fail(error, "CPUs",
					    "there is no CPU %lu", highest);
		problem_fail(error, "CPUs", "it takes a list such as 0-1,3");
		problem_value(error, "%s", cpus);
		return false;
	}
	if (!load_fio_online(load, online, sizeof(online)) ||
	    !cpu_list_parse(online, SAMPLE_MAX_CPUS, here, &nr_here))
		return true;
	for (i = 0; i < nr_list; i++) {
		if (load_fio_has_cpu(here, nr_here, list[i]))
			continue;
		problem_fail(error, "CPUs", "CPU %u is not online (%s are)",
			     list[i], online);
		problem_value(error, "%s", cpus);
		return false;
	}
	return true;
}

static bool load_fio_writes(const struct load *load)
{
	return load->jobs && load->read_percent < 100;
}

/*
 * May the device be overwritten? If so, hold it exclusively if it is not held
 * already. With force_writes it is not held, since it may be in use.
 */
static bool load_fio_take_device(struct load_fio *load, struct problem *error)
{
	const struct load_fio_place *place = &load->place;
	struct problem found;

	if (place->force_writes || load->hold_fd >= 0)
		return true;
	if (device_guard_is_safe(place->device, &place->roots, &found)) {
		load->hold_fd = device_guard_hold(place->device, &place->roots);
		if (load->hold_fd >= 0)
			return true;
		problem_fail(&found, NULL, "it cannot be held: %s",
			     strerror(errno));
	}
	problem_fail(error, NULL, "%s is not overwritten: %s", place->device,
		     found.reason);
	problem_advise(
		error,
		"if its data may be lost, start dpastop with --force-writes %s",
		place->device);
	return false;
}

static bool load_fio_check(struct load_fio *load, const struct load *wanted,
			   struct problem *error)
{
	if (!load_check(wanted, LOAD_FIO_MAX_JOBS, load_fio_block_step(load),
			error) ||
	    !load_fio_check_cpus(load, wanted->cpus, error))
		return false;
	if (wanted->jobs && access(load->place.path, F_OK)) {
		problem_set(error, load->place.path, NULL, strerror(errno),
			    NULL);
		return false;
	}
	return !load_fio_writes(wanted) || load_fio_take_device(load, error);
}

/* --- fio ------------------------------------------------------------------ */

static void load_fio_release(struct load_fio *load)
{
	if (load->hold_fd >= 0)
		close(load->hold_fd);
	load->hold_fd = -1;
}

/* From here on, the CPU time is that of other processes. */
static void load_fio_watch(struct load_fio *load, const pid_t *pids,
			   size_t count, bool fresh)
{
	task_totals_watch(&load->totals, pids, count, fresh);
	load->has_share = false;
	load->has_base = fresh;
	load->base_ns = clock_mono_ns();
	load->base_cpu_ns = load->totals.total.cpu_ns;
}

static bool load_fio_arguments(const struct load_fio *load,
			       struct fio_arguments *arguments)
{
	char online[1024];
	struct fio_job job = {
		.path = load->place.path,
		.cpus = load->asked.cpus,
		.read_percent = load->asked.read_percent,
		.polled = load->asked.polled,
		.jobs = load->asked.jobs,
		.block_bytes = load->asked.block_bytes,
		.rate_iops = load->asked.rate_iops,
		.status_ms = LOAD_FIO_STATUS_MS,
		.force_writes = load->place.force_writes,
	};

	/*
	 * All online CPUs, jobs assigned in turn; no affinity if they are
	 * unknown.
	 */
	if (!*job.cpus)
		job.cpus = load_fio_online(load, online, sizeof(online)) ?
			online :
			NULL;
	return fio_arguments(arguments, &job);
}

static bool load_fio_explain_start(struct problem *error, int number)
{
	if (number == ENOENT)
		problem_set(error, "fio", NULL, "there is no such program",
			    "Debian: apt install fio");
	else
		problem_set(error, "fio", NULL, strerror(number), NULL);
	return false;
}

/* Start the requested fio. False: none is running, and *@error says why. */
static bool load_fio_start(struct load_fio *load, struct problem *error)
{
	struct fio_arguments arguments;

	if (!load_fio_writes(&load->asked))
		load_fio_release(load);
	if (!load->asked.jobs)
		return true;
	if (load_fio_arguments(load, &arguments)) {
		if (child_start(&load->child, arguments.argv)) {
			load->is_ending = false;
			fio_report_begin(&load->reported, clock_mono_ns());
			load_fio_watch(load, &load->child.pid, 1, true);
			return true;
		}
		load_fio_explain_start(error, errno);
	} else {
		load_fio_explain_start(error, E2BIG);
	}
	load->asked.jobs = 0;
	load_fio_release(load);
	return false;
}

/* It is about to exit; account for what it has used so far. */
static void load_fio_end(struct load_fio *load)
{
	task_totals_read(&load->totals, load->reader);
	child_kill(&load->child);
	load->is_ending = true;
}

bool load_fio_set(struct load_fio *load, const struct load *wanted,
		  struct problem *error)
{
	if (!load_fio_check(load, wanted, error))
		return false;
	load->asked = *wanted;
	if (!load->child.pid)
		return load_fio_start(load, error);
	load_fio_end(load);
	return true;
}

static void load_fio_set_error(struct load_fio *load, const char *reason,
			       const char *advice)
{
	load->has_error = true;
	problem_set(&load->error, "fio", NULL, reason, advice);
}

/* It exited unexpectedly: report its own error message, or its exit status. */
static void load_fio_explain_end(struct load_fio *load)
{
	const char *text = load->child.err.data;
	char end[64], complaint[PROBLEM_REASON], reason[PROBLEM_REASON + 80];

	child_describe_end(&load->child, end, sizeof(end));
	if (!strstr(text, "fio: ") && *load->reported.complaint)
		text = load->reported.complaint;
	if (!fio_complaint(text, complaint, sizeof(complaint)))
		snprintf(complaint, sizeof(complaint), "the load has ended");
	snprintf(reason, sizeof(reason), "%s (%s)",
		 complaint + (strncmp(complaint, "fio: ", 5) ? 0 : 5), end);
	load_fio_set_error(load, reason, NULL);
}

/* A fio has exited. Start the next one if requested. */
static void load_fio_ended(struct load_fio *load)
{
	struct problem error;

	if (!load->is_ending) {
		load_fio_explain_end(load);
		load->asked.jobs = 0;
	}
	child_free(&load->child);
	fio_others_again(&load->others);
	load_fio_watch(load, NULL, 0, false);
	if (!load_fio_start(load, &error)) {
		load->has_error = true;
		load->error = error;
	}
}

/*
 * Process its output. It keeps running even if that cannot be parsed; if it has
 * exited, its exit status says more.
 */
static void load_fio_read(struct load_fio *load)
{
	struct problem problem;

	if (fio_report_read(&load->reported, &load->child.out, clock_mono_ns(),
			    &problem) &&
	    load->child.pid && !load->is_ending)
		load_fio_set_error(load, problem.reason,
				   "the load continues without figures");
}

unsigned int load_fio_fds(const struct load_fio *load, struct pollfd *fds)
{
	return load->child.pid ? child_fds(&load->child, fds) : 0;
}

bool load_fio_work(struct load_fio *load)
{
	bool ended;

	if (!load->child.pid)
		return false;
	ended = child_wait(&load->child, 0, -1) == CHILD_ENDED;
	load_fio_read(load);
	if (ended)
		load_fio_ended(load);
	return ended;
}

/* --- samples -------------------------------------------------------------- */

/* The CPU share, if enough time has passed. */
static void load_fio_share_to_sample(struct load_fio *load,
				     struct sample *sample)
{
	uint64_t cpu_ns = load->totals.total.cpu_ns;
	uint64_t now_ns = sample->mono_ns;
	uint64_t elapsed_ns = now_ns > load->base_ns ? now_ns - load->base_ns :
						       0;

	if (!load->has_base || elapsed_ns >= LOAD_FIO_SHARE_NS) {
		load->has_share = load->has_base;
		if (load->has_share)
			load->share = (cpu_ns - load->base_cpu_ns) * 1000 /
				elapsed_ns;
		load->has_base = true;
		load->base_ns = now_ns;
		load->base_cpu_ns = cpu_ns;
	}
	if (load->has_share)
		sample_set_load(sample, LOAD_CPU_PERMILLE, load->share);
}

static void load_fio_usage_to_sample(struct load_fio *load,
				     struct sample *sample)
{
	const struct task_usage *total = &load->totals.total;

	sample_set_load(sample, LOAD_CONTEXT_SWITCHES, total->context_switches);
	sample_set_load(sample, LOAD_CPU_NS, total->cpu_ns);
	sample_set_load(sample, LOAD_RUN_DELAY_NS, total->run_delay_ns);
	load_fio_share_to_sample(load, sample);
}

/* No fio of ours is running: look for others. */
static void load_fio_others_to_sample(struct load_fio *load,
				      struct sample *sample)
{
	struct fio_others *others = &load->others;

	if (fio_others_search(others, load->place.path, sample->mono_ns))
		load_fio_watch(load, others->pids, others->count, false);
	if (!others->is_unsure || others->count)
		sample_set_load(sample, LOAD_JOBS, others->jobs);
	if (!others->count)
		return;
	sample_set_load(sample, LOAD_OTHERS, 1);
	if (task_totals_read(&load->totals, load->reader))
		load_fio_usage_to_sample(load, sample);
	/* Searches are triggered by new processes only, not by exits. */
	if (load->totals.nr_unreadable)
		fio_others_again(others);
}

void load_fio_report_request(const struct load_fio *load, struct sample *sample)
{
	load_to_sample(&load->asked, sample);
	/* If the last one is just exiting, those of the next one. */
	if (load->child.pid)
		sample_set_load(sample, LOAD_JOBS, load->asked.jobs);
}

void load_fio_sample(struct load_fio *load, struct sample *sample)
{
	load_fio_report_request(load, sample);
	if (!load->child.pid) {
		load_fio_others_to_sample(load, sample);
		return;
	}
	if (!load->is_ending)
		load_figures_to_sample(&load->reported.figures, sample->mono_ns,
				       sample);
	if (task_totals_read(&load->totals, load->reader))
		load_fio_usage_to_sample(load, sample);
}

bool load_fio_take_error(struct load_fio *load, struct problem *error)
{
	if (!load->has_error)
		return false;
	load->has_error = false;
	*error = load->error;
	return true;
}

uint32_t load_fio_jobs(const struct load_fio *load)
{
	return load->child.pid ? load->asked.jobs : 0;
}

void load_fio_free(struct load_fio *load)
{
	if (!load)
		return;
	if (load->child.pid) {
		child_kill(&load->child);
		child_wait(&load->child,
			   clock_mono_ns() + LOAD_FIO_LAST_WAIT_NS, -1);
		child_free(&load->child);
	}
	load_fio_release(load);
	task_totals_free(&load->totals);
	task_reader_free(load->reader);
	free(load);
}
