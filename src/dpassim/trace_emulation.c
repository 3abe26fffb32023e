// SPDX-License-Identifier: GPL-2.0
#include "dpassim/trace_emulation.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHOWN 8 /* steps in the table; the JSON has all */

static int trace_emulation_compare(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

	return (left > right) - (left < right);
}

/*
 * A percentile of @count sorted values: the smallest that @percent % do not
 * exceed.
 */
static uint64_t trace_emulation_percentile(const uint64_t *sorted, size_t count,
					   unsigned int percent)
{
	return sorted[(count * percent + 99) / 100 - 1];
}

static bool trace_emulation_run_policy(struct trace_emulation *emulation,
				       enum trace_policy policy,
				       const struct trace *trace,
				       uint64_t *latency_ns)
{
	struct trace_settings settings = trace_grid_settings(emulation->grid,
							     policy);
	struct trace_emulated *emulated = &emulation->policy[policy];
	const struct trace_changes *changes = &emulation->changes;
	struct trace_run run;
	size_t i;

	emulated->settled = calloc(changes->count + 1,
				   sizeof(*emulated->settled));
	if (!emulated->settled)
		return false;
	sim_trace_start(&run, &settings);
	for (i = 0; i < trace->count; i++)
		latency_ns[i] = sim_trace_next(&run, trace->service_ns[i],
					       trace->bucket[i])
					.latency_ns;
	for (i = 0; i < changes->count; i++)
		emulated->settled[i] = trace_change_settled(changes, i, trace,
							    latency_ns);
	qsort(latency_ns, trace->count, sizeof(*latency_ns),
	      trace_emulation_compare);
	emulated->median_ns = trace_emulation_percentile(latency_ns,
							 trace->count, 50);
	emulated->p99_ns = trace_emulation_percentile(latency_ns, trace->count,
						      99);
	return true;
}

bool trace_emulation_run(struct trace_emulation *emulation,
			 const struct trace_grid *grid,
			 const struct trace *trace)
{
	uint64_t *latency_ns = calloc(trace->count, sizeof(*latency_ns));
	unsigned int i;
	bool good;

	memset(emulation, 0, sizeof(*emulation));
	emulation->grid = grid;
	good = latency_ns && trace_change_find(&emulation->changes, trace);
	for (i = 0; good && i < TRACE_NR_POLICIES; i++)
		good = trace_emulation_run_policy(
			emulation, (enum trace_policy)i, trace, latency_ns);
	free(latency_ns);
	return good;
}

void trace_emulation_release(struct trace_emulation *emulation)
{
	unsigned int i;

	for (i = 0; i < TRACE_NR_POLICIES; i++)
		free(emulation->policy[i].settled);
	trace_change_release(&emulation->changes);
}

static double trace_emulation_mean_us(const struct trace_result *result)
{
	return (double)result->latency_ns / (double)result->ios / 1000;
}

static void
trace_emulation_print_policies(const struct trace_emulation *emulation)
{
	unsigned int i;

	puts("                       latency, us\n"
	     "policy    T_over  T_under      mean       p50       p99"
	     "  awake  last dur, us");
	for (i = 0; i < TRACE_NR_POLICIES; i++) {
		const struct trace_result *result = &emulation->grid->other[i];
		const struct trace_emulated *emulated = &emulation->policy[i];

		printf("%-9s %6.3f  %7.3f  %8.3f  %8.3f  %8.3f  %4.1f%%  %12.3f\n",
		       trace_grid_policy_name((enum trace_policy)i),
		       sim_trace_over(result), sim_trace_under(result),
		       trace_emulation_mean_us(result),
		       (double)emulated->median_ns / 1000,
		       (double)emulated->p99_ns / 1000,
		       sim_trace_awake(result) * 100,
		       (double)result->last_dur_ns / 1000);
	}
}

