// SPDX-License-Identifier: GPL-2.0
/*
 * Before and after a change: when it appears, what it compares, when it goes.
 */
#include <criterion/criterion.h>

#include "dpastop/model/effect.h"

#define MS UINT64_C(1000000)

static struct history *history;
static struct sample sample;
static struct effect effect;
static uint64_t now_ms;
static int64_t param1;

static void start(void)
{
	struct history_limits limits = { 1000, 1 << 24, 1000, 8, 64 };

	history = history_new(&limits);
	cr_assert_not_null(history);
	sample_init(&sample);
	now_ms = 10000;
}

static void stop(void)
{
	history_free(history);
	sample_free(&sample);
}

TestSuite(effect, .init = start, .fini = stop);

/* A sample half a second later; every other one has slightly more IOPS. */
static void push(uint64_t iops, bool after_gap)
{
	now_ms += 500;
	sample_clear(&sample);
	sample.mono_ns = now_ms * MS;
	sample_set_tunable(&sample, DPAS_SWITCH_PARAM1, param1);
	sample_set_load(&sample, LOAD_JOBS, 4);
	sample_set_load(&sample, LOAD_IOPS,
			iops + (now_ms % 1000 ? iops / 1000 : 0) +
				now_ms / 1000 % 2);
	cr_assert(history_push(history, &sample, after_gap));
	effect_sample(&effect, history);
}

static void push_many(int count, uint64_t iops)
{
	while (count--)
		push(iops, false);
}

Test(effect, comes_by_itself_and_goes_away)
{
	int samples = 0;

	push_many(10, 1000);
	cr_assert_not(effect.is_measured);
	param1 = 5;
	push(800, false);
	cr_assert(effect.is_measured);
	cr_assert_not(effect.is_shown);
	cr_assert_gt(effect.more_ns, 2000 * MS);
	while (!effect.is_shown && samples++ < 20)
		push(800, false);
	/* Half a second for settling, then three batches of one second each. */
	cr_assert_leq(samples, 8);
	cr_assert_float_eq(effect.compare.a.mean[MEASURE_LOAD_IOPS].mean, 1000,
			   2);
	cr_assert_float_eq(effect.compare.b.mean[MEASURE_LOAD_IOPS].mean, 800,
			   2);
	cr_assert(compare_difference(&effect.compare, MEASURE_LOAD_IOPS)
			  .is_worse);
	push_many(30, 800);
	cr_assert_not(effect.is_measured);
	cr_assert_not(effect.is_shown);
}

Test(effect, no_difference_is_noise)
{
	push_many(10, 1000);
	param1 = 5;
	push_many(12, 1000);
	cr_assert(effect.is_shown);
	cr_assert_eq(
		compare_difference(&effect.compare, MEASURE_LOAD_IOPS).verdict,
		COMPARE_NOISE);
}

/* Changed step by step from 0 to 5: before means before the first step. */
Test(effect, changes_that_follow_closely_are_one)
{
	struct compare_change change;

	push_many(10, 1000);
	for (param1 = 1; param1 < 5; param1++)
		push_many(2, 900);
	push_many(12, 800);
	cr_assert(effect.is_shown);
	cr_assert_float_eq(effect.compare.a.mean[MEASURE_LOAD_IOPS].mean, 1000,
			   2);
	cr_assert_neq(compare_next_change(&effect.compare, 0, &change), 0);
	cr_assert_str_eq(change.before, "0");
	cr_assert_str_eq(change.after, "5");
}

Test(effect, nothing_was_before_or_a_gap_came)
{
	push_many(2, 1000);
	param1 = 5;
	push_many(20, 1000);
	cr_assert_not(effect.is_measured);
	param1 = 6;
	push(1000, false);
	cr_assert(effect.is_measured);
	push(1000, true);
	cr_assert_not(effect.is_measured);
}
