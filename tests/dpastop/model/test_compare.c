// SPDX-License-Identifier: GPL-2.0
/*
 * A and B: the period that is used, its means, and what is significant.
 *
 * Over 500 lines, since all tests build their history with the same functions.
 */
#include <criterion/criterion.h>
#include <stdio.h>

#include "dpastop/model/compare.h"

#define MS UINT64_C(1000000)

/* The content of the next samples, each @step_ms after the previous one. */
static struct {
	uint64_t ms, step_ms;
	uint64_t iops;
	int64_t param1;
	uint64_t jobs;
	char cpus[8];
	bool has_load;
	/* I/Os per second in CP and in PAS, outcomes, switches, tf. */
	uint64_t cp, pas, overs, unders, switches, tf;
} next;

static struct history *history;
static struct sample sample;
static struct cpu_row total;
static uint64_t reads, context_switches;
static struct compare compare;

static void start(void)
{
	struct history_limits limits = { 1000, 1 << 24, 1000, 8, 64 };

	history = history_new(&limits);
	cr_assert_not_null(history);
	sample_init(&sample);
	next.ms = 10000;
	next.step_ms = 500;
	next.iops = 1000;
	next.jobs = 4;
	next.has_load = true;
	next.cp = 750;
	next.pas = 250;
	next.overs = 100;
	next.unders = 300;
	next.switches = 6;
	next.tf = 2;
}

static void tear_down(void)
{
	history_free(history);
	sample_free(&sample);
}

TestSuite(compare, .init = start, .fini = tear_down);

static void grow(enum cpu_field field, uint64_t a_second)
{
	cpu_row_set(&total, field,
		    total.value[field] + a_second * next.step_ms / 1000);
}

static void tell_load(void)
{
	sample_set_load(&sample, LOAD_JOBS, next.jobs);
	sample_set_load(&sample, LOAD_BLOCK_BYTES, 4096);
	sample_set_load(&sample, LOAD_IOPS, next.iops);
	sample_set_load(&sample, LOAD_LATENCY_MEAN_NS, 1000000 / next.iops);
	sample_set_load(&sample, LOAD_CPU_PERMILLE, 1500);
	sample_set_load(&sample, LOAD_CONTEXT_SWITCHES, context_switches);
	snprintf(sample.load_cpus, sizeof(sample.load_cpus), "%s", next.cpus);
}

static void push(bool after_gap)
{
	struct cpu_row *row;

	next.ms += next.step_ms;
	reads += next.iops * next.step_ms / 1000;
	context_switches += 2 * next.iops * next.step_ms / 1000;
	grow(CPU_IOS_INT, 0);
	grow(CPU_IOS_CP, next.cp);
	grow(CPU_IOS_PAS, next.pas);
	grow(CPU_IOS_OL, 0);
	grow(CPU_OVERS, next.overs);
	grow(CPU_UNDERS, next.unders);
	grow(CPU_SWITCHES, next.switches);
	grow(CPU_TF_TOTAL, next.tf);

	sample_clear(&sample);
	sample.mono_ns = next.ms * MS;
	sample_set_tunable(&sample, DPAS_SWITCH_PARAM1, next.param1);
	sample_set_queue(&sample, QUEUE_READS, reads);
	sample_set_queue(&sample, QUEUE_WRITES, 0);
	if (next.has_load)
		tell_load();
	row = sample_add_row(&sample, 0);
	total.cpu = 0;
	*row = total;
	row = sample_add_row(&sample, 1);
	*row = total;
	row->cpu = 1;
	cr_assert(history_push(history, &sample, after_gap));
}

/* @count samples with IOPS of @iops, alternating slightly around it. */
static void push_about(int count, uint64_t iops, uint64_t spread)
{
	static const int sign[] = { 1, -1, -1, 1, 0, 1, -1 };
	int i;

	for (i = 0; i < count; i++) {
		next.iops = iops + spread * (uint64_t)sign[i % 7];
		push(false);
	}
	next.iops = iops;
}

static bool mark(struct compare_side *side)
{
	uint64_t more_ns;

	return compare_mark(side, side == &compare.a ? &compare.b : &compare.a,
			    history, 0, NULL, &more_ns);
}

static uint64_t more_ms(void)
{
	uint64_t more_ns = 0;

	cr_assert_not(compare_mark(&compare.a, &compare.b, history, 0, NULL,
				   &more_ns));
	cr_assert_not(compare.a.is_marked, "it changed all the same");
	return more_ns / MS;
}

static void check_mean(enum measure measure, double mean)
{
	cr_expect(compare.a.mean[measure].known);
	cr_expect_float_eq(compare.a.mean[measure].mean, mean,
			   1e-6 * (1 + mean), "measure %d is %g", measure,
			   compare.a.mean[measure].mean);
}

