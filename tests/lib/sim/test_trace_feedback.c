// SPDX-License-Identifier: GPL-2.0
/*
 * test_trace_feedback.c - policies that see their own oversleep, calculated by
 * hand
 */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>

#include "lib/sim/sim_trace.h"
#include "lib/trace/trace_change.h"
#include "lib/trace/trace_stock.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define MS UINT64_C(1000000)

static struct trace_settings settings_of(enum trace_policy policy,
					 bool feedback, uint32_t wakeup_ns)
{
	return (struct trace_settings){
		.policy = policy,
		.up = 10000,
		.dn = 100000,
		.d_init_ns = 100,
		.feedback = feedback,
		.wakeup_ns = wakeup_ns,
	};
}

/*
 * Wake-up 10 ms. The first three see nothing of it, since they do not sleep:
 * they end at 30, 80 and 120 ms, mean 40.
 *
 *	begins	  s   dur  wakes  outcome    latency
 *	 120	 50    20     30  under 20	50
 *	 170	 10    20     30  over 20	30
 *	 200	 12    20     30  over 18	30	the mean is (50 + 30) / 2
 *	 230, 260, 290: the same
 *	 320	 12    15     25  over 13	25	the mean is 30, not 12
 */
Test(trace_feedback, lhp_by_hand)
{
	const uint64_t service[] = { 30 * MS, 50 * MS, 40 * MS, 50 * MS,
				     10 * MS, 12 * MS, 12 * MS, 12 * MS,
				     12 * MS, 12 * MS };
	const uint64_t dur_ms[] = { 0, 0, 0, 20, 20, 20, 20, 20, 20, 15 };
	struct trace_settings settings = settings_of(TRACE_LHP, true, 10 * MS);
	struct trace_step step[COUNT(service)];
	struct trace_result result;
	size_t i;

	sim_trace_run(&settings, service, NULL, COUNT(service), &result, step);
	for (i = 0; i < COUNT(service); i++)
		cr_expect_eq(step[i].dur_ns, dur_ms[i] * MS, "dur of %zu", i);
	cr_expect_eq(result.oversleep_ns, (20 + 4 * 18 + 13) * MS);
	cr_expect_eq(result.undersleep_ns, (30 + 50 + 40 + 20) * MS);
	cr_expect_eq(result.latency_ns, 345 * MS);
	cr_expect_eq(result.slept_ns, 135 * MS);
	cr_expect_eq(result.last_dur_ns, 15 * MS);
	cr_expect_float_eq(sim_trace_awake(&result), 1 - 135.0 / 345, 1e-12);
}

/*
 * They begin at 0, 50, 110 and 155 ms; the third is in the second epoch. From the
 * second on it knows that a wake-up takes 10 ms, and takes two off.
 */
Test(trace_feedback, ehp_by_hand)
{
	const uint64_t service[] = { 50 * MS, 40 * MS, 45 * MS, 80 * MS };
	const uint64_t dur_ms[] = { 0, 50, 30, 25 };
	const uint64_t latency_ms[] = { 50, 60, 45, 80 };
	struct trace_settings settings = settings_of(TRACE_EHP, true, 10 * MS);
	struct trace_step step[COUNT(service)];
	struct trace_result result;
	size_t i;

	sim_trace_run(&settings, service, NULL, COUNT(service), &result, step);
	for (i = 0; i < COUNT(service); i++) {
		cr_expect_eq(step[i].dur_ns, dur_ms[i] * MS, "dur of %zu", i);
		cr_expect_eq(step[i].latency_ns, latency_ms[i] * MS);
	}
	cr_expect_eq(result.oversleep_ns, 20 * MS);
	cr_expect_eq(result.undersleep_ns, (50 + 5 + 45) * MS);
}

/*
 * up 0.5, dn 0.5, d_init 400, wake-up 100. The last sleeps less than its
 * service time, and is late all the same.
 *
 *	   s	adj	dur	wakes	outcome
 *	1000	1.0	 400	 500	under 500
 *	1000	1.5	 600	 700	under 300
 *	1000	2.0	1200	1300	over 300
 *	1000	0.5	 600	 700	under 300
 *	 650	1.5	 900	1000	over 350
 *	 500	0.5	 450	 550	over 50
 */
Test(trace_feedback, pas_by_hand)
{
	const uint64_t service[] = { 1000, 1000, 1000, 1000, 650, 500 };
	const uint64_t dur[] = { 400, 600, 1200, 600, 900, 450 };
	struct trace_settings settings = settings_of(TRACE_PAS, true, 100);
	struct trace_step step[COUNT(service)];
	struct trace_result result;
	size_t i;

	settings.up = settings.dn = 500000;
	settings.d_init_ns = 400;
	sim_trace_run(&settings, service, NULL, COUNT(service), &result, step);
	for (i = 0; i < COUNT(service); i++)
		cr_expect_eq(step[i].dur_ns, dur[i], "dur of %zu", i);
	cr_expect_eq(step[5].outcome, DPAS_OVER);
	cr_expect_eq(result.oversleep_ns, 300 + 350 + 50);
	cr_expect_eq(result.undersleep_ns, 500 + 300 + 300);
	cr_expect_eq(result.latency_ns, 5850);
	cr_expect_eq(result.slept_ns, 4150);
}

