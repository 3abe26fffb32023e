// SPDX-License-Identifier: GPL-2.0
/*
 * test_trace.c - sleep policies on given service times, calculated by hand
 */
#include <criterion/criterion.h>

#include <stdlib.h>

#include "lib/sim/sim_trace.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static struct trace_settings settings_of(enum trace_policy policy, uint32_t up,
					 uint32_t dn, uint32_t d_init_ns)
{
	return (struct trace_settings){
		.policy = policy,
		.up = up,
		.dn = dn,
		.d_init_ns = d_init_ns,
	};
}

/*
 * up 0.5, dn 0.5, d_init 400. The bucket starts (over, under).
 *
 *	  s     pair before   adj   dur   outcome  off by
 *	1000    (start)       1.0   400   under     600
 *	1000    under under   1.5   600   under     400
 *	1000    under under   2.0  1200   over      200
 *	1000    under over    0.5   600   under     400
 *	1000    over under    1.5   900   under     100
 *	 900    under under   2.0  1800   over      900
 *	 900    under over    0.5   900   over        0   (equal is over)
 *	 400    over over     1.0   900   over      500   (0.5 - 0.5 = 0: 1)
 *	2000    over over     0.5   450   under    1550
 */
Test(trace, pas_by_hand)
{
	const uint64_t service[] = { 1000, 1000, 1000, 1000, 1000,
				     900,  900,	 400,  2000 };
	const uint64_t dur[] = {
		400, 600, 1200, 600, 900, 1800, 900, 900, 450
	};
	const int32_t adj[] = { 1000000, 1500000, 2000000, 500000, 1500000,
				2000000, 500000,  1000000, 500000 };
	const uint8_t pair[] = { 3, 3, 2, 1, 3, 2, 0, 0, 1 };
	struct trace_settings settings = settings_of(TRACE_PAS, 500000, 500000,
						     400);
	struct trace_step step[COUNT(service)];
	struct trace_result result;
	size_t i;

	sim_trace_run(&settings, service, NULL, COUNT(service), &result, step);
	for (i = 0; i < COUNT(service); i++) {
		cr_expect_eq(step[i].dur_ns, dur[i], "dur of step %zu", i);
		cr_expect_eq(step[i].adj, adj[i], "adj of step %zu", i);
		cr_expect_eq(step[i].pair, pair[i], "pair of step %zu", i);
	}
	cr_expect_eq(result.ios, COUNT(service));
	cr_expect_eq(result.service_ns, 9200);
	cr_expect_eq(result.oversleep_ns, 1600);
	cr_expect_eq(result.undersleep_ns, 3050);
	cr_expect_float_eq(sim_trace_over(&result), 1600.0 / 9200, 1e-12);
	cr_expect_float_eq(sim_trace_under(&result), 3050.0 / 9200, 1e-12);
	cr_expect_eq(result.pairs[0], 2);
	cr_expect_eq(result.pairs[1], 2);
	cr_expect_eq(result.pairs[2], 2);
	cr_expect_eq(result.pairs[3], 3);
}

/* LHP: no sleep in the first epoch, then half the mean of the last epoch. */
Test(trace, lhp_by_hand)
{
	/* 30 + 50 + 40 = 120 ms: the fourth I/O is in the second epoch. */
	const uint64_t service[] = { 30000000, 50000000, 40000000, 50000000,
				     10000000, 30000000, 30000000 };
	const uint64_t dur[] = {
		0, 0, 0, 20000000, 20000000, 20000000, 15000000
	};
	struct trace_settings settings = settings_of(TRACE_LHP, 1, 1, 100);
	struct trace_step step[COUNT(service)];
	struct trace_result result;
	size_t i;

	/*
	 * The I/Os of the second epoch begin at 120, 170 and 190 (the 10 ms one
	 * sleeps for 20); the last one begins at 220 and uses their mean, 30.
	 */
	sim_trace_run(&settings, service, NULL, COUNT(service), &result, step);
	for (i = 0; i < COUNT(service); i++)
		cr_expect_eq(step[i].dur_ns, dur[i], "dur of step %zu", i);
	cr_expect_eq(result.oversleep_ns, 10000000);
	cr_expect_eq(result.undersleep_ns,
		     120000000 + 30000000 + 10000000 + 15000000);
}