Test(compare, means_of_every_figure)
{
	push_about(21, 1000, 0);
	cr_assert(mark(&compare.a));
	/*
	 * The first sample has no interval, and half a second is for settling.
	 */
	cr_expect_eq(compare.a.samples, 18);
	cr_expect_eq(compare.a.batches, 9);
	cr_expect_eq(compare.a.length_ns, 9000 * MS);
	check_mean(MEASURE_LOAD_IOPS, 1000);
	check_mean(MEASURE_QUEUE_IOPS, 1000);
	check_mean(MEASURE_LATENCY_MEAN, 1000);
	check_mean(MEASURE_CPU, 1.5);
	check_mean(MEASURE_CONTEXT_SWITCHES, 2000);
	check_mean(MEASURE_CONTEXT_SWITCHES_AN_IO, 2);
	/* With two CPUs. */
	check_mean(MEASURE_MODE_SWITCHES, 12);
	check_mean(MEASURE_TF, 4);
	check_mean(MEASURE_SHARE + DPAS_CP, 0.75);
	check_mean(MEASURE_SHARE + DPAS_PAS, 0.25);
	check_mean(MEASURE_SHARE + DPAS_OL, 0);
	check_mean(MEASURE_OVER_SHARE, 0.25);
	cr_expect_eq(compare.a.mean[MEASURE_CPU].error, 0);
	/* Unknown in all samples. */
	cr_expect_not(compare.a.mean[MEASURE_LATENCY_P99].known);
}

Test(compare, the_error_is_that_of_batches)
{
	static const uint64_t iops[] = { 900, 1100, 1000 };
	int i;

	/* Batches of two samples, without a difference within a batch. */
	push(false);
	push(false);
	for (i = 0; i < 6; i++) {
		next.iops = iops[i / 2];
		push(false);
	}
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.batches, 3);
	check_mean(MEASURE_LOAD_IOPS, 1000);
	cr_expect_float_eq(compare.a.mean[MEASURE_LOAD_IOPS].error,
			   100 / 1.7320508, 1e-4);
}

/*
 * The standard error after @count seconds with these IOPS, each for @seconds.
 */
static double error_of_turns(unsigned int count, unsigned int seconds)
{
	unsigned int i;

	next.step_ms = 1000;
	next.param1++;
	push(false);
	push(false);
	for (i = 0; i < count; i++) {
		next.iops = i / seconds % 2 ? 1100 : 900;
		push(false);
	}
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.batches, count);
	return compare.a.mean[MEASURE_LOAD_IOPS].error;
}

Test(compare, what_wanders_slowly_says_less)
{
	double fast = error_of_turns(16, 1), slow = error_of_turns(16, 4);

	/* The deviation is about 100; all 16 values count, or only 4. */
	cr_expect_float_eq(fast, 100 / 4.0, 1);
	cr_expect_gt(slow, 100 / 2.2);
	cr_expect_lt(slow, 100 / 1.4);
}

Test(compare, ten_batches_or_more_of_a_second_or_more)
{
	next.step_ms = 100;
	push_about(300, 1000, 0);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.batches, 10);
	cr_expect_eq(compare.a.samples, 290);
	next.step_ms = 1000;
	push_about(20, 1000, 0);
	next.param1 = 5;
	push_about(17, 1000, 0);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.batches, 15);
}

Test(compare, equal_data_is_noise)
{
	push_about(25, 1000, 10);
	cr_assert(mark(&compare.a));
	next.param1 = 3;
	push_about(23, 1001, 10);
	cr_assert(mark(&compare.b));
	struct compare_difference difference = compare_difference(
		&compare, MEASURE_LOAD_IOPS);

	cr_expect_eq(difference.verdict, COMPARE_NOISE);
	cr_expect_gt(difference.limit, 2);
	cr_expect_lt(difference.limit, 2.3);
	/* Also for values without any variation. */
	difference = compare_difference(&compare, MEASURE_SHARE + DPAS_CP);
	cr_expect_eq(difference.verdict, COMPARE_NOISE);
	cr_expect_eq(difference.absolute, 0);
	cr_expect(difference.relative_known);
	/* From 0 to 0 there is no percentage. */
	difference = compare_difference(&compare, MEASURE_SHARE + DPAS_OL);
	cr_expect_eq(difference.verdict, COMPARE_NOISE);
	cr_expect_not(difference.relative_known);
}

