// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/measurement.h"

#include <string.h>

#include "lib/base/json_read.h"

/* The mode of most I/Os since @before; -1: there were none. */
static int measurement_busiest_mode(const struct mode_counts *before,
				    const struct mode_counts *after)
{
	uint64_t most = 0;
	int mode, busiest = -1;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		/* A count that decreased was reset in between. */
		bool fell = after->ios[mode] < before->ios[mode];
		uint64_t ios = after->ios[mode] -
			(fell ? 0 : before->ios[mode]);

		if (ios > most) {
			most = ios;
			busiest = mode;
		}
	}
	return busiest;
}

void measurement_set_final(struct measurement *measurement,
			   const struct plan *plan,
			   const struct mode_counts *halfway,
			   const struct mode_counts *at_end)
{
	size_t i;

	for (i = 0; i < plan->nr_cpus; i++) {
		unsigned int jobs = plan_jobs_on(plan, &measurement->point, i);
		int mode = measurement_busiest_mode(&halfway[i], &at_end[i]);

		if (!jobs)
			continue;
		if (mode >= 0)
			measurement->final[mode]++;
		if (mode != (int)plan_expected_mode(jobs))
			measurement->unexpected++;
	}
}

int measurement_final_mode(const struct measurement *measurement)
{
	unsigned int most = 0;
	int mode, final = -1;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		if (measurement->final[mode] > most) {
			most = measurement->final[mode];
			final = mode;
		}
	return final;
}

static json_t *measurement_by_mode_json(const struct measurement *measurement,
					bool final)
{
	json_t *object = json_object();
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		json_object_set_new(
			object, sample_mode_name(mode),
			json_integer(
				final ? (json_int_t)measurement->final[mode] :
					(json_int_t)
						measurement->mode_ios[mode]));
	return object;
}

json_t *measurement_to_json(const struct measurement *measurement)
{
	/* clang-format off */
	json_t *object = json_pack(
		"{s:s,s:i,s:i,s:i,s:b,s:I,s:f,s:f,s:I,s:I,s:I,s:I,s:f,s:I}",
		"mode", method_name(measurement->method),
		"jobs", (int)measurement->point.jobs,
		"block_bytes", (int)measurement->point.block_bytes,
		"repeat", (int)measurement->repeat + 1,
		"nvme_reloaded", measurement->fresh,
		"ios", (json_int_t)measurement->ios,
		"iops", measurement->iops,
		"latency_mean_ns", measurement->mean_ns,
		"latency_p50_ns", (json_int_t)measurement->p50_ns,
		"latency_p99_ns", (json_int_t)measurement->p99_ns,
		"latency_p999_ns", (json_int_t)measurement->p999_ns,
		"latency_max_ns", (json_int_t)measurement->max_ns,
		"cpu_percent", measurement->cpu_percent,
		"context_switches", (json_int_t)measurement->context_switches);
	/* clang-format on */

	if (!object)
		return NULL;
	if (measurement->poll_queues_known)
		json_object_set_new(
			object, "poll_queues",
			json_integer((json_int_t)measurement->poll_queues));
	if (measurement->d_init_ns)
		json_object_set_new(object, "pas_d_init",
				    json_integer(measurement->d_init_ns));
	if (measurement->point.workload)
		json_object_set_new(
			object, "ycsb",
			json_sprintf("%c", (int)measurement->point.workload));
	if (measurement->background_iops > 0)
		json_object_set_new(object, "background_iops",
				    json_real(measurement->background_iops));
	if (measurement->has_modes)
		json_object_set_new(object, "mode_ios",
				    measurement_by_mode_json(measurement,
							     false));
	if (measurement->method == METHOD_DPAS &&
	    !measurement->point.workload) {
		json_object_set_new(object, "final_mode_cpus",
				    measurement_by_mode_json(measurement,
							     true));
		json_object_set_new(object, "final_as_expected",
				    json_boolean(!measurement->unexpected));
	}
	return object;
}

static bool measurement_read_real(const json_t *object, const char *key,
				  double *value)
{
	const json_t *number = json_object_get(object, key);

	*value = json_number_value(number);
	return json_is_number(number) && *value >= 0;
}

static bool measurement_read_run(struct measurement *measurement,
				 const json_t *object)
{
	const char *method = json_string_value(json_object_get(object, "mode"));
	const json_t *fresh = json_object_get(object, "nvme_reloaded");
	const char *workload = json_string_value(
		json_object_get(object, "ycsb"));
	uint64_t jobs, block, repeat, d_init = 0;

	measurement->method = method ? method_find(method) : METHOD_UNKNOWN;
	if (measurement->method == METHOD_UNKNOWN || !json_is_boolean(fresh) ||
	    !json_read_bounded(object, "jobs", PLAN_MAX_JOBS, &jobs) ||
	    !json_read_bounded(object, "block_bytes", UINT32_MAX, &block) ||
	    !json_read_bounded(object, "repeat", PLAN_MAX_REPEATS, &repeat) ||
	    !repeat)
		return false;
	measurement->fresh = json_is_true(fresh);
	measurement->point.jobs = (unsigned int)jobs;
	measurement->point.block_bytes = (uint32_t)block;
	measurement->point.workload = workload ? (unsigned char)*workload : 0;
	measurement->repeat = (unsigned int)repeat - 1;
	measurement->poll_queues_known = json_read_bounded(
		object, "poll_queues", INT64_MAX, &measurement->poll_queues);
	json_read_bounded(object, "pas_d_init", UINT32_MAX, &d_init);
	measurement->d_init_ns = (uint32_t)d_init;
	return true;
}

/* If there are modes, they must be complete. */
static bool measurement_read_modes(struct measurement *measurement,
				   const json_t *object)
{
	const json_t *ios = json_object_get(object, "mode_ios");
	const json_t *final = json_object_get(object, "final_mode_cpus");
	uint64_t cpus;
	unsigned int mode;

	measurement->has_modes = ios;
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		const char *name = sample_mode_name(mode);

		if (ios &&
		    !json_read_bounded(ios, name, INT64_MAX,
				       &measurement->mode_ios[mode]))
			return false;
		if (!final)
			continue;
		if (!json_read_bounded(final, name, PLAN_MAX_CPUS, &cpus))
			return false;
		measurement->final[mode] = (unsigned int)cpus;
	}
	if (json_is_false(json_object_get(object, "final_as_expected")))
		measurement->unexpected = 1;
	return true;
}

bool measurement_from_json(struct measurement *measurement,
			   const json_t *object)
{
	const uint64_t max = INT64_MAX;

	memset(measurement, 0, sizeof(*measurement));
	measurement_read_real(object, "background_iops",
			      &measurement->background_iops);
	return measurement_read_run(measurement, object) &&
		json_read_bounded(object, "ios", max, &measurement->ios) &&
		measurement_read_real(object, "iops", &measurement->iops) &&
		measurement_read_real(object, "latency_mean_ns",
				      &measurement->mean_ns) &&
		json_read_bounded(object, "latency_p50_ns", max,
				  &measurement->p50_ns) &&
		json_read_bounded(object, "latency_p99_ns", max,
				  &measurement->p99_ns) &&
		json_read_bounded(object, "latency_p999_ns", max,
				  &measurement->p999_ns) &&
		json_read_bounded(object, "latency_max_ns", max,
				  &measurement->max_ns) &&
		measurement_read_real(object, "cpu_percent",
				      &measurement->cpu_percent) &&
		json_read_bounded(object, "context_switches", max,
				  &measurement->context_switches) &&
		measurement_read_modes(measurement, object);
}