/* EHP: the minimum of this epoch so far or, at its start, of the last epoch. */
Test(trace, ehp_by_hand)
{
	/* They begin at 0, 50, 100, 145, 205 and 250 ms: in three epochs. */
	const uint64_t service[] = { 50000000, 40000000, 45000000,
				     60000000, 30000000, 70000000 };
	const uint64_t dur[] = { 0,	   50000000, 40000000,
				 45000000, 45000000, 30000000 };
	struct trace_settings settings = settings_of(TRACE_EHP, 1, 1, 100);
	struct trace_step step[COUNT(service)];
	struct trace_result result;
	size_t i;

	sim_trace_run(&settings, service, NULL, COUNT(service), &result, step);
	for (i = 0; i < COUNT(service); i++)
		cr_expect_eq(step[i].dur_ns, dur[i], "dur of step %zu", i);
	cr_expect_eq(result.oversleep_ns, 10000000 + 15000000);
	cr_expect_eq(result.undersleep_ns,
		     50000000 + 5000000 + 15000000 + 40000000);
}

Test(trace, never_below_d_init_and_never_above_the_ceiling)
{
	static uint64_t service[2000];
	static struct trace_step step[COUNT(service)];
	struct trace_settings settings = settings_of(TRACE_PAS, 1000000,
						     1000000, 5000);
	struct trace_result result;
	size_t i;

	for (i = 0; i < COUNT(service); i++)
		service[i] = i < 1000 ? 1 : UINT64_C(10000000000);
	sim_trace_run(&settings, service, NULL, COUNT(service), &result, step);
	for (i = 0; i < COUNT(service); i++) {
		cr_assert_geq(step[i].dur_ns, 5000);
		cr_assert_leq(step[i].dur_ns, DPAS_DUR_MAX_NS);
	}
	cr_expect_eq(step[999].dur_ns, 5000);
	cr_expect_eq(step[1999].dur_ns, DPAS_DUR_MAX_NS);
}

/* Run a constant service time. Returns the number of the first over. */
static size_t run_constant(enum trace_policy policy, uint64_t service_ns,
			   uint32_t d_init_ns, struct trace_step *step,
			   size_t count, struct trace_result *result)
{
	struct trace_settings settings = settings_of(policy, 10000, 100000,
						     d_init_ns);
	uint64_t *service = calloc(count, sizeof(*service));
	size_t i, first_over = 0;

	cr_assert(service);
	for (i = 0; i < count; i++)
		service[i] = service_ns;
	sim_trace_run(&settings, service, NULL, count, result, step);
	free(service);
	while (first_over < count && step[first_over].outcome != DPAS_OVER)
		first_over++;
	cr_assert_lt(first_over, 300, "%lu ns: not reached",
		     (unsigned long)service_ns);
	return first_over;
}

static const uint64_t constant_ns[] = { 1000,  8000,	12345,
					80000, 1000000, 20000000 };

/*
 * A constant service time is approached from below, and each approach ends with
 * one over: never two in a row, with either sensitivity.
 */
Test(trace, constant_service_time_is_approached_from_below)
{
	static struct trace_step step[5000];
	struct trace_result result;
	size_t i, k, first_over;

	for (i = 0; i < 2 * COUNT(constant_ns); i++) {
		uint64_t service_ns = constant_ns[i / 2];

		first_over = run_constant(i % 2 ? TRACE_ADAPTIVE : TRACE_PAS,
					  service_ns, (uint32_t)service_ns / 2,
					  step, COUNT(step), &result);
		for (k = 1; k <= first_over; k++)
			cr_assert_geq(step[k].dur_ns, step[k - 1].dur_ns);
		cr_expect_eq(result.pairs[0], 0, "%lu ns: over twice in a row",
			     (unsigned long)service_ns);
		cr_expect_lt(sim_trace_over(&result), 0.03);
		cr_expect_lt(sim_trace_under(&result), 0.10);
	}
}

/*
 * From a d_init that is 10 to 10,000 times too low, adj has grown so much that
 * the first approach ends with up to three overs; later ones have at most one.
 */
Test(trace, only_the_first_approach_from_afar_overshoots)
{
	static struct trace_step step[5000];
	struct trace_result result;
	size_t i, k, first_over;

	for (i = 0; i < 2 * COUNT(constant_ns); i++) {
		first_over = run_constant(i % 2 ? TRACE_ADAPTIVE : TRACE_PAS,
					  constant_ns[i / 2], 100, step,
					  COUNT(step), &result);
		cr_expect_leq(result.pairs[0], 2);
		for (k = first_over + 3; k < COUNT(step); k++)
			cr_expect_neq(step[k].pair, 0);
	}
}