Test(compare, a_shift_is_real_and_better_or_worse)
{
	struct compare_difference difference;

	push_about(25, 1000, 10);
	cr_assert(mark(&compare.a));
	next.param1 = 3;
	next.cp = 500;
	next.pas = 500;
	push_about(25, 1250, 10);
	cr_assert(mark(&compare.b));
	difference = compare_difference(&compare, MEASURE_LOAD_IOPS);
	cr_expect_eq(difference.verdict, COMPARE_REAL);
	cr_expect(difference.is_better && !difference.is_worse);
	cr_expect_float_eq(difference.absolute, 250, 3);
	cr_expect_float_eq(difference.relative, 0.25, 0.003);
	/* Lower latency is better, too. */
	difference = compare_difference(&compare, MEASURE_LATENCY_MEAN);
	cr_expect(difference.is_better && difference.absolute < 0);
	/* No variation within A or within B, only between them. */
	difference = compare_difference(&compare, MEASURE_SHARE + DPAS_CP);
	cr_expect_eq(difference.verdict, COMPARE_REAL);
	cr_expect(!difference.is_better && !difference.is_worse);
	cr_expect_float_eq(difference.absolute, -0.25, 1e-9);
}

/* Computed independently: t is 5.0469, with 3.97 degrees of freedom. */
Test(compare, welchs_t)
{
	static const uint64_t a[] = { 120, 100, 140 };
	static const uint64_t b[] = { 260, 200, 330, 290 };
	struct compare_difference difference;
	int i;

	next.step_ms = 1000;
	push(false);
	push(false);
	for (i = 0; i < 3; i++) {
		next.iops = a[i];
		push(false);
	}
	cr_assert(mark(&compare.a));
	next.jobs = 5;
	push(false);
	push(false);
	for (i = 0; i < 4; i++) {
		next.iops = b[i];
		push(false);
	}
	cr_assert(mark(&compare.b));
	difference = compare_difference(&compare, MEASURE_LOAD_IOPS);
	cr_expect_float_eq(difference.t, 5.0469, 0.0001, "t is %g",
			   difference.t);
	cr_expect_float_eq(difference.limit, 2.7839, 0.0001, "limit is %g",
			   difference.limit);
	cr_expect_eq(difference.verdict, COMPARE_REAL);
}

Test(compare, too_short_is_refused_and_says_how_long_to_wait)
{
	cr_expect_eq(more_ms(), 3000, "nothing seen yet");
	push(false);
	cr_expect_eq(more_ms(), 3500);
	push_about(6, 1000, 0);
	cr_expect_eq(more_ms(), 500);
	push(false);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.samples, 6);
}

Test(compare, three_samples_are_enough_where_they_are_far_apart)
{
	next.step_ms = 40000;
	push_about(2, 1000, 0);
	cr_expect_eq(more_ms(), 120000);
	push_about(8, 1000, 0);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.samples, 3);
	cr_expect_eq(compare.a.batches, 3);
}

Test(compare, at_most_a_minute)
{
	push_about(200, 1000, 0);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.length_ns, 60000 * MS);
}

/* 10 more samples follow, two of which are for settling. */
static void check_cut(void)
{
	push_about(10, 1000, 0);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.samples, 8, "%zu samples", compare.a.samples);
}

Test(compare, a_change_of_a_tunable_cuts)
{
	push_about(30, 1000, 0);
	next.param1 = 1;
	check_cut();
}

Test(compare, a_change_of_the_jobs_cuts)
{
	push_about(30, 1000, 0);
	next.jobs = 1;
	check_cut();
}

Test(compare, other_cpus_cut)
{
	push_about(30, 1000, 0);
	next.cpus[0] = '0';
	check_cut();
}

Test(compare, the_end_of_a_load_cuts)
{
	push_about(30, 1000, 0);
	next.has_load = false;
	check_cut();
}

Test(compare, a_gap_cuts)
{
	push_about(30, 1000, 0);
	push(true);
	push_about(9, 1000, 0);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.samples, 8);
}

Test(compare, a_change_there_and_back_between_two_samples_cuts)
{
	struct mark change = { .kind = MARK_CHANGE };
	struct mark text = { .kind = MARK_TEXT };

	push_about(30, 1000, 0);
	change.mono_ns = (next.ms + 100) * MS;
	history_push_mark(history, &change);
	/*
	 * A text mark changes nothing; what comes after the time shown does not
	 * count.
	 */
	push_about(10, 1000, 0);
	text.mono_ns = next.ms * MS - MS;
	history_push_mark(history, &text);
	change.mono_ns = next.ms * MS + MS;
	history_push_mark(history, &change);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.samples, 8);
}

Test(compare, a_change_that_no_sample_shows_yet_cuts)
{
	uint64_t more_ns;

	push_about(30, 1000, 0);
	cr_assert(compare_mark(&compare.a, &compare.b, history, 0, &sample,
			       &more_ns));
	sample_set_load(&sample, LOAD_JOBS, 9);
	cr_assert_not(compare_mark(&compare.b, &compare.a, history, 0, &sample,
				   &more_ns));
	cr_expect_eq(more_ns, 3500 * MS);
}

