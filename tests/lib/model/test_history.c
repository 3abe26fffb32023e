// SPDX-License-Identifier: GPL-2.0
/* Rings, rates over the true interval, gaps, the timeline, switch records. */
#include <criterion/criterion.h>

#include "lib/model/history_rate.h"

#define MS 1000000u

static struct history *history;
static struct sample sample;

static void start(size_t samples, size_t bytes, size_t ticks, size_t switches)
{
	struct history_limits limits = { samples, bytes, ticks, switches, 8 };

	history = history_new(&limits);
	cr_assert_not_null(history);
	sample_init(&sample);
}

static const struct mode_timeline *timeline(void)
{
	return history_timeline(history);
}

static void tear_down(void)
{
	history_free(history);
	sample_free(&sample);
}

TestSuite(history, .fini = tear_down);

/* A sample at @ms: CPU 3 in @mode, with @cp and @pas I/Os so far. */
static void push(unsigned int ms, unsigned int mode, uint64_t cp, uint64_t pas,
		 bool after_gap)
{
	struct cpu_row *row;

	sample_clear(&sample);
	sample.mono_ns = (uint64_t)ms * MS;
	sample_set_queue(&sample, QUEUE_READS, cp + pas);
	row = sample_add_row(&sample, 3);
	cpu_row_set(row, CPU_MODE, mode);
	cpu_row_set(row, CPU_IOS_CP, cp);
	cpu_row_set(row, CPU_IOS_PAS, pas);
	cr_assert(history_push(history, &sample, after_gap));
}

/* In slow motion: by 0.1 ms of the machine's time a sample, with @jobs. */
static void push_slow(unsigned int tenths, uint64_t jobs, uint64_t reads)
{
	sample_clear(&sample);
	sample.mono_ns = (uint64_t)tenths * 1000 * MS;
	sample_set_queue(&sample, QUEUE_MACHINE_NS, tenths * MS / 10);
	sample_set_queue(&sample, QUEUE_READS, reads);
	sample_set_load(&sample, LOAD_JOBS, jobs);
	cr_assert(history_push(history, &sample, false));
}

static double reads_a_second(void)
{
	struct history_interval found = history_interval(history, 0);
	double value;

	cr_assert(history_rate_queue(&found, QUEUE_READS, &value));
	return value;
}

static const struct history_interval *interval(size_t back)
{
	static struct history_interval found;

	found = history_interval(history, back);
	return &found;
}

static double rate(enum cpu_field field)
{
	double value;

	return history_rate_cpu(interval(0), 3, field, &value) ? value : -1;
}

/* One tick is the smallest cell. */
static struct mode_cell tick_of(size_t back, uint32_t cpu)
{
	struct mode_cell cell;

	mode_timeline_cells(timeline(), back, cpu, 1, &cell, 1);
	return cell;
}

Test(history, rates_use_the_true_interval)
{
	double reads;

	start(10, 1 << 20, 10, 10);
	push(1000, DPAS_CP, 1000, 0, false);
	cr_assert_eq(rate(CPU_IOS_CP), -1, "one sample has no rate");
	push(1250, DPAS_CP, 1500, 10, false);
	cr_assert_float_eq(rate(CPU_IOS_CP), 2000, 0.001);
	cr_assert_float_eq(rate(CPU_IOS_PAS), 40, 0.001);
	cr_assert(history_rate_queue(interval(0), QUEUE_READS, &reads));
	cr_assert_float_eq(reads, 2040, 0.001);
	push(4250, DPAS_CP, 1500, 40, false);
	cr_assert_eq(rate(CPU_IOS_CP), 0);
	cr_assert_float_eq(rate(CPU_IOS_PAS), 10, 0.001);
	cr_assert_eq(history_interval_ns(history, 0), 3000u * MS);
	cr_assert_eq(history_interval_ns(history, 1), 250u * MS);
}

