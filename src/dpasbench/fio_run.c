// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/fio_run.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "dpasbench/job_file.h"
#include "lib/base/clock.h"
#include "lib/load/fio.h"

static bool fio_run_start_job(const struct fio_job *job, struct child *child,
			      struct problem *problem)
{
	struct fio_arguments arguments;

	if (!fio_arguments(&arguments, job)) {
		problem_fail(problem, "--cpus",
			     "too many for fio's command line");
		return false;
	}
	if (child_start(child, arguments.argv))
		return true;
	return problem_fail(problem, "fio", "%s", strerror(errno));
}

bool fio_run_start(const struct plan *plan, const struct run *run,
		   const char *path, struct child *child,
		   struct problem *problem)
{
	char cpus[PLAN_CPUS_TEXT];
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

	plan_cpus_text(plan, cpus);
	return fio_run_start_job(&job, child, problem);
}

static void fio_run_set_figures(const struct fio_result *result,
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

bool fio_run_read(const struct plan *plan, const struct child *ended,
		  struct measurement *measurement, struct problem *problem)
{
	enum fio_direction direction = plan->job ? FIO_BOTH :
		plan->write			 ? FIO_WRITES :
						   FIO_READS;
	struct fio_result result;

	if (!fio_read_result(ended, direction, &result, problem))
		return false;
	fio_run_set_figures(&result, measurement);
	return true;
}

/* --- background load: what the paper calls BGIO ------------------------------ */

#define READER_BYTES (128 * 1024)
#define READER_BURST_MS 320
/* On a busy machine, and with slow last reads, fio takes long to begin and end. */
#define READERS_NS (UINT64_C(60) * 1000000000)
#define READERS_POLL_NS 10000000

/* Have all of them begun? They are threads. */
static bool fio_run_readers_run(const struct plan *plan,
				const struct child *child)
{
	char path[48];
	struct dirent *entry;
	unsigned int tasks = 0;
	DIR *directory;

	snprintf(path, sizeof(path), "/proc/%d/task", (int)child->pid);
	directory = opendir(path);
	while (directory && (entry = readdir(directory)))
		tasks += entry->d_name[0] != '.';
	if (directory)
		closedir(directory);
	return tasks > plan->readers;
}

static enum target_status fio_run_await_readers(const struct plan *plan,
						struct child *child,
						int signal_fd,
						struct problem *problem)
{
	uint64_t late_ns = clock_mono_ns() + READERS_NS;
	enum child_state state = CHILD_RUNNING;
	struct fio_result result;

	while (state == CHILD_RUNNING && clock_mono_ns() < late_ns) {
		if (fio_run_readers_run(plan, child))
			return TARGET_OK;
		state = child_wait(child, clock_mono_ns() + READERS_POLL_NS,
				   signal_fd);
	}
	if (state == CHILD_RUNNING)
		problem_fail(problem, "background readers",
			     "fio does not start them");
	else if (state == CHILD_WOKEN)
		problem_fail(problem, NULL, "interrupted");
	else if (!fio_read_result(child, FIO_READS, &result, problem))
		problem_in(problem, "background readers");
	child_stop(child);
	child_free(child);
	return state == CHILD_WOKEN ? TARGET_INTERRUPTED : TARGET_FAILED;
}

enum target_status fio_run_start_readers(const struct plan *plan,
					 const struct run *run,
					 const char *device, int signal_fd,
					 struct child *child,
					 struct problem *problem)
{
	char path[96];
	struct fio_job job = {
		.path = path,
		.read_percent = 100,
		.polled = method_is_polled(run->method),
		.jobs = plan->readers,
		.block_bytes = READER_BYTES,
		.rate_iops = plan->reader_iops,
		.burst_ms = READER_BURST_MS,
	};

	snprintf(path, sizeof(path), "/dev/%s", device);
	if (!fio_run_start_job(&job, child, problem))
		return TARGET_FAILED;
	return fio_run_await_readers(plan, child, signal_fd, problem);
}

bool fio_run_stop_readers(struct child *child, double *iops,
			  struct problem *problem)
{
	bool early = child_wait(child, 0, -1) == CHILD_ENDED;
	struct fio_result result;
	bool good;

	child_terminate(child);
	child_wait(child, clock_mono_ns() + READERS_NS, -1);
	child_stop(child);
	/* fio calls it a failure that it was told to stop. */
	good = early ? fio_read_result(child, FIO_READS, &result, problem) :
		       fio_parse(child->out.data, child->out.length, FIO_READS,
				 &result, problem);
	if (good && early)
		good = problem_fail(problem, "fio", "it ended by itself");
	if (good)
		*iops = result.iops;
	else
		problem_in(problem, "background readers");
	child_free(child);
	return good;
}