Test(compare, a_moment_in_the_past)
{
	uint64_t more_ns;

	push_about(20, 1000, 0);
	next.param1 = 7;
	push_about(20, 2000, 0);
	cr_assert(compare_mark(&compare.a, &compare.b, history, 20, NULL,
			       &more_ns));
	check_mean(MEASURE_LOAD_IOPS, 1000);
	cr_assert_not(compare_mark(&compare.b, &compare.a, history, 19, NULL,
				   &more_ns));
	cr_assert(compare_mark(&compare.b, &compare.a, history, 0, NULL,
			       &more_ns));
	cr_expect_float_eq(compare.b.mean[MEASURE_LOAD_IOPS].mean, 2000, 1e-6);
}

Test(compare, what_is_unknown_stays_unknown)
{
	struct compare_difference difference;

	push_about(20, 1000, 0);
	cr_assert(mark(&compare.a));
	next.has_load = false;
	push_about(20, 1000, 0);
	/* Not marked yet. */
	difference = compare_difference(&compare, MEASURE_QUEUE_IOPS);
	cr_expect_eq(difference.verdict, COMPARE_UNKNOWN);
	cr_assert(mark(&compare.b));
	difference = compare_difference(&compare, MEASURE_LOAD_IOPS);
	cr_expect_eq(difference.verdict, COMPARE_UNKNOWN);
	difference = compare_difference(&compare, MEASURE_QUEUE_IOPS);
	cr_expect_eq(difference.verdict, COMPARE_NOISE);
	/* Without I/O, shares are unknown. */
	next.cp = 0;
	next.pas = 0;
	next.param1 = 1;
	push_about(20, 1000, 0);
	cr_assert(mark(&compare.b));
	cr_expect_not(compare.b.mean[MEASURE_SHARE + DPAS_CP].known);
}

Test(compare, what_was_changed)
{
	struct compare_change change;
	unsigned int at;

	push_about(20, 1000, 0);
	cr_assert(mark(&compare.a));
	push_about(20, 1000, 0);
	cr_assert(mark(&compare.b));
	cr_expect_eq(compare_next_change(&compare, 0, &change), 0);
	next.param1 = 7;
	next.jobs = 6;
	next.cpus[0] = '1';
	push_about(20, 1000, 0);
	cr_assert(mark(&compare.b));
	cr_assert((at = compare_next_change(&compare, 0, &change)));
	cr_expect_str_eq(change.name, "switch_param1");
	cr_expect_str_eq(change.before, "0");
	cr_expect_str_eq(change.after, "7");
	cr_assert((at = compare_next_change(&compare, at, &change)));
	cr_expect_str_eq(change.name, "jobs");
	cr_assert((at = compare_next_change(&compare, at, &change)));
	cr_expect_str_eq(change.name, "CPUs");
	cr_expect_str_eq(change.before, "all");
	cr_expect_str_eq(change.after, "1");
	cr_expect_eq(compare_next_change(&compare, at, &change), 0);
}

Test(compare, no_sample_is_in_both)
{
	uint64_t more_ns;

	next.step_ms = 1000;
	push_about(30, 1000, 0);
	cr_assert(mark(&compare.a));
	cr_expect_not(mark(&compare.b), "it has nothing of its own");
	push_about(2, 1000, 0);
	cr_expect_not(compare_mark(&compare.b, &compare.a, history, 0, NULL,
				   &more_ns));
	cr_expect_eq(more_ns, 1000 * MS);
	push_about(4, 1000, 0);
	cr_assert(mark(&compare.b));
	cr_expect_eq(compare.b.samples, 6);
	cr_expect_eq(compare_shared_ns(&compare), 0);
	/*
	 * Marking A again after B: that it was marked before does not matter.
	 */
	push_about(5, 1000, 0);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.samples, 5);
	cr_expect_eq(compare_shared_ns(&compare), 0);
}

Test(compare, what_is_in_both_is_told)
{
	uint64_t more_ns;

	push_about(30, 1000, 0);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare_shared_ns(&compare), 0, "there is no B yet");
	cr_assert(compare_mark(&compare.b, &compare.a, history, 20, NULL,
			       &more_ns));
	cr_expect_eq(compare_shared_ns(&compare), compare.b.length_ns);
}

Test(compare, batches_are_kept_the_newest_first)
{
	const struct figure *iops = compare.a.batch[MEASURE_LOAD_IOPS];

	next.step_ms = 1000;
	push_about(6, 1000, 0);
	next.iops = 3000;
	push(false);
	cr_assert(mark(&compare.a));
	cr_expect_eq(compare.a.batches, 5);
	cr_expect_eq(iops[0].value, 3000);
	cr_expect_eq(iops[1].value, 1000);
	cr_expect(iops[4].known);
	cr_expect_not(iops[5].known);
	cr_expect_not(compare.a.batch[MEASURE_LATENCY_P99][0].known);
}