Test(history, what_is_unknown_has_no_rate)
{
	double value;

	start(10, 1 << 20, 10, 10);
	push(1000, DPAS_CP, 5, 5, false);
	push(2000, DPAS_CP, 6, 6, false);
	cr_assert_eq(rate(CPU_IOS_OL), -1, "never read");
	cr_assert_not(history_rate_cpu(interval(0), 4, CPU_IOS_CP, &value));
	cr_assert_not(history_rate_cpu(interval(1), 3, CPU_IOS_CP, &value));
	cr_assert_not(history_rate_queue(interval(0), QUEUE_WRITES, &value));
	push(3000, DPAS_CP, 2, 7, false);
	cr_assert_eq(rate(CPU_IOS_CP), -1, "the total fell");
	cr_assert_eq(rate(CPU_IOS_PAS), 1);
	push(3000, DPAS_CP, 3, 8, false);
	cr_assert_eq(rate(CPU_IOS_CP), -1, "no time passed");
	push(9000, DPAS_CP, 4, 9, true);
	cr_assert_eq(rate(CPU_IOS_CP), -1, "a gap");
	push(10000, DPAS_CP, 6, 9, false);
	cr_assert_eq(rate(CPU_IOS_CP), 2);
}

Test(history, samples_are_bounded_by_number)
{
	size_t i;

	start(4, 1 << 20, 3, 10);
	for (i = 0; i < 100; i++)
		push(1000 + i, DPAS_PAS, i, 0, false);
	cr_assert_eq(history_count(history), 4);
	cr_assert_eq(mode_timeline_tick_ns(timeline(), 2), 1097 * MS);
	cr_assert_eq(mode_timeline_tick_ns(timeline(), 3), 0);
	for (i = 0; i < 4; i++)
		cr_assert_eq(history_sample(history, i)->mono_ns,
			     (1099 - i) * MS);
	cr_assert_null(history_sample(history, 4));
}

Test(history, samples_are_bounded_by_bytes_but_two_stay)
{
	size_t i, kept;

	start(1000, 16 * 1024, 10, 10);
	for (i = 0; i < 500; i++)
		push(1000 + i, DPAS_PAS, i, 0, false);
	kept = history_count(history);
	cr_assert_gt(kept, 5);
	cr_assert_lt(kept, 60);
	for (i = 0; i < kept; i++)
		cr_assert_eq(history_sample(history, i)->rows[0].cpu, 3);
	/* A sample that is larger than the limit. */
	sample_clear(&sample);
	sample.mono_ns = 9000ull * MS;
	for (i = 0; i < 1024; i++)
		cpu_row_set(sample_add_row(&sample, i), CPU_MODE, DPAS_OL);
	cr_assert(history_push(history, &sample, false));
	sample.mono_ns += MS;
	cr_assert(history_push(history, &sample, false));
	cr_assert_eq(history_count(history), 2);
	cr_assert_eq(history_interval_ns(history, 0), MS);
	push(9500, DPAS_CP, 1, 1, false);
	cr_assert_eq(history_sample(history, 0)->nr_rows, 1);
}

Test(history, timeline_says_modes_gaps_and_changes)
{
	struct mode_cell tick;

	start(10, 1 << 20, 4, 10);
	push(1000, DPAS_PAS, 0, 0, false);
	push(2000, DPAS_CP, 50, 100, false);
	push(3000, DPAS_CP, 60, 100, false);
	tick = tick_of(1, 3);
	cr_assert(tick.known);
	cr_assert_eq(tick.mode, DPAS_PAS);
	cr_assert_eq(tick.modes, 1 << DPAS_CP | 1 << DPAS_PAS);
	cr_assert_eq(tick_of(0, 3).modes, 1 << DPAS_CP);
	cr_assert_eq(tick_of(2, 3).modes, 0);
	cr_assert_not(tick_of(0, 2).known);
	cr_assert_not(tick_of(0, 4000).known);
	cr_assert_not(tick_of(3, 3).known);

	push(5000, DPAS_PAS, 1, 1, true);
	cr_assert(mode_timeline_after_gap(timeline(), 0));
	cr_assert_not(mode_timeline_after_gap(timeline(), 1));
	cr_assert_eq(tick_of(0, 3).modes, 0);

	/* A CPU with a higher number appears. */
	cpu_row_set(sample_add_row(&sample, 700), CPU_MODE, DPAS_OL);
	sample.mono_ns += MS;
	cr_assert(history_push(history, &sample, false));
	cr_assert_eq(tick_of(0, 700).mode, DPAS_OL);
	cr_assert(tick_of(2, 3).known, "what was is kept");
	cr_assert_eq(tick_of(2, 3).mode, DPAS_CP);
	cr_assert_not(tick_of(1, 700).known);
}

