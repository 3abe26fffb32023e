// SPDX-License-Identifier: GPL-2.0
/* One CPU over time: the cell of each sample, and what stays unknown. */
#include <criterion/criterion.h>

#include "dpastop/model/cpu_span.h"

#define SECOND 1000000000ull

static struct history *history;
static struct sample sample;
static struct cpu_span span;
static uint64_t now; /* of the last sample, in s */

static void start(void)
{
	static const struct history_limits limits = {
		.samples = 50,
		.bytes = 1 << 20,
		.ticks = 50,
		.switches = 10,
		.marks = 2,
	};

	history = history_new(&limits);
	sample_init(&sample);
}

static void stop(void)
{
	history_free(history);
	sample_free(&sample);
}

TestSuite(span, .init = start, .fini = stop);

/* A row of CPU 2, one second after the previous one. */
static struct cpu_row *next_sample(void)
{
	sample_clear(&sample);
	sample.mono_ns = ++now * SECOND;
	sample_set_tunable(&sample, DPAS_PAS_D_INIT, 100);
	return sample_add_row(&sample, 2);
}

static void push(bool after_gap)
{
	history_push(history, &sample, after_gap);
}

/* @bucket is the busiest bucket and has @dur. */
static void push_dur(uint64_t bucket, uint64_t dur)
{
	struct cpu_row *row = next_sample();

	cpu_row_set(row, CPU_BUSIEST_BUCKET, bucket);
	cpu_row_set(row, CPU_BUSIEST_DUR_NS, dur);
	push(false);
}

static const struct series_point *point(size_t cell, size_t half)
{
	return span.curve[0].point + cell * SERIES_POINTS + half;
}

Test(span, a_sample_stands_in_the_cell_of_its_tick)
{
	push_dur(6, 300);
	push_dur(6, 400);
	push_dur(6, 500);
	cpu_span_fill(&span, history, 0, 2, 1, 4);
	cr_assert_eq(span.nr_curves, 1);
	cr_assert_eq(span.bucket[0], 6);
	cr_assert_not(point(0, 0)->known);
	cr_assert_eq(point(1, 0)->last, 300);
	cr_assert_eq(point(3, 0)->last, 500);
	cr_assert_not(point(3, 1)->known);
	cr_assert_not(point(3, 1)->broken_after);
	cr_assert_eq(span.floor.point[6].last, 100);
	/* Frozen at the previous sample. */
	cpu_span_fill(&span, history, 1, 2, 1, 4);
	cr_assert_eq(point(3, 0)->last, 400);
}

Test(span, several_samples_share_a_point)
{
	uint64_t dur;

	for (dur = 1; dur <= 8; dur++)
		push_dur(6, dur);
	/* Samples are numbered 1 to 8; a cell begins at multiples of 4. */
	cpu_span_fill(&span, history, 0, 2, 4, 3);
	cr_assert_eq(point(2, 0)->last, 8);
	cr_assert_not(point(2, 1)->known);
	cr_assert_eq(point(1, 0)->first, 4);
	cr_assert_eq(point(1, 0)->last, 5);
	cr_assert_eq(point(1, 1)->least, 6);
	cr_assert_eq(point(1, 1)->most, 7);
	cr_assert_eq(point(0, 1)->first, 2);
}

Test(span, a_bucket_that_is_not_among_the_busiest_is_unknown)
{
	push_dur(6, 300);
	push_dur(7, 999);
	push_dur(6, 500);
	cpu_span_fill(&span, history, 0, 2, 1, 3);
	cr_assert(point(0, 0)->known);
	cr_assert_not(point(1, 0)->known);
	cr_assert(point(1, 0)->broken_after);
	cr_assert(point(2, 0)->known);
}

Test(span, without_buckets_it_is_the_sleep_of_the_last_io)
{
	cpu_row_set(next_sample(), CPU_DUR_NS, 700);
	push(false);
	cpu_span_fill(&span, history, 0, 2, 1, 1);
	cr_assert_not(span.has_buckets);
	cr_assert_eq(span.nr_curves, 1);
	cr_assert_eq(point(0, 0)->last, 700);
}

Test(span, a_cpu_without_counted_io_has_no_last_sleep)
{
	unsigned int total;

	for (total = 0; total < 2; total++) {
		struct cpu_row *row = next_sample();
		unsigned int mode;

		cpu_row_set(row, CPU_DUR_NS, 100);
		for (mode = 0; mode < DPAS_NR_MODES; mode++)
			cpu_row_set(row, CPU_IOS_INT + mode, 0);
		cpu_row_set(row, CPU_IOS_CP, total);
		push(false);
	}
	cpu_span_fill(&span, history, 0, 2, 1, 2);
	cr_assert_not(point(0, 0)->known);
	cr_assert(point(1, 0)->known);
}

