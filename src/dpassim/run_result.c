// SPDX-License-Identifier: GPL-2.0
#include "dpassim/run_result.h"
#include "lib/base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

bool run_result_method_sets(unsigned int id)
{
	int64_t value;

	return method_value(METHOD_DPAS, id, &value);
}

static void run_result_count_modes(const struct sim *sim, unsigned int jobs,
				   struct run_result *result)
{
	unsigned int i, mode;

	for (i = 0; i < sim_nr_cpus(sim); i++) {
		const struct dpas_cpu *cpu = sim_policy(sim, i);

		for (mode = 0; mode < DPAS_NR_MODES; mode++)
			result->mode_ios[mode] += cpu->ios[mode];
		result->mode_switches += cpu->switches;
		if (i < jobs)
			result->ends_in[cpu->mode]++;
	}
}

static void run_result_measure(const struct sim *sim, struct run_result *result)
{
	const struct latency_histogram *latencies = sim_latencies(sim);
	double seconds = (double)sim_now(sim) / 1e9;
	struct sim_totals totals;

	sim_get_totals(sim, &totals);
	result->ios = latencies->count;
	result->iops = (double)latencies->count / seconds;
	result->mean_ns = latency_histogram_mean(latencies);
	result->p50_ns = latency_histogram_quantile(latencies, 500000);
	result->p99_ns = latency_histogram_quantile(latencies, 990000);
	result->p999_ns = latency_histogram_quantile(latencies, 999000);
	result->max_ns = latencies->max_ns;
	result->cpu_percent = (double)totals.busy_ns * 100 /
		(double)sim_now(sim) / sim_nr_cpus(sim);
	result->context_switches = totals.context_switches;
}

bool run_result_once(const struct run_plan *plan, enum method method,
		     unsigned int jobs, struct run_result *result)
{
	struct sim_config config = {
		.profile = plan->drive.profile,
		.cpus = plan->cpus,
		.seed = plan->seed,
	};
	struct sim_load load = plan->load;
	struct sim *sim = sim_new(&config);
	unsigned int id;
	bool good;

	if (!sim)
		return false;
	for (id = 0; id < DPAS_NR_TUNABLES; id++)
		sim_set_tunable(sim, (enum dpas_tunable)id,
				plan->tunables.value[id]);
	sim_set_method(sim, method);
	load.jobs = jobs;
	load.polled = method_is_polled(method);
	good = sim_set_load(sim, &load);
	if (good) {
		sim_run(sim, (uint64_t)(plan->seconds * 1e9), UINT64_MAX);
		memset(result, 0, sizeof(*result));
		result->method = method;
		result->jobs = jobs;
		run_result_measure(sim, result);
		run_result_count_modes(sim, jobs, result);
	}
	sim_free(sim);
	return good;
}

bool run_result_has_modes(const struct run_result *result)
{
	return method_is_counted(result->method);
}

/* "INT", or "INT 2, CP 1" if the CPUs differ. */
static void run_result_describe_end(const struct run_result *result, char *text,
				    size_t size)
{
	unsigned int mode, kinds = 0;
	size_t used = 0;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		kinds += result->ends_in[mode] > 0;
	*text = '\0';
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		if (!result->ends_in[mode])
			continue;
		used += (size_t)snprintf(text + used, size - used, "%s%s",
					 used ? ", " : "",
					 sample_mode_name(mode));
		if (kinds > 1)
			used += (size_t)snprintf(text + used, size - used,
						 " %u", result->ends_in[mode]);
	}
}

void run_result_describe_modes(const struct run_result *result,
			       char text[RUN_MODES_TEXT])
{
	char end[RUN_MODES_TEXT / 2];

	snprintf(text, RUN_MODES_TEXT,
		 "cp:%" PRIu64 " pas:%" PRIu64 " ol:%" PRIu64 " int:%" PRIu64,
		 result->mode_ios[DPAS_CP], result->mode_ios[DPAS_PAS],
		 result->mode_ios[DPAS_OL], result->mode_ios[DPAS_INT]);
	if (result->method != METHOD_DPAS)
		return;
	run_result_describe_end(result, end, sizeof(end));
	snprintf(text + strlen(text), RUN_MODES_TEXT - strlen(text),
		 "  ends in %s", end);
}

static void run_result_print_result(const struct run_result *result)
{
	char modes[RUN_MODES_TEXT] = "";

	if (run_result_has_modes(result))
		run_result_describe_modes(result, modes);
	printf("%4u %8.0f %8.1f %8.1f %8.1f %8.1f %9.1f %5.1f %9" PRIu64
	       "%s%s\n",
	       result->jobs, result->iops, (double)result->mean_ns / 1000,
	       (double)result->p50_ns / 1000, (double)result->p99_ns / 1000,
	       (double)result->p999_ns / 1000, (double)result->max_ns / 1000,
	       result->cpu_percent, result->context_switches,
	       *modes ? "  " : "", modes);
}