static void push_switch(uint64_t mono_ns, unsigned int from, unsigned int to)
{
	struct switch_record record = {
		.mono_ns = mono_ns,
		.count = 1,
		.cpu = 3,
		.event = { .from = (uint8_t)from, .to = (uint8_t)to },
	};

	cr_assert(history_push_switch(history, &record));
}

/* Some samples make a rate in slow motion, but none of before a change. */
Test(history, a_rate_does_not_reach_behind_a_change_of_settings)
{
	double rate;

	start(16, 1 << 20, 16, 8);
	push_slow(1, 3, 0);
	push_slow(2, 3, 100);
	push_slow(3, 3, 120);
	cr_assert_float_eq(reads_a_second(), 120 / 0.0002, 1e-3);
	/* The interval of the change itself, while it is all there is. */
	push_slow(4, 1, 130);
	push_switch(4000 * MS, DPAS_PAS, DPAS_CP);
	cr_assert_float_eq(reads_a_second(), 10 / 0.0001, 1e-3);
	push_slow(5, 1, 133);
	cr_assert_float_eq(reads_a_second(), 3 / 0.0001, 1e-3);
	push_slow(6, 1, 137);
	cr_assert_float_eq(reads_a_second(), 7 / 0.0002, 1e-3);
	/* An edge's rate is of the same time. */
	cr_assert(mode_timeline_edge_rate(timeline(), 0, EDGE_PAS_CP, &rate));
	cr_assert_float_eq(rate, 0, 1e-9);
	cr_assert(mode_timeline_edge_rate(timeline(), 2, EDGE_PAS_CP, &rate));
	cr_assert_float_eq(rate, 1 / 0.0001, 1e-3);
}

Test(history, a_switch_belongs_to_the_tick_in_which_it_happened)
{
	double rate;

	start(8, 1 << 20, 8, 8);
	push(1000, DPAS_PAS, 0, 0, false);
	push(2000, DPAS_PAS, 0, 0, false);
	/* A late switch, one in the next tick, and one exactly at the end. */
	push_switch(1500 * MS, DPAS_PAS, DPAS_OL);
	push_switch(2100 * MS, DPAS_OL, DPAS_INT);
	push_switch(2000 * MS, DPAS_PAS, DPAS_OL);
	cr_assert_eq(tick_of(0, 3).modes, 1 << DPAS_PAS | 1 << DPAS_OL);
	cr_assert_eq(mode_timeline_edge_total(timeline(), 0, EDGE_PAS_OL), 2);
	cr_assert_eq(mode_timeline_edge_total(timeline(), 0, EDGE_OL_INT), 0);
	cr_assert_eq(mode_timeline_edge_total(timeline(), 1, EDGE_PAS_OL), 0);
	cr_assert(mode_timeline_edge_rate(timeline(), 0, EDGE_PAS_OL, &rate));
	cr_assert_float_eq(rate, 2.0, 1e-9);
	cr_assert_not(
		mode_timeline_edge_rate(timeline(), 1, EDGE_PAS_OL, &rate));
	cr_assert_eq(mode_timeline_edge_ns(timeline(), 0, EDGE_PAS_OL),
		     2000 * MS);

	push(4000, DPAS_INT, 0, 0, false);
	cr_assert_eq(mode_timeline_edge_total(timeline(), 0, EDGE_OL_INT), 1);
	cr_assert(mode_timeline_edge_rate(timeline(), 0, EDGE_OL_INT, &rate));
	cr_assert_float_eq(rate, 0.5, 1e-9);
	cr_assert_eq(tick_of(0, 3).modes, 1 << DPAS_OL | 1 << DPAS_INT);
	cr_assert_eq(mode_timeline_edge_ns(timeline(), 1, EDGE_OL_INT), 0);

	history_clear(history);
	cr_assert_eq(history_count(history), 0);
	cr_assert_eq(mode_timeline_edge_total(timeline(), 0, EDGE_PAS_OL), 0);
}

