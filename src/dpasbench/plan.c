// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/plan.h"

#include <inttypes.h>
#include <stdio.h>

#include "dpasbench/job_file.h"

unsigned int plan_all_jobs(const struct plan *plan, const struct point *point)
{
	return plan->job ? point->jobs * plan->job->sections : point->jobs;
}

bool plan_sets_d_init(enum method method)
{
	return method == METHOD_PAS || method == METHOD_DPAS;
}

unsigned int plan_jobs_on(const struct plan *plan, const struct point *point,
			  size_t index)
{
	size_t jobs = plan_all_jobs(plan, point), cpus = plan->nr_cpus;

	return (unsigned int)(jobs / cpus + (index < jobs % cpus));
}

enum dpas_mode plan_expected_mode(unsigned int jobs_on_cpu)
{
	return jobs_on_cpu == 1 ? DPAS_CP : DPAS_INT;
}

void plan_cpus_text(const struct plan *plan, char text[PLAN_CPUS_TEXT])
{
	size_t i, used = 0;

	text[0] = '\0';
	/* There is room even for "8191," a thousand times. */
	for (i = 0; i < plan->nr_cpus; i++)
		used += (size_t)snprintf(text + used, PLAN_CPUS_TEXT - used,
					 "%s%u", i ? "," : "", plan->cpu[i]);
}

const char *plan_axis_name(const struct plan *plan)
{
	static const char *const names[] = {
		[PLAN_BY_JOBS] = "Jobs",
		[PLAN_BY_SIZE] = "Size",
		[PLAN_BY_WORKLOAD] = "YCSB",
	};

	return names[plan->axis];
}

const char *plan_rate_name(const struct plan *plan)
{
	return plan->axis == PLAN_BY_WORKLOAD ? "ops/s" : "IOPS";
}

void plan_point_name(const struct plan *plan, const struct point *point,
		     char *text, size_t size)
{
	if (plan->axis == PLAN_BY_WORKLOAD)
		snprintf(text, size, "%c", (char)point->workload);
	else if (plan->axis == PLAN_BY_JOBS)
		snprintf(text, size, "j=%u", point->jobs);
	else if (point->block_bytes % 1024)
		snprintf(text, size, "%" PRIu32, point->block_bytes);
	else
		snprintf(text, size, "%" PRIu32 "k", point->block_bytes / 1024);
}

const char *plan_direction(const struct plan *plan)
{
	if (plan->job)
		return "job";
	if (plan->axis == PLAN_BY_WORKLOAD)
		return "ycsb";
	return plan->write ? "write" : "read";
}

void plan_work(const struct plan *plan, char text[PLAN_WORK_TEXT])
{
	const char *work = plan->write ? "random writes" : "random reads";

	if (plan->axis == PLAN_BY_WORKLOAD)
		work = "YCSB on RocksDB";
	snprintf(text, PLAN_WORK_TEXT, "%s%s%s",
		 plan->job ? plan->job->name : work,
		 plan->fs ? " through " : "", plan->fs ? plan->fs : "");
}

bool plan_overwrites(const struct plan *plan)
{
	return plan->write || plan->fs;
}

json_t *plan_to_json(const struct plan *plan)
{
	char cpus[PLAN_CPUS_TEXT];
	json_t *modes = json_array(), *jobs = json_array();
	json_t *sizes = json_array(), *plan_object;
	char workloads[PLAN_MAX_POINTS + 1] = "";
	size_t i;

	for (i = 0; i < plan->nr_methods; i++)
		json_array_append_new(
			modes, json_string(method_name(plan->method[i])));
	for (i = 0; i < plan->nr_points; i++) {
		json_array_append_new(jobs, json_integer(plan->point[i].jobs));
		json_array_append_new(sizes,
				      json_integer(plan->point[i].block_bytes));
		workloads[i] = (char)plan->point[i].workload;
	}
	plan_cpus_text(plan, cpus);
	/* clang-format off */
	plan_object = json_pack("{s:s,s:s,s:o,s:o,s:o,s:i,s:i,s:I,s:s}",
			 "device", plan->device,
			 "direction", plan_direction(plan),
			 "modes", modes, "jobs", jobs, "block_bytes", sizes,
			 "repeats", (int)plan->repeats,
			 "runtime_ms", (int)plan->runtime_ms,
			 "size_bytes", (json_int_t)plan->size_bytes,
			 "cpus", cpus);
	/* clang-format on */
	if (plan_object && plan->fs)
		json_object_set_new(plan_object, "file_system",
				    json_string(plan->fs));
	if (plan_object && plan->axis == PLAN_BY_WORKLOAD)
		json_object_set_new(plan_object, "ycsb",
				    json_string(workloads));
	if (plan_object && plan->readers) {
		json_object_set_new(plan_object, "background_readers",
				    json_integer(plan->readers));
		json_object_set_new(plan_object, "background_reader_iops",
				    json_integer(plan->reader_iops));
	}
	if (plan_object && plan->job)
		json_object_set_new(plan_object, "job",
				    json_string(plan->job->whole));
	return plan_object;
}
