// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/bench.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "dpasbench/progress.h"
#include "dpasbench/results_file.h"
#include "dpasbench/table.h"
#include "lib/base/standard_streams.h"

/* The maximum length of the run that pas_d_init is derived from. */
#define FIRST_RUN_MS 1000
/* What an application reads is of many sizes; that run has this one. */
#define APPLICATION_BLOCK 4096

struct bench_state {
	struct bench *bench;
	const struct plan *plan;
	struct progress progress;
	uint32_t d_init_ns[PLAN_MAX_POINTS]; /* by point; 0: not needed */
	struct problem *problem;
};

/* Stop measuring if the output cannot be written. */
static enum target_status bench_flush_output(struct bench_state *state)
{
	if (standard_streams_flush())
		return TARGET_OK;
	problem_fail(state->problem, "standard output", "%s", strerror(errno));
	return TARGET_FAILED;
}

void bench_print_notice(struct target *target)
{
	if (target->notice[0])
		printf("Note: %s.\n", target->notice);
	target->notice[0] = '\0';
}

static enum target_status bench_measure(struct bench_state *state,
					const struct run *run, const char *what,
					struct measurement *measurement)
{
	const struct results *results = state->bench->results;
	struct target *target = state->bench->target;
	enum target_status status;

	memset(measurement, 0, sizeof(*measurement));
	measurement->method = run->method;
	measurement->point = run->point;
	measurement->repeat = run->repeat;
	measurement->d_init_ns = run->d_init_ns;
	progress_begin(&state->progress, what, results_left(results),
		       results->size);
	status = target->ops->measure(target, run, measurement, state->problem);
	progress_end(&state->progress,
		     status == TARGET_OK &&
			     run->runtime_ms == state->plan->runtime_ms);
	bench_print_notice(target);
	return status;
}

static bool bench_is_left(const struct bench_state *state, enum method method,
			  const struct point *point, unsigned int repeat)
{
	const struct results *results = state->bench->results;

	return !results_find(results, method, point, repeat) &&
		!results_find_left_out(results, method, point);
}

static enum target_status bench_save(struct bench_state *state)
{
	return !state->bench->saves_each ||
			results_file_save(state->bench->results,
					  state->bench->path, state->problem) ?
		TARGET_OK :
		TARGET_FAILED;
}

/* Unless this machine can measure it. False: out of memory. */
static bool bench_leave_out_cell(struct bench_state *state, enum method method,
				 const struct point *point)
{
	struct run run = { .method = method, .point = *point };
	struct target *target = state->bench->target;
	struct problem missing;

	return target->ops->can_run(target, &run, &missing) ||
		results_leave_out(state->bench->results, method, point,
				  &missing) ||
		problem_fail(state->problem, NULL, "out of memory");
}

/* Leave out what this machine cannot measure. */
static enum target_status bench_leave_out(struct bench_state *state)
{
	const struct plan *plan = state->plan;
	size_t i, j;

	for (i = 0; i < plan->nr_methods; i++)
		for (j = 0; j < plan->nr_points; j++)
			if (!bench_leave_out_cell(state, plan->method[i],
						  &plan->point[j]))
				return TARGET_FAILED;
	return state->bench->results->nr_left_out ? bench_save(state) :
						    TARGET_OK;
}

/* --- pas_d_init: a tenth of the first latency measured -------------------------- */

/* The value that resumed results were measured with; 0: none. */
static uint32_t bench_known_d_init(const struct results *results,
				   uint32_t block_bytes)
{
	size_t i;

	for (i = 0; i < results->count; i++)
		if (results->measurement[i].d_init_ns &&
		    results->measurement[i].point.block_bytes == block_bytes)
			return results->measurement[i].d_init_ns;
	return 0;
}

static uint32_t bench_tenth_of(double mean_ns)
{
	struct tunable tunable = tunable_get(DPAS_PAS_D_INIT);
	double tenth = mean_ns / 10;

	if (tenth < (double)tunable.min)
		return (uint32_t)tunable.min;
	if (tenth > (double)tunable.max)
		return (uint32_t)tunable.max;
	return (uint32_t)tenth;
}

static enum target_status bench_find_d_init(struct bench_state *state,
					    size_t index)
{
	const struct plan *plan = state->plan;
	bool by_fio = plan->axis != PLAN_BY_WORKLOAD;
	uint32_t block_bytes = plan->point[index].block_bytes;
	struct run run = {
		.method = METHOD_CP,
		.point = { .jobs = 1,
			   .block_bytes = by_fio ? block_bytes :
						   APPLICATION_BLOCK },
		.alone = true,
		.runtime_ms = plan->runtime_ms < FIRST_RUN_MS ?
			plan->runtime_ms :
			FIRST_RUN_MS,
	};
	struct measurement measurement;
	enum target_status status;

	if (index && block_bytes == plan->point[0].block_bytes) {
		state->d_init_ns[index] = state->d_init_ns[0];
		return TARGET_OK;
	}
	state->d_init_ns[index] = bench_known_d_init(state->bench->results,
						     block_bytes);
	if (state->d_init_ns[index])
		return TARGET_OK;
	status = bench_measure(state, &run,
			       "latency of one job, for pas_d_init",
			       &measurement);
	if (status != TARGET_OK)
		return status;
	state->d_init_ns[index] = bench_tenth_of(measurement.mean_ns);
	printf("pas_d_init is %u ns: a tenth of %.1f us, one job with CP",
	       state->d_init_ns[index], measurement.mean_ns / 1000);
	if (run.point.block_bytes)
		printf(", %u bytes", run.point.block_bytes);
	putchar('\n');
	return bench_flush_output(state);
}