Test(history, a_guess_counts_where_its_edge_is_sure)
{
	struct switch_record record = {
		.mono_ns = MS,
		.cpu = 0,
		.sampled = true,
		.event = { .from = DPAS_PAS, .to = DPAS_CP },
	};

	start(4, 1 << 20, 4, 8);
	history_push_switch(history, &record);
	record.count = 3;
	history_push_switch(history, &record);
	record.count = 1;
	history_push_switch(history, &record);
	push(2, DPAS_CP, 0, 0, false);
	cr_assert_eq(mode_timeline_edge_total(timeline(), 0, EDGE_PAS_CP), 1);
}

Test(history, marks_are_kept_and_seen_on_the_timeline)
{
	struct mark mark = { .kind = MARK_CHANGE, .mono_ns = 3 * MS };
	size_t i;

	start(4, 1 << 20, 4, 8);
	push(2, DPAS_PAS, 0, 0, false);
	history_push_mark(history, &mark);
	cr_assert_not(tick_of(0, 3).marked);
	push(4 * MS, DPAS_PAS, 0, 0, false);
	cr_assert(tick_of(0, 3).marked);
	cr_assert_not(tick_of(1, 3).marked);
	for (i = 0; i < 20; i++) {
		mark.after = (int64_t)i;
		history_push_mark(history, &mark);
	}
	cr_assert_eq(history_mark(history, 0)->after, 19);
	cr_assert_eq(history_mark(history, 7)->after, 12);
	cr_assert_null(history_mark(history, 8), "the oldest went");
}

Test(history, rates_of_the_loads_totals)
{
	double rate;

	start(4, 1 << 20, 4, 8);
	push(1000, DPAS_PAS, 0, 0, false);
	cr_assert_not(history_rate_load(interval(0), LOAD_CPU_NS, &rate));
	sample_set_load(&sample, LOAD_CPU_NS, 100);
	sample.mono_ns += 500 * MS;
	cr_assert(history_push(history, &sample, false));
	cr_assert_not(history_rate_load(interval(0), LOAD_CPU_NS, &rate),
		      "it was unknown before");
	sample_set_load(&sample, LOAD_CPU_NS, 150);
	sample.mono_ns += 500 * MS;
	cr_assert(history_push(history, &sample, false));
	cr_assert(history_rate_load(interval(0), LOAD_CPU_NS, &rate));
	cr_assert_float_eq(rate, 100, 1e-9);
}

Test(history, samples_are_found_by_number_and_by_time)
{
	uint64_t number;
	size_t i;

	start(4, 1 << 20, 8, 8);
	for (i = 1; i <= 3; i++)
		push(i * 10, DPAS_PAS, 0, 0, false);
	number = history_newest(history);
	cr_assert_eq(history_back(history, number), 0);
	cr_assert_eq(history_back_at(history, 30 * MS), 0);
	cr_assert_eq(history_back_at(history, 29 * MS), 1);
	cr_assert_eq(history_back_at(history, 1000 * MS), 0);
	cr_assert_eq(history_back_at(history, 1 * MS), 2, "the oldest");
	for (i = 4; i <= 5; i++)
		push(i * 10, DPAS_PAS, 0, 0, false);
	cr_assert_eq(history_back(history, number), 2);
	for (i = 6; i <= 9; i++)
		push(i * 10, DPAS_PAS, 0, 0, false);
	cr_assert_eq(history_back(history, number), 3, "the oldest kept");
}