/* The heading includes changes made by --set. */
static void run_result_print_tunables(const struct run_plan *plan)
{
	unsigned int id;

	for (id = 0; id < DPAS_NR_TUNABLES; id++)
		if (plan->tunables.value[id] != dpas_tunable_limits[id].init)
			printf(", %s %" PRIu32, dpas_tunable_limits[id].name,
			       plan->tunables.value[id]);
}

void run_result_print_method(const struct run_plan *plan,
			     const struct run_result *result, size_t count)
{
	size_t i;

	printf("=== %s === %s, %u CPU%s, %" PRIu32
	       " bytes, %u %% reads, %g s, seed %" PRIu64,
	       method_name(result->method), plan->drive.name, plan->cpus,
	       text_s(plan->cpus), plan->load.block_bytes,
	       plan->load.read_percent, plan->seconds, plan->seed);
	run_result_print_tunables(plan);
	printf("\nJobs     IOPS   lat_us   p50_us   p99_us p99.9_us    max_us busy%%       ctx%s\n",
	       run_result_has_modes(result) ? "  breakdown" : "");
	for (i = 0; i < count; i++)
		run_result_print_result(&result[i]);
	putchar('\n');
}

void run_result_print_iops(const struct run_plan *plan,
			   const struct run_result *result)
{
	size_t i, j;

	printf("%-5s", "IOPS");
	for (j = 0; j < plan->nr_jobs; j++)
		printf(plan->jobs[j] < 10 ? "       j=%u" : "      j=%2u",
		       plan->jobs[j]);
	for (i = 0; i < plan->nr_methods; i++) {
		printf("\n%-5s", method_name(plan->method[i]));
		for (j = 0; j < plan->nr_jobs; j++)
			printf(" %9.0f", result[i * plan->nr_jobs + j].iops);
	}
	putchar('\n');
}

static json_t *run_result_by_mode(const uint64_t *value)
{
	json_t *object = json_object();
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		json_object_set_new(object, sample_mode_name(mode),
				    json_integer((json_int_t)value[mode]));
	return object;
}

static json_t *run_result_json(const struct run_result *result)
{
	uint64_t ends_in[DPAS_NR_MODES];
	json_t *object;
	size_t i;

	for (i = 0; i < DPAS_NR_MODES; i++)
		ends_in[i] = result->ends_in[i];
	/* clang-format off */
	object = json_pack("{s:s,s:i,s:I,s:f,s:f,s:f,s:f,s:f,s:f,s:f,s:I}",
		"method", method_name(result->method),
		"jobs", (int)result->jobs,
		"ios", (json_int_t)result->ios,
		"iops", result->iops,
		"latency_mean_us", (double)result->mean_ns / 1000,
		"latency_p50_us", (double)result->p50_ns / 1000,
		"latency_p99_us", (double)result->p99_ns / 1000,
		"latency_p999_us", (double)result->p999_ns / 1000,
		"latency_max_us", (double)result->max_ns / 1000,
		"cpu_percent", result->cpu_percent,
		"context_switches", (json_int_t)result->context_switches);
	/* clang-format on */
	if (run_result_has_modes(result)) {
		json_object_set_new(object, "mode_ios",
				    run_result_by_mode(result->mode_ios));
		json_object_set_new(
			object, "mode_switches",
			json_integer((json_int_t)result->mode_switches));
	}
	if (result->method == METHOD_DPAS)
		json_object_set_new(object, "cpus_end_in",
				    run_result_by_mode(ends_in));
	return object;
}

/* Tunables that no method sets. */
static json_t *run_result_tunables_json(const struct run_plan *plan)
{
	json_t *object = json_object();
	unsigned int id;

	for (id = 0; id < DPAS_NR_TUNABLES; id++)
		if (!run_result_method_sets(id))
			json_object_set_new(
				object, dpas_tunable_limits[id].name,
				json_integer(plan->tunables.value[id]));
	return object;
}

json_t *run_result_to_json(const struct run_plan *plan,
			   const struct run_result *result)
{
	json_t *results = json_array(), *root;
	size_t i;

	for (i = 0; i < plan->nr_methods * plan->nr_jobs; i++)
		json_array_append_new(results, run_result_json(&result[i]));
	/* clang-format off */
	root = json_pack("{s:s,s:i,s:i,s:i,s:I,s:f,s:I,s:o}",
			 "device", plan->drive.name,
			 "cpus", (int)plan->cpus,
			 "block_bytes", (int)plan->load.block_bytes,
			 "read_percent", (int)plan->load.read_percent,
			 "think_ns", (json_int_t)plan->load.think_ns,
			 "seconds", plan->seconds,
			 "seed", (json_int_t)plan->seed,
			 "results", results);
	/* clang-format on */
	if (root)
		json_object_set_new(root, "tunables",
				    run_result_tunables_json(plan));
	return root;
}
