// SPDX-License-Identifier: GPL-2.0
#include "lib/load/fio.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void fio_argument(struct fio_arguments *arguments, const char *format,
			 ...) __attribute__((format(printf, 2, 3)));

/* After an overflow, used stays equal to the size. */
static void fio_argument(struct fio_arguments *arguments, const char *format,
			 ...)
{
	size_t room = sizeof(arguments->text) - arguments->used;
	char *at = arguments->text + arguments->used;
	va_list list;
	int length;

	va_start(list, format);
	length = vsnprintf(at, room, format, list);
	va_end(list);
	if (length < 0 || (size_t)length >= room ||
	    arguments->count == FIO_MAX_ARGUMENTS - 1) {
		arguments->used = sizeof(arguments->text);
		return;
	}
	arguments->argv[arguments->count++] = at;
	arguments->used += (size_t)length + 1;
}

static const char *fio_pattern(const struct fio_job *job)
{
	if (job->read_percent == 100)
		return "randread";
	return job->read_percent ? "randrw" : "randwrite";
}

/* fio limits each direction separately. */
static void fio_rate_argument(struct fio_arguments *arguments,
			      const struct fio_job *job)
{
	uint64_t reads = (uint64_t)job->rate_iops * job->read_percent / 100;
	uint64_t writes = job->rate_iops - reads;

	if (job->rate_iops)
		fio_argument(arguments, "--rate_iops=%" PRIu64 ",%" PRIu64,
			     reads ? reads : 1, writes ? writes : 1);
}

/*
 * After a pause fio makes up for what its rate lacks, as fast as it can. The
 * pause is shorter than the time from burst to burst, so that there is time for
 * the burst.
 */
static void fio_burst_arguments(struct fio_arguments *arguments,
				const struct fio_job *job)
{
	uint64_t ios = (uint64_t)job->rate_iops * job->burst_ms / 1000;

	if (!job->burst_ms)
		return;
	fio_argument(arguments, "--thinktime=%" PRIu32 "us",
		     job->burst_ms * 1000 / 16 * 15);
	fio_argument(arguments, "--thinktime_blocks=%" PRIu64, ios ? ios : 1);
}

/*
 * What it reports, and how often. Latencies as histogram bins, so that reports
 * can be subtracted; what is not read here is disabled.
 */
static void fio_status_arguments(struct fio_arguments *arguments,
				 const struct fio_job *job)
{
	if (!job->status_ms) {
		fio_argument(arguments, "--output-format=json");
		return;
	}
	fio_argument(arguments, "--output-format=json+");
	fio_argument(arguments, "--status-interval=%" PRIu32 "ms",
		     job->status_ms);
	fio_argument(arguments, "--disable_lat=1");
	fio_argument(arguments, "--disable_slat=1");
}

/* What is done; before a file they are the defaults of all jobs in it. */
static void fio_load_arguments(struct fio_arguments *arguments,
			       const struct fio_job *job)
{
	if (job->job_file) {
		fio_argument(arguments, "--unified_rw_reporting=1");
		if (!job->may_write)
			fio_argument(arguments, "--readonly");
		return;
	}
	fio_argument(arguments, "--name=load");
	fio_argument(arguments, "--rw=%s", fio_pattern(job));
	fio_argument(arguments, "--rwmixread=%" PRIu32, job->read_percent);
	fio_argument(arguments, "--norandommap");
	fio_argument(arguments, "--bs=%" PRIu32, job->block_bytes);
	if (job->size_bytes)
		fio_argument(arguments, "--size=%" PRIu64, job->size_bytes);
}

bool fio_arguments(struct fio_arguments *arguments, const struct fio_job *job)
{
	memset(arguments, 0, sizeof(*arguments));
	fio_argument(arguments, "fio");
	fio_load_arguments(arguments, job);
	fio_argument(arguments, "--filename=%s", job->path);
	/*
	 * Without this, fio would create and measure a regular file if the
	 * device is gone.
	 */
	fio_argument(arguments, "--allow_file_create=0");
	fio_argument(arguments, "--ioengine=pvsync2");
	fio_argument(arguments, "--direct=1");
	fio_argument(arguments, "--iodepth=1");
	fio_argument(arguments, "--hipri=%d", job->polled);
	fio_argument(arguments, "--time_based");
	/* fio has no unlimited run time. */
	if (job->runtime_ms)
		fio_argument(arguments, "--runtime=%" PRIu32 "ms",
			     job->runtime_ms);
	else
		fio_argument(arguments, "--runtime=1000d");
	fio_rate_argument(arguments, job);
	fio_burst_arguments(arguments, job);
	fio_argument(arguments, "--numjobs=%u", job->jobs);
	fio_argument(arguments, "--thread");
	if (job->cpus) {
		fio_argument(arguments, "--cpus_allowed=%s", job->cpus);
		fio_argument(arguments, "--cpus_allowed_policy=split");
	}
	fio_argument(arguments, "--group_reporting");
	fio_argument(arguments, "--percentile_list=50:99:99.9");
	fio_argument(arguments, "--disk_util=0");
	fio_argument(arguments, "--eta=never");
	if (job->force_writes)
		fio_argument(arguments, "--allow_mounted_write=1");
	fio_status_arguments(arguments, job);
	if (job->job_file)
		fio_argument(arguments, "%s", job->job_file);
	return arguments->used < sizeof(arguments->text);
}