Test(history, knows_when_a_cpu_was_active)
{
	start(8, 1 << 20, 8, 8);
	push(10, DPAS_PAS, 0, 0, false);
	cr_assert_eq(mode_timeline_active_ns(timeline(), 0, 3, 0), 10 * MS,
		     "not all of its totals are known");
	push(20, DPAS_PAS, 0, 0, false);
	cr_assert_eq(mode_timeline_active_ns(timeline(), 0, 3, 0), 10 * MS);
	push(30, DPAS_PAS, 5, 0, false);
	push(40, DPAS_PAS, 5, 0, false);
	cr_assert_eq(mode_timeline_active_ns(timeline(), 0, 3, 0), 30 * MS);
	cr_assert_eq(mode_timeline_active_ns(timeline(), 1, 3, 0), 30 * MS);
	cr_assert_eq(mode_timeline_active_ns(timeline(), 2, 3, 0), 10 * MS);
	cr_assert_eq(mode_timeline_active_ns(timeline(), 0, 4000, 0), 0);
	cr_assert_eq(mode_timeline_active_ns(timeline(), 0, 3, 30 * MS),
		     30 * MS);
	cr_assert_eq(mode_timeline_active_ns(timeline(), 0, 3, 31 * MS), 0);
	cr_assert_eq(mode_timeline_active_ns(timeline(), 2, 3, 10 * MS),
		     10 * MS);
	cr_assert_eq(mode_timeline_active_ns(timeline(), 2, 3, 11 * MS), 0,
		     "not looked for so far back");
}

Test(history, switch_records_are_kept_and_losses_counted)
{
	struct switch_record record = { .count = 1 };
	size_t i;

	start(4, 1 << 20, 4, 8);
	for (i = 0; i < 20; i++) {
		record.sequence = i;
		record.cpu = i % 4;
		cr_assert(history_push_switch(history, &record));
	}
	cr_assert_eq(history_switches(history), 8);
	cr_assert_eq(history_switch(history, 0)->sequence, 19);
	cr_assert_eq(history_switch(history, 7)->sequence, 12);
	cr_assert_null(history_switch(history, 8));
	for (i = 0; i < 10; i++) {
		record.cpu = 7;
		history_push_switch(history, &record);
	}
	cr_assert_eq(history_last_switch(history, 1)->sequence, 17,
		     "known though no longer in the ring");
	cr_assert_null(history_last_switch(history, 5));
	cr_assert_null(history_last_switch(history, 5000));
	cr_assert_eq(history_missed(history), 0);
	history_miss_switches(history, 3);
	record.cpu = SAMPLE_MAX_CPUS;
	cr_assert_not(history_push_switch(history, &record));
	cr_assert_eq(history_missed(history), 4);
}

/* A row with a mode and, unless @switches is negative, that total. */
static struct cpu_row row_of(unsigned int mode, int switches)
{
	struct cpu_row row = { .cpu = 2 };

	cpu_row_set(&row, CPU_MODE, mode);
	if (switches >= 0)
		cpu_row_set(&row, CPU_SWITCHES, switches);
	return row;
}

static bool between(struct cpu_row before, struct cpu_row after,
		    struct switch_record *record)
{
	struct sample a = { .mono_ns = 5 * MS }, b = { .mono_ns = 8 * MS };

	return switch_record_between(&a, &before, &b, &after, record);
}

Test(switch_record, two_samples_tell_no_more_than_they_know)
{
	struct switch_record record;
	unsigned int from;
	char text[128];

	cr_assert_not(between(row_of(1, 4), row_of(1, 4), &record));
	cr_assert_not(between(row_of(1, -1), row_of(1, -1), &record));
	cr_assert_not(between(row_of(1, 4), row_of(2, 0), &record),
		      "the kernel restarted its counts");
	cr_assert(between(row_of(DPAS_PAS, 4), row_of(DPAS_OL, 5), &record));
	cr_assert(record.sampled);
	cr_assert_eq(record.cpu, 2);
	cr_assert_eq(record.count, 1);
	cr_assert_eq(record.span_ns, 3 * MS);
	cr_assert_eq(record.mono_ns, 8 * MS);
	cr_assert(switch_record_last_from(&record, &from));
	cr_assert_eq(from, DPAS_PAS);

	cr_assert(between(row_of(DPAS_PAS, 4), row_of(DPAS_PAS, 6), &record));
	cr_assert_eq(record.count, 2);
	cr_assert_not(switch_record_last_from(&record, &from));
	switch_record_explain(&record, text, sizeof(text));
	cr_assert_str_eq(text,
			 "2 switches between two samples, evidence not seen");

	cr_assert(between(row_of(DPAS_INT, 4), row_of(DPAS_CP, 9), &record));
	cr_assert(switch_record_last_from(&record, &from));
	cr_assert_eq(from, DPAS_PAS, "there is no other way into CP");
	cr_assert(between(row_of(DPAS_PAS, -1), row_of(DPAS_INT, -1), &record));
	cr_assert_eq(record.count, 0);
	cr_assert(switch_record_last_from(&record, &from));
	cr_assert_eq(from, DPAS_OL);
}