Test(span, no_line_leads_over_a_gap)
{
	push_dur(6, 300);
	push_dur(6, 400);
	next_sample();
	cpu_row_set(sample.rows, CPU_BUSIEST_BUCKET, 6);
	cpu_row_set(sample.rows, CPU_BUSIEST_DUR_NS, 500);
	push(true);
	cpu_span_fill(&span, history, 0, 2, 1, 3);
	cr_assert_not(point(1, 0)->broken_before);
	cr_assert(point(2, 0)->broken_before);
	cr_assert_eq(span.length_ns, SECOND);
}

static void push_totals(uint64_t total)
{
	struct cpu_row *row = next_sample();
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		cpu_row_set(row, CPU_IOS_INT + mode, total * (mode + 1));
	cpu_row_set(row, CPU_TF_TOTAL, total);
	cpu_row_set(row, CPU_OVERS, total);
	cpu_row_set(row, CPU_UNDERS, total * 3);
	push(false);
}

Test(span, sums_are_of_what_grew)
{
	push_totals(5);
	push_totals(15);
	push_totals(2); /* the kernel's counters were reset: unknown */
	push_totals(12);
	cpu_span_fill(&span, history, 0, 2, 1, 4);
	cr_assert_eq(span.ios.value, 200);
	cr_assert_float_eq(span.share[DPAS_OL].value, 0.4, 1e-9);
	cr_assert_float_eq(span.over_share.value, 0.25, 1e-9);
	cr_assert_eq(span.timer_failures.value, 20);
	cr_assert_not(span.switches.known);
	cr_assert_eq(span.length_ns, 3 * SECOND);
	cr_assert_eq(span.counted_ns, 2 * SECOND);
	cr_assert_not(span.tf[0].known);
	cr_assert_eq(span.tf[1].value, 10);
	cr_assert_not(span.tf[2].known);
	cr_assert_eq(span.tf[3].value, 10);
}

Test(span, what_is_not_counted_does_not_lengthen_the_sums)
{
	push_totals(5);
	push_totals(15);
	/* A method under which the kernel does not count by CPU. */
	next_sample();
	push(false);
	next_sample();
	push(false);
	cpu_span_fill(&span, history, 0, 2, 1, 4);
	cr_assert_eq(span.ios.value, 100);
	cr_assert_eq(span.length_ns, 3 * SECOND);
	cr_assert_eq(span.counted_ns, SECOND);
	/* One mode that is unknown makes the sum unknown. */
	push_totals(20);
	push_totals(25);
	sample.rows[0].known &= ~(UINT32_C(1) << CPU_IOS_OL);
	sample.mono_ns = ++now * SECOND;
	push(false);
	cpu_span_fill(&span, history, 0, 2, 1, 3);
	cr_assert_eq(span.length_ns, 3 * SECOND);
	cr_assert_eq(span.counted_ns, SECOND);
}

Test(span, qd_is_of_samples_in_pas_and_of_switches)
{
	struct switch_record record = {
		.mono_ns = (now + 1) * SECOND + SECOND / 2,
		.cpu = 2,
		.event = { .from = DPAS_OL,
			   .to = DPAS_INT,
			   .average_qd10 = 19 },
	};
	struct cpu_row *row = next_sample();

	cpu_row_set(row, CPU_MODE, DPAS_PAS);
	cpu_row_set(row, CPU_AVERAGE_QD10, 10);
	push(false);
	row = next_sample();
	cpu_row_set(row, CPU_MODE, DPAS_INT);
	cpu_row_set(row, CPU_AVERAGE_QD10, 0);
	push(false);
	cpu_span_fill(&span, history, 0, 2, 1, 2);
	cr_assert_eq(span.qd.point[0].last, 1);
	cr_assert_not(span.qd.point[2].known);
	history_push_switch(history, &record);
	cpu_span_fill(&span, history, 0, 2, 1, 2);
	cr_assert_float_eq(span.qd.point[2].last, 1.9, 1e-6);
	cr_assert(span.qd.point[2].broken_after);
}

Test(span, of_a_cpu_that_is_not_there_nothing_is_known)
{
	push_dur(6, 300);
	cpu_span_fill(&span, history, 0, 77, 1, 4);
	cr_assert_eq(span.nr_cells, 4);
	cr_assert_eq(span.nr_curves, 0);
	cr_assert_not(span.ios.known);
	cpu_span_fill(&span, history, 0, 2, 1, 100000);
	cr_assert_eq(span.nr_cells, SERIES_MOST_CELLS);
}