/* Missing or invalid numbers are counted in @wrong. */
static double fio_number(const json_t *object, const char *key,
			 unsigned int *wrong)
{
	const json_t *value = json_object_get(object, key);

	*wrong += !json_is_number(value) || json_number_value(value) < 0;
	return json_number_value(value);
}

static uint64_t fio_whole(const json_t *object, const char *key,
			  unsigned int *wrong)
{
	const json_t *value = json_object_get(object, key);

	*wrong += !json_is_integer(value) || json_integer_value(value) < 0;
	return (uint64_t)json_integer_value(value);
}

/* What it calls each: in its result, and one I/O. */
static const char *const direction_keys[] = {
	[FIO_READS] = "read",
	[FIO_WRITES] = "write",
	[FIO_BOTH] = "mixed",
};
static const char *const direction_words[] = {
	[FIO_READS] = "read",
	[FIO_WRITES] = "write",
	[FIO_BOTH] = "I/O",
};

static bool fio_parse_job(const json_t *job, enum fio_direction direction,
			  struct fio_result *result, struct problem *problem)
{
	const json_t *data = json_object_get(job, direction_keys[direction]);
	const json_t *latency = json_object_get(data, "clat_ns");
	const json_t *percentile = json_object_get(latency, "percentile");
	unsigned int wrong = 0;
	uint64_t number = fio_whole(job, "error", &wrong);

	if (!wrong && number)
		return problem_fail(problem, "fio", "its jobs failed: %s",
				    strerror((int)number));
	result->ios = fio_whole(data, "total_ios", &wrong);
	if (!wrong && !result->ios)
		return problem_fail(problem, "fio",
				    "it did not finish a single %s",
				    direction_words[direction]);
	result->iops = fio_number(data, "iops", &wrong);
	result->mean_ns = fio_number(latency, "mean", &wrong);
	result->max_ns = fio_whole(latency, "max", &wrong);
	result->p50_ns = fio_whole(percentile, "50.000000", &wrong);
	result->p99_ns = fio_whole(percentile, "99.000000", &wrong);
	result->p999_ns = fio_whole(percentile, "99.900000", &wrong);
	result->cpu_percent = fio_number(job, "usr_cpu", &wrong) +
		fio_number(job, "sys_cpu", &wrong);
	result->context_switches = fio_whole(job, "ctx", &wrong);
	return !wrong ||
		problem_fail(problem, "fio",
			     "%u values are missing in its JSON result", wrong);
}

/* The start of the JSON: the first line that consists of a brace. */
static const char *fio_find_json(const char *text, size_t size)
{
	const char *end = text + size;

	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));

		if (*text == '{')
			return text;
		if (!newline)
			return NULL;
		text = newline + 1;
	}
	return NULL;
}

bool fio_parse(const char *text, size_t size, enum fio_direction direction,
	       struct fio_result *result, struct problem *problem)
{
	const char *start = fio_find_json(text, size);
	const json_t *jobs;
	json_error_t error;
	json_t *root;
	bool good;

	memset(result, 0, sizeof(*result));
	if (!start)
		return problem_fail(problem, "fio",
				    "it printed no JSON result");
	root = json_loadb(start, size - (size_t)(start - text),
			  JSON_DISABLE_EOF_CHECK, &error);
	if (!root)
		return problem_fail(
			problem, "fio", "its JSON result is %s: line %d: %s",
			json_error_code(&error) ==
					json_error_premature_end_of_input ?
				"cut off" :
				"garbled",
			error.line, error.text);
	jobs = json_object_get(root, "jobs");
	good = json_array_size(jobs) == 1;
	if (good)
		good = fio_parse_job(json_array_get(jobs, 0), direction, result,
				     problem);
	else
		problem_fail(problem, "fio",
			     "its JSON result has not one group of jobs");
	json_decref(root);
	return good;
}

bool fio_complaint(const char *text, char *line, size_t size)
{
	const char *complaint = strstr(text, "fio: ");

	/* "fio: job a dropped" follows the reason. */
	if (!complaint || !strncmp(complaint, "fio: job ", 9))
		complaint = text + strspn(text, "\n");
	snprintf(line, size, "%.*s", (int)strcspn(complaint, "\r\n"),
		 complaint);
	return *line;
}

bool fio_read_result(const struct child *ended, enum fio_direction direction,
		     struct fio_result *result, struct problem *problem)
{
	char end[64], complaint[PROBLEM_REASON];
	bool good = fio_parse(ended->out.data, ended->out.length, direction,
			      result, problem);

	if (good && child_succeeded(ended))
		return true;
	child_describe_end(ended, end, sizeof(end));
	if (fio_complaint(ended->err.data, complaint, sizeof(complaint)))
		return problem_fail(problem, NULL, "fio failed (%s): %s", end,
				    complaint);
	if (good)
		return problem_fail(problem, NULL, "fio failed (%s)", end);
	return problem_fail(problem, NULL, "fio failed (%s): %s", end,
			    problem->reason);
}
