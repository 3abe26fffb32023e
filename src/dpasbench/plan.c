// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/plan.h"

#include <inttypes.h>
#include <stdio.h>

#include "dpasbench/job_file.h"

unsigned int plan_all_jobs(const struct plan *plan, const struct point *point)
{
	return plan->job ? point->jobs * plan->job->sections : point->jobs;
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

void plan_point_name(const struct plan *plan, const struct point *point,
		     char *text, size_t size)
{
	if (!plan->by_size)
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
	return plan->write ? "write" : "read";
}

const char *plan_work(const struct plan *plan)
{
	if (plan->job)
		return plan->job->name;
	return plan->write ? "random writes" : "random reads";
}

json_t *plan_to_json(const struct plan *plan)
{
	char cpus[PLAN_CPUS_TEXT];
	json_t *modes = json_array(), *jobs = json_array();
	json_t *sizes = json_array(), *plan_object;
	size_t i;

	for (i = 0; i < plan->nr_methods; i++)
		json_array_append_new(
			modes, json_string(method_name(plan->method[i])));
	for (i = 0; i < plan->nr_points; i++) {
		json_array_append_new(jobs, json_integer(plan->point[i].jobs));
		json_array_append_new(sizes,
				      json_integer(plan->point[i].block_bytes));
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
	if (plan_object && plan->job)
		json_object_set_new(plan_object, "job",
				    json_string(plan->job->whole));
	return plan_object;
}