Test(switch_record, evidence_in_words)
{
	struct switch_record record = {
		.count = 1,
		.event = { .from = DPAS_PAS,
			   .to = DPAS_OL,
			   .reason = DPAS_TF_ABOVE_PARAM1,
			   .window_ios = 100,
			   .average_qd10 = 19,
			   .tf = 7 },
	};
	unsigned int reason;
	char text[128], tiny[8];

	switch_record_explain(&record, text, sizeof(text));
	cr_assert_str_eq(
		text, "after 100 I/Os: tf 7 > switch_param1 0; average QD 1.9");
	switch_record_explain(&record, tiny, sizeof(tiny));
	cr_assert_str_eq(tiny, "after 1");
	for (reason = 0; reason < DPAS_NR_REASONS; reason++) {
		const char *name = switch_record_reason_name(reason);

		cr_assert_eq(switch_record_reason_find(name), reason);
		record.event.reason = reason;
		switch_record_explain(&record, text, sizeof(text));
		cr_assert_null(strchr(text, '?'), "%s", text);
		switch_record_sentence(&record, text, sizeof(text));
		cr_assert_null(strchr(text, '?'), "%s", text);
	}
}

Test(history, cells_of_several_ticks_begin_at_even_numbers)
{
	struct mark mark = { .kind = MARK_TEXT, .mono_ns = 3500 * MS };
	struct mode_cell cells[3];

	start(8, 1 << 20, 8, 8);
	push(1000, DPAS_PAS, 0, 0, false);
	push(2000, DPAS_PAS, 0, 10, false);
	push(3000, DPAS_CP, 10, 10, false);
	push(4000, DPAS_CP, 20, 10, true);
	history_push_mark(history, &mark);
	push(5000, DPAS_CP, 30, 10, false);

	/* Ticks 1, then 2 and 3, then 4 and 5. */
	mode_timeline_cells(timeline(), 0, 3, 2, cells, 3);
	cr_assert(cells[0].known);
	cr_assert_eq(cells[0].modes, 0);
	cr_assert_eq(cells[1].mode, DPAS_CP);
	cr_assert_eq(cells[1].modes, 1 << DPAS_CP | 1 << DPAS_PAS);
	cr_assert_not(cells[1].after_gap);
	cr_assert(cells[2].after_gap);
	cr_assert(cells[2].marked);
	cr_assert_eq(cells[2].modes, 1 << DPAS_CP);

	/* From an earlier time, the older cells are the same. */
	mode_timeline_cells(timeline(), 2, 3, 2, cells, 3);
	cr_assert_not(cells[0].known);
	cr_assert_eq(cells[2].modes, 1 << DPAS_CP | 1 << DPAS_PAS);

	mode_timeline_cells(timeline(), 0, 3, 1, cells, 3);
	cr_assert_eq(cells[0].modes, 1 << DPAS_CP);
	cr_assert(cells[1].marked);
	cr_assert_not(cells[2].marked);

	/*
	 * For a CPU that was never seen, only what is common to all is known.
	 */
	mode_timeline_cells(timeline(), 0, 4000, 1, cells, 3);
	cr_assert_not(cells[2].known);
	cr_assert(cells[1].marked);
	mode_timeline_cells(timeline(), 9, 3, 1, cells, 3);
	cr_assert_not(cells[2].known);
}