/* Without a step, nothing wrong can be learned. */
Test(trace_feedback, agrees_with_the_simulator_without_a_step)
{
	static uint64_t service[20000];
	struct trace_result with, without;
	struct trace_settings settings;
	unsigned int policy;
	size_t i;

	for (i = 0; i < COUNT(service); i++)
		service[i] = 50000;
	for (policy = 0; policy < TRACE_NR_POLICIES; policy++) {
		settings = settings_of((enum trace_policy)policy, true, 0);
		sim_trace_run(&settings, service, NULL, COUNT(service), &with,
			      NULL);
		settings.feedback = false;
		sim_trace_run(&settings, service, NULL, COUNT(service),
			      &without, NULL);
		cr_expect_eq(with.oversleep_ns, without.oversleep_ns);
		cr_expect_eq(with.undersleep_ns, without.undersleep_ns);
		cr_expect_eq(with.last_dur_ns, without.last_dur_ns);
	}
}

/* I/Os until @policy has settled after the only step of stock trace @name. */
static size_t settle(const char *name, enum trace_policy policy,
		     uint32_t wakeup_ns)
{
	struct trace_settings settings = settings_of(policy, true, wakeup_ns);
	struct trace_changes changes;
	uint64_t *latency_ns;
	struct trace_run run;
	struct trace trace;
	struct problem problem;
	size_t i, settled;

	cr_assert(trace_stock_make(&trace, name, &problem));
	cr_assert(trace_change_find(&changes, &trace));
	cr_assert_eq(changes.count, 1);
	cr_assert(latency_ns = calloc(trace.count, sizeof(*latency_ns)));
	sim_trace_start(&run, &settings);
	for (i = 0; i < trace.count; i++)
		latency_ns[i] = sim_trace_next(&run, trace.service_ns[i],
					       trace.bucket[i])
					.latency_ns;
	settled = trace_change_settled(&changes, 0, &trace, latency_ns);
	free(latency_ns);
	trace_change_release(&changes);
	trace_release(&trace);
	return settled;
}

Test(trace_feedback, lhp_shelves_and_pas_does_not)
{
	unsigned int seed;
	char name[40];

	for (seed = 1; seed <= 5; seed++) {
		snprintf(name, sizeof(name), "stock:step-down,seed=%u", seed);
		/* Oversleeping affects the mean of one more epoch. */
		cr_expect_gt(settle(name, TRACE_LHP, 0), 3000);
		cr_expect_gt(settle(name, TRACE_LHP, 2000), 9000);
		/* Half its own latency, repeatedly: 6 + 6 us of 10. */
		cr_expect_eq(settle(name, TRACE_LHP, 6000), TRACE_UNSETTLED);
		cr_expect_lt(settle(name, TRACE_PAS, 0), 30);
		cr_expect_lt(settle(name, TRACE_PAS, 6000), 30);
		cr_expect_lt(settle(name, TRACE_ADAPTIVE, 6000), 50);
	}
	cr_expect_eq(settle("stock:step-up", TRACE_LHP, 2000), 0);
}

/* A mixture is handled in its buckets as if each were alone. */
Test(trace_feedback, buckets_learn_by_themselves)
{
	static uint64_t mixed[2000], alone[2][1000];
	static uint8_t bucket[2000];
	static struct trace_step mixed_step[2000], step[1000];
	struct trace_settings settings = settings_of(TRACE_PAS, false, 0);
	struct trace_result result;
	size_t i, k;

	for (i = 0; i < COUNT(mixed); i++) {
		k = i % 2;
		mixed[i] = alone[k][i / 2] = k ? 80000 + i % 7 : 9000 + i % 5;
		bucket[i] = (uint8_t)(k ? 5 : 6);
	}
	sim_trace_run(&settings, mixed, bucket, COUNT(mixed), &result,
		      mixed_step);
	for (k = 0; k < 2; k++) {
		sim_trace_run(&settings, alone[k], NULL, COUNT(alone[k]),
			      &result, step);
		for (i = 0; i < COUNT(alone[k]); i++) {
			cr_assert_eq(mixed_step[2 * i + k].dur_ns,
				     step[i].dur_ns);
			cr_assert_eq(mixed_step[2 * i + k].pair, step[i].pair);
		}
	}
}

static size_t count_steps(const char *name, size_t *first)
{
	struct trace_changes changes;
	struct trace trace;
	struct problem problem;
	size_t count;

	cr_assert(trace_stock_make(&trace, name, &problem));
	cr_assert(trace_change_find(&changes, &trace));
	count = changes.count;
	*first = count ? changes.change[0].io : 0;
	trace_change_release(&changes);
	trace_release(&trace);
	return count;
}

Test(trace_feedback, steps_are_found_where_they_are)
{
	size_t first;

	cr_expect_eq(count_steps("stock:constant", &first), 0);
	cr_expect_eq(count_steps("stock:ramp", &first), 0);
	cr_expect_eq(count_steps("stock:two-modes", &first), 0);
	cr_expect_eq(count_steps("stock:step-down,seed=9", &first), 1);
	cr_expect_eq(first, 10000);
	cr_expect_eq(count_steps("stock:step-up", &first), 1);
	cr_expect_eq(first, 40000);
	cr_expect_eq(count_steps("stock:bursts", &first), 19);
	cr_expect_eq(first, 3600);
	cr_expect_eq(count_steps("stock:gc", &first), 8);
	cr_expect_eq(first, 8000);
}
