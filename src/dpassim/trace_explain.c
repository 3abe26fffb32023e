// SPDX-License-Identifier: GPL-2.0
#include "dpassim/trace_explain.h"

#include <stdio.h>
#include <string.h>

#include "lib/base/number.h"

bool trace_explain_parse(const char *text, struct trace_range *range,
			 struct problem *problem)
{
	char first[32];
	size_t length = strcspn(text, "-");
	uint64_t from = 1, to;

	if (text[length] && length < sizeof(first)) {
		memcpy(first, text, length);
		first[length] = '\0';
		if (!number_whole(first, 1, SIZE_MAX, &from, problem))
			return false;
		text += length + 1;
	}
	if (!number_whole(text, 1, SIZE_MAX, &to, problem))
		return false;
	if (to < from)
		return problem_fail(problem, NULL,
				    "the last is before the first");
	range->first = (size_t)from;
	range->last = (size_t)to;
	return true;
}

/*
 * How a pair of outcomes, the last one second, changes adj; indexed like pair.
 */
static const char *const pair_knowledge[4] = {
	"over twice: adj - dn",
	"over, then under: adj = 1 + up",
	"under, then over: adj = 1 - dn",
	"under twice: adj + up",
};

static void trace_explain_print_knowledge(enum trace_policy policy,
					  const struct trace_step *step,
					  const struct trace_step *before)
{
	double known_us = (double)step->known_ns / 1000;

	if (policy == TRACE_PAS || policy == TRACE_ADAPTIVE) {
		if (!before)
			printf("knew nothing and began with d_init;");
		else
			printf("knew %s, which makes %.6f;",
			       pair_knowledge[before->pair],
			       (double)step->adj / DPAS_ONE);
	} else if (!step->known_ns) {
		printf("knew nothing yet;");
	} else if (policy == TRACE_LHP) {
		printf("knew the mean of the last epoch, %.3f us, and took half;",
		       known_us);
	} else {
		printf("knew the least of %s epoch, %.3f us",
		       step->new_epoch ? "the last" : "this", known_us);
		if (step->known_wake_up_ns)
			printf(", and took two wake-ups of %.3f off",
			       (double)step->known_wake_up_ns / 1000);
		putchar(';');
	}
}

static void trace_explain_print_step(enum trace_policy policy,
				     const struct trace_step *step,
				     const struct trace_step *before)
{
	double off_us = (double)(step->outcome == DPAS_OVER ?
					 step->wake_ns - step->service_ns :
					 step->service_ns - step->wake_ns) /
		1000;

	printf("  %-9s ", trace_grid_policy_name(policy));
	trace_explain_print_knowledge(policy, step, before);
	if (!step->dur_ns)
		printf(" did not sleep;");
	else if (step->wake_ns != step->dur_ns)
		printf(" slept %.3f us, awake after %.3f;",
		       (double)step->dur_ns / 1000,
		       (double)step->wake_ns / 1000);
	else
		printf(" slept %.3f us;", (double)step->dur_ns / 1000);
	if (step->outcome == DPAS_OVER)
		printf(" was %.3f too late (over)", off_us);
	else
		printf(" polled for %.3f (under)", off_us);
	printf(": latency %.3f us\n", (double)step->latency_ns / 1000);
}

/* The state of each policy, and the last step in each bucket. */
struct explained {
	struct trace_run run;
	struct trace_step before[DPAS_NR_BUCKETS];
	bool has_before[DPAS_NR_BUCKETS];
};

static void trace_explain_next(struct explained *explained,
			       enum trace_policy policy, uint64_t service_ns,
			       uint8_t bucket, bool print)
{
	struct trace_step step = sim_trace_next(&explained->run, service_ns,
						bucket);

	if (print)
		trace_explain_print_step(policy, &step,
					 explained->has_before[bucket] ?
						 &explained->before[bucket] :
						 NULL);
	explained->before[bucket] = step;
	explained->has_before[bucket] = true;
}

void trace_explain_print(const struct trace_grid *grid,
			 const struct trace *trace,
			 const struct trace_range *range, unsigned int policies)
{
	static struct explained explained[TRACE_NR_POLICIES];
	unsigned int k;
	size_t i;

	for (k = 0; k < TRACE_NR_POLICIES; k++) {
		struct trace_settings settings = trace_grid_settings(
			grid, (enum trace_policy)k);

		memset(&explained[k], 0, sizeof(explained[k]));
		sim_trace_start(&explained[k].run, &settings);
	}
	for (i = 0; i < trace->count && i < range->last; i++) {
		bool print = i + 1 >= range->first;

		if (print)
			printf("\nI/O %zu: service time %.3f us\n", i + 1,
			       (double)trace->service_ns[i] / 1000);
		for (k = 0; k < TRACE_NR_POLICIES; k++)
			if (policies >> k & 1)
				trace_explain_next(&explained[k],
						   (enum trace_policy)k,
						   trace->service_ns[i],
						   trace->bucket[i], print);
	}
}