/* Is any run with it left at this point? */
static bool bench_needs_d_init(const struct bench_state *state, size_t index)
{
	const struct point *point = &state->plan->point[index];
	unsigned int repeat;
	size_t i;

	for (i = 0; i < state->plan->nr_methods; i++) {
		enum method method = state->plan->method[i];

		if (!plan_sets_d_init(method))
			continue;
		for (repeat = 0; repeat < state->plan->repeats; repeat++)
			if (bench_is_left(state, method, point, repeat))
				return true;
	}
	return false;
}

static enum target_status bench_find_all_d_init(struct bench_state *state)
{
	enum target_status status = TARGET_OK;
	size_t i;

	for (i = 0; i < state->plan->nr_points && status == TARGET_OK; i++)
		if (bench_needs_d_init(state, i))
			status = bench_find_d_init(state, i);
	return status;
}

/* --- all runs ---------------------------------------------------------------------- */

static void bench_describe_run(const struct plan *plan, const struct run *run,
			       char *text, size_t size)
{
	char point[16], repeat[48] = "";

	plan_point_name(plan, &run->point, point, sizeof(point));
	if (plan->repeats > 1)
		snprintf(repeat, sizeof(repeat), ", run %u of %u",
			 run->repeat + 1, plan->repeats);
	snprintf(text, size, "%s %s%s", method_name(run->method), point,
		 repeat);
}

static enum target_status bench_run_once(struct bench_state *state,
					 const struct run *run)
{
	struct results *results = state->bench->results;
	struct measurement measurement;
	enum target_status status;
	char what[96];

	if (!bench_is_left(state, run->method, &run->point, run->repeat))
		return TARGET_OK;
	bench_describe_run(state->plan, run, what, sizeof(what));
	status = bench_measure(state, run, what, &measurement);
	if (status != TARGET_OK)
		return status;
	results_add(results, &measurement);
	return bench_save(state);
}

static enum target_status bench_run_cell(struct bench_state *state,
					 enum method method, size_t index)
{
	enum target_status status = TARGET_OK;
	struct run run = {
		.method = method,
		.point = state->plan->point[index],
		.runtime_ms = state->plan->runtime_ms,
		.d_init_ns = plan_sets_d_init(method) ?
			state->d_init_ns[index] :
			0,
	};

	for (; run.repeat < state->plan->repeats && status == TARGET_OK;
	     run.repeat++)
		status = bench_run_once(state, &run);
	if (status != TARGET_OK)
		return status;
	table_method_row(state->bench->results, method, &run.point);
	return bench_flush_output(state);
}

static enum target_status bench_run_method(struct bench_state *state,
					   enum method method)
{
	enum target_status status;
	size_t i;

	table_method_head(state->plan, method);
	status = bench_flush_output(state);
	for (i = 0; i < state->plan->nr_points && status == TARGET_OK; i++)
		status = bench_run_cell(state, method, i);
	putchar('\n');
	return status;
}

/* "CPU 0", "CPUs 0,2"; a long list is replaced by the number of CPUs. */
static void bench_print_cpus(const struct plan *plan)
{
	char cpus[PLAN_CPUS_TEXT];

	plan_cpus_text(plan, cpus);
	if (plan->nr_cpus == 1)
		printf("CPU %s", cpus);
	else if (plan->nr_cpus <= 8)
		printf("CPUs %s", cpus);
	else
		printf("%zu CPUs", plan->nr_cpus);
}

static void bench_print_head(const struct bench_state *state)
{
	const struct results *results = state->bench->results;
	const struct plan *plan = state->plan;
	size_t left = results_left(results);
	char time[48], work[PLAN_WORK_TEXT];

	printf("%s: %s, %s\n", plan->device,
	       results->machine.model[0] ? results->machine.model :
					   "unknown model",
	       results->machine.kernel);
	plan_work(plan, work);
	printf("%s on ", work);
	bench_print_cpus(plan);
	if (plan->readers)
		printf(", beside %u background readers", plan->readers);
	printf(", %g s per run\n%zu %s", plan->runtime_ms / 1000.0, left,
	       left == 1 ? "run" : "runs");
	if (results->count)
		printf(" left, %zu done", results->count);
	if (results->nr_left_out)
		printf(", %zu left out", results_left_out(results));
	/* A simulation takes as long as this machine needs. */
	if (state->bench->target->overhead_ms && left) {
		progress_describe(state->progress.guess_ns * left, time,
				  sizeof(time));
		printf(", about %s", time);
	}
	putchar('\n');
}

enum target_status bench_run(struct bench *bench, struct problem *problem)
{
	struct bench_state state = {
		.bench = bench,
		.plan = bench->results->plan,
		.problem = problem,
	};
	enum target_status status;
	size_t i;

	status = bench_leave_out(&state);
	if (status != TARGET_OK)
		return status;
	progress_init(&state.progress,
		      (state.plan->runtime_ms + bench->target->overhead_ms) *
			      UINT64_C(1000000));
	bench_print_head(&state);
	bench_print_notice(bench->target);
	status = bench_find_all_d_init(&state);
	putchar('\n');
	for (i = 0; i < state.plan->nr_methods && status == TARGET_OK; i++)
		status = bench_run_method(&state, state.plan->method[i]);
	return status;
}