static void trace_emulation_print_step(const struct trace_emulation *emulation,
				       size_t step)
{
	const struct trace_change *change = &emulation->changes.change[step];
	unsigned int i;

	printf("%10zu  %9.3f  %9.3f", change->io + 1,
	       (double)change->from_ns / 1000, (double)change->to_ns / 1000);
	for (i = 0; i < TRACE_NR_POLICIES; i++) {
		size_t settled = emulation->policy[i].settled[step];

		if (settled == TRACE_UNSETTLED)
			printf("  %8s", "never");
		else
			printf("  %8zu", settled);
	}
	putchar('\n');
}

static void trace_emulation_print_steps(const struct trace_emulation *emulation)
{
	size_t i, count = emulation->changes.count;

	if (!count) {
		puts("\nThe service times do not step up or down.");
		return;
	}
	puts("\nI/Os after a step until the latency is within 5 % of the service"
	     " time:\n"
	     "    at I/O   from, us     to, us       LHP       EHP       PAS"
	     "  adaptive");
	for (i = 0; i < count && i < SHOWN; i++)
		trace_emulation_print_step(emulation, i);
	if (count > SHOWN)
		printf("%zu more steps; --json prints them all\n",
		       count - SHOWN);
}

void trace_emulation_print(const struct trace_emulation *emulation)
{
	trace_grid_print_heading(emulation->grid);
	printf("up %g, dn %g\n\n", emulation->grid->up[0] / 1e6,
	       emulation->grid->dn[0] / 1e6);
	trace_emulation_print_policies(emulation);
	trace_emulation_print_steps(emulation);
	trace_grid_print_note(emulation->grid);
}

static json_t *
trace_emulation_policy_json(const struct trace_emulation *emulation,
			    unsigned int policy)
{
	const struct trace_result *result = &emulation->grid->other[policy];
	const struct trace_emulated *emulated = &emulation->policy[policy];

	/* clang-format off */
	return json_pack("{s:f,s:f,s:f,s:f,s:f,s:f,s:f}",
			 "t_over", sim_trace_over(result),
			 "t_under", sim_trace_under(result),
			 "latency_mean_us", trace_emulation_mean_us(result),
			 "latency_p50_us", (double)emulated->median_ns / 1000,
			 "latency_p99_us", (double)emulated->p99_ns / 1000,
			 "awake", sim_trace_awake(result),
			 "last_dur_us", (double)result->last_dur_ns / 1000);
	/* clang-format on */
}

static json_t *
trace_emulation_step_json(const struct trace_emulation *emulation, size_t step)
{
	const struct trace_change *change = &emulation->changes.change[step];
	json_t *settled = json_object();
	unsigned int i;

	for (i = 0; i < TRACE_NR_POLICIES; i++) {
		size_t ios = emulation->policy[i].settled[step];

		json_object_set_new(
			settled, trace_grid_policy_name((enum trace_policy)i),
			ios == TRACE_UNSETTLED ? json_null() :
						 json_integer((json_int_t)ios));
	}
	/* clang-format off */
	return json_pack("{s:I,s:f,s:f,s:o}",
			 "io", (json_int_t)change->io + 1,
			 "from_us", (double)change->from_ns / 1000,
			 "to_us", (double)change->to_ns / 1000,
			 "settled_after", settled);
	/* clang-format on */
}

void trace_emulation_add_json(const struct trace_emulation *emulation,
			      json_t *root)
{
	json_t *policies = json_object(), *steps = json_array();
	size_t i;

	for (i = 0; i < TRACE_NR_POLICIES; i++)
		json_object_set_new(
			policies, trace_grid_policy_name((enum trace_policy)i),
			trace_emulation_policy_json(emulation,
						    (unsigned int)i));
	for (i = 0; i < emulation->changes.count; i++)
		json_array_append_new(steps,
				      trace_emulation_step_json(emulation, i));
	json_object_set_new(root, "wakeup_ns",
			    json_integer(emulation->grid->wakeup_ns));
	json_object_set_new(root, "feedback", policies);
	json_object_set_new(root, "steps", steps);
}
