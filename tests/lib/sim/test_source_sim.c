// SPDX-License-Identifier: GPL-2.0
/*
 * test_source_sim.c - the simulated machine as a source
 */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lib/base/clock.h"
#include "lib/model/method.h"
#include "lib/sim/sim_spec.h"
#include "lib/source_open.h"

static struct source *open_sim(const char *spec)
{
	struct source_options options = source_options_default();
	struct problem error;
	struct source *source = source_open(spec, &options, &error);

	cr_assert(source, "%s: %s", spec, error.reason);
	cr_expect_str_eq(source->ops->name, "sim");
	return source;
}

/* Call work() like a program does, for @ns of real time. */
static void work(struct source *source, uint64_t ns)
{
	uint64_t end = clock_mono_ns() + ns, now;

	while ((now = clock_mono_ns()) < end) {
		uint64_t due = source_due_ns(source);
		struct timespec rest = clock_until(now, due < end ? due : end);

		nanosleep(&rest, NULL);
		source_work(source);
	}
}

static struct sample take_sample(struct source *source)
{
	struct sample sample;
	struct problem error;
	bool after_gap;

	sample_init(&sample);
	cr_assert_eq(source_sample(source, &sample, &after_gap, &error),
		     SOURCE_OK);
	cr_expect_not(after_gap);
	return sample;
}

static uint64_t cpu_value(const struct sample *sample, uint32_t cpu,
			  enum cpu_field field)
{
	const struct cpu_row *row = sample_row(sample, cpu, cpu);
	uint64_t value = 0;

	cr_assert(row && cpu_row_get(row, field, &value));
	return value;
}

static uint64_t load_value(const struct sample *sample, enum load_field field)
{
	uint64_t value = 0;

	cr_assert(sample_get_load(sample, field, &value), "%s unknown",
		  sample_load_field_name(field));
	return value;
}

Test(spec, names_what_it_takes)
{
	struct sim_spec spec;
	struct problem problem;

	cr_expect(sim_spec_is("sim") && sim_spec_is("sim:tlc"));
	cr_expect(!sim_spec_is("simple") && !sim_spec_is("nvme0n1"));
	cr_assert(sim_spec_parse(&spec, "sim", &problem));
	cr_expect_str_eq(spec.drive.name, "optane");
	cr_expect_eq(spec.jobs, spec.cpus + 1);
	cr_expect_eq(spec.method, METHOD_DPAS);
	cr_expect_eq(spec.speed, 1);
	cr_assert(sim_spec_parse(
		&spec,
		"sim:cpus=8,tlc,jobs=4,speed=0.1,seed=9,method=pas,think=5",
		&problem));
	cr_expect_str_eq(spec.drive.name, "tlc");
	cr_expect_eq(spec.cpus, 8);
	cr_expect_eq(spec.jobs, 4);
	cr_expect_eq(spec.speed, 0.1);
	cr_expect_eq(spec.seed, 9);
	cr_expect_eq(spec.method, METHOD_PAS);
	cr_expect_eq(spec.think_ns, 5000);
}

Test(spec, refuses_the_rest_and_names_it)
{
	/* clang-format off */
	static const char *const bad[] = {
		"sim:nvme", "sim:cpus=0", "sim:cpus=1025", "sim:cpus=", "sim:x=1",
		"sim:jobs=-1", "sim:jobs=5000", "sim:speed=0", "sim:speed=nan",
		"sim:speed=inf", "sim:speed=1x", "sim:method=foo", "sim:tlc,cpus",
		"sim:seed=-1", "sim:think=1e9", "sim:abcdefghijklmnopqrstuvw=1",
	};
	/* clang-format on */
	struct source_options options = source_options_default();
	struct problem error;
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		cr_expect_null(source_open(bad[i], &options, &error), "%s",
			       bad[i]);
		cr_expect(*error.reason && *error.value, "%s", bad[i]);
	}
}

/* The rate at which @count grew between two samples, in machine time. */
static double rate(const struct sample *first, const struct sample *second,
		   uint64_t count)
{
	return (double)count * 1e9 /
		(double)sample_machine_between(first, second);
}

Test(source_sim, shows_a_machine_that_runs)
{
	struct source *source = open_sim("sim:optane,cpus=2,jobs=3");
	struct sample first = take_sample(source), second;
	uint64_t reads, before;
	int64_t value;

	work(source, 300000000);
	second = take_sample(source);
	cr_expect_gt(second.mono_ns, first.mono_ns);
	cr_expect_str_eq(second.device, "sim:optane");
	cr_expect_eq(second.nr_rows, 2);
	cr_expect_eq(second.tunables_known, (1U << TUNABLE_NR_KNOWN) - 1);
	cr_expect_eq(method_of(&second), METHOD_DPAS);
	cr_expect(sample_get_tunable(&second, TUNABLE_IO_POLL_DELAY, &value) &&
		  value == 0);
	cr_expect_gt(cpu_value(&second, 0, CPU_IOS_INT), 0);
	cr_expect_gt(cpu_value(&second, 1, CPU_IOS_CP), 0);
	cr_expect_eq(load_value(&second, LOAD_JOBS), 3);
	cr_expect_lt(load_value(&second, LOAD_LATENCY_P50_NS), 13000);
	/* The actual speed on this computer does not matter. */
	cr_assert(sample_get_queue(&first, QUEUE_READS, &before));
	cr_assert(sample_get_queue(&second, QUEUE_READS, &reads));
	cr_expect_gt(reads, before);
	cr_expect_float_eq((double)load_value(&second, LOAD_IOPS),
			   rate(&first, &second, reads - before), 1000);
	sample_free(&first);
	sample_free(&second);
	source_close(source);
}

Test(source_sim, tells_switches_in_order_with_reasons)
{
	struct source *source = open_sim("sim:optane,cpus=2,jobs=3");
	struct switch_record record[64];
	uint64_t missed = 0, begin = clock_mono_ns(), last = 0;
	size_t i, count;

	cr_expect(source->records_events);
	work(source, 200000000);
	count = source_take_switches(source, record, 64, &missed);
	cr_assert_geq(count, 3);
	cr_expect_eq(missed, 0);
	for (i = 0; i < count; i++) {
		cr_expect_eq(record[i].sequence, i);
		cr_expect_eq(record[i].count, 1);
		cr_expect_not(record[i].sampled);
		cr_expect_geq(record[i].mono_ns, last);
		cr_expect(record[i].mono_ns + 1000000000 > begin &&
			  record[i].mono_ns <= clock_mono_ns());
		last = record[i].mono_ns;
	}
	for (i = 0; i < count && record[i].cpu != 0; i++)
		;
	cr_assert_lt(i, count);
	cr_expect_eq(record[i].event.from, DPAS_PAS);
	cr_expect_eq(record[i].event.to, DPAS_OL);
	cr_expect_eq(record[i].event.reason, DPAS_TF_ABOVE_PARAM1);
	source_close(source);
}

Test(source_sim, what_is_not_taken_is_counted)
{
	struct source *source = open_sim(
		"sim:optane,cpus=64,jobs=64,speed=0.05");
	struct switch_record record[256];
	uint64_t missed = 0, sequence = 0;
	size_t taken, total = 0;

	/* The shortest windows: a switch every few I/Os. */
	cr_assert(source_set(source, DPAS_SWITCH_PARAM5, 1, NULL));
	cr_assert(source_set(source, DPAS_SWITCH_PARAM6, 1, NULL));
	work(source, 400000000);
	while ((taken = source_take_switches(source, record, 256, &missed))) {
		sequence = record[taken - 1].sequence;
		total += taken;
	}
	cr_expect_gt(missed, 0);
	cr_expect_eq(total + missed, sequence + 1);
	source_close(source);
}

Test(source_sim, takes_and_refuses_tunables)
{
	struct source *source = open_sim("sim");
	struct problem error;
	struct sample sample;
	int64_t value;

	cr_expect_str_eq(source->read_only, "");
	cr_expect_not(source_set(source, DPAS_SWITCH_PARAM4, 2, &error));
	cr_expect_str_eq(error.reason, "switch_param4 takes 0 or 1");
	cr_expect_str_eq(error.value, "2");
	cr_expect(source_set(source, DPAS_SWITCH_PARAM4, 0, &error));
	cr_expect(source_set(source, TUNABLE_IO_POLL_DELAY, -1, &error));
	sample = take_sample(source);
	cr_expect(sample_get_tunable(&sample, DPAS_SWITCH_PARAM4, &value) &&
		  value == 0);
	cr_expect(sample_get_tunable(&sample, TUNABLE_IO_POLL_DELAY, &value) &&
		  value == -1);
	sample_free(&sample);
	source_close(source);
}

Test(source_sim, tells_what_was_set)
{
	struct source *source = open_sim("sim:method=pas");
	struct problem error;
	struct sample sample;
	struct mark marks[4];
	uint64_t begin_ns = clock_mono_ns();

	cr_assert(source_set(source, DPAS_SWITCH_PARAM3, 20, &error));
	cr_assert(source_set(source, DPAS_PAS_ENABLED, 1, &error));
	sample = take_sample(source);
	cr_assert_eq(source_take_marks(source, marks, 4), 1, "1 is no change");
	cr_expect_eq(marks[0].kind, MARK_CHANGE);
	cr_expect_eq(marks[0].id, DPAS_SWITCH_PARAM3);
	cr_expect(marks[0].before_known);
	cr_expect_eq(marks[0].before, 10);
	cr_expect_eq(marks[0].after, 20);
	cr_expect_eq(marks[0].pid, (uint32_t)getpid());
	cr_expect_str_eq(marks[0].comm, "dpastop");
	cr_expect(marks[0].mono_ns >= begin_ns &&
		  marks[0].mono_ns <= clock_mono_ns());
	sample_free(&sample);
	source_close(source);
}

Test(source_sim, names_the_busiest_buckets)
{
	struct source *source = open_sim("sim:cpus=1,jobs=1,method=pas");
	struct load load = {
		.jobs = 1,
		.block_bytes = 4096,
		.read_percent = 0,
		.polled = true,
	};
	struct sample sample;
	struct problem error;
	uint64_t value;

	work(source, 100000000);
	sample = take_sample(source);
	cr_expect_str_eq(
		sample_bucket_name(cpu_value(&sample, 0, CPU_BUSIEST_BUCKET)),
		"read 8-15 sectors");
	cr_expect_eq(cpu_value(&sample, 0, CPU_BUSIEST_DUR_NS),
		     cpu_value(&sample, 0, CPU_DUR_NS));
	cr_expect_not(cpu_row_get(sample.rows, CPU_SECOND_BUCKET, &value));
	cr_expect_not(cpu_row_get(sample.rows, CPU_SECOND_DUR_NS, &value));
	sample_free(&sample);

	cr_assert(source_set_load(source, &load, &error));
	work(source, 50000000);
	sample = take_sample(source);
	cr_expect_eq(cpu_value(&sample, 0, CPU_BUSIEST_BUCKET) +
			     cpu_value(&sample, 0, CPU_SECOND_BUCKET),
		     6 + 7);
	sample_free(&sample);
	source_close(source);
}

Test(source_sim, changes_its_load_while_it_runs)
{
	struct source *source = open_sim("sim:optane,cpus=2,jobs=1");
	struct load load = {
		.jobs = 8,
		.block_bytes = 4096,
		.read_percent = 0,
		.polled = true,
		.cpus = "1",
	};
	struct sample sample;
	struct problem error;
	uint64_t writes;

	cr_assert(source_set_load(source, &load, &error), "%s", error.reason);
	work(source, 100000000);
	sample = take_sample(source);
	cr_expect_eq(load_value(&sample, LOAD_JOBS), 8);
	cr_expect(sample_get_queue(&sample, QUEUE_WRITES, &writes) &&
		  writes > 1000);
	cr_expect_gt(cpu_value(&sample, 1, CPU_IOS_INT), 1000);
	cr_expect_eq(load_value(&sample, LOAD_READ_PERCENT), 0);
	cr_expect_eq(load_value(&sample, LOAD_POLLED), 1);
	cr_expect_str_eq(sample.load_cpus, "1");
	/* Of eight jobs on one CPU, most wait for it. */
	cr_expect_gt(load_value(&sample, LOAD_RUN_DELAY_NS),
		     load_value(&sample, LOAD_CPU_NS));
	sample_free(&sample);

	load.jobs = 0;
	cr_assert(source_set_load(source, &load, &error));
	work(source, 50000000);
	sample = take_sample(source);
	cr_expect_eq(load_value(&sample, LOAD_JOBS), 0);
	cr_expect_eq(load_value(&sample, LOAD_BLOCK_BYTES), 4096);
	cr_expect_eq(cpu_value(&sample, 1, CPU_QD), 0);
	sample_free(&sample);
	source_close(source);
}

/* Nothing of another load is seen, however long it takes to choose one. */
Test(source_sim, begins_with_the_load_that_is_chosen_first)
{
	struct source *source = open_sim("sim:optane,cpus=2,jobs=3");
	struct timespec rest = { .tv_nsec = 50000000 };
	struct switch_record switches[16];
	struct load load = source->asked;
	struct sample sample;
	struct problem error;
	uint64_t missed = 0;

	nanosleep(&rest, NULL);
	load.polled = false;
	snprintf(load.cpus, sizeof(load.cpus), "1");
	cr_assert(source_set_load(source, &load, &error), "%s", error.reason);
	nanosleep(&rest, NULL);
	work(source, 50000000);
	sample = take_sample(source);
	cr_expect_eq(cpu_value(&sample, 0, CPU_MODE), DPAS_PAS);
	cr_expect_eq(cpu_value(&sample, 0, CPU_IOS_PAS), 0);
	cr_expect_eq(source_take_switches(source, switches, 16, &missed), 0);
	cr_expect_gt(load_value(&sample, LOAD_CPU_NS), 0);
	sample_free(&sample);
	source_close(source);

	/* No job has been on another CPU, either. */
	source = open_sim("sim:optane,cpus=2,jobs=3");
	load.polled = true;
	cr_assert(source_set_load(source, &load, &error), "%s", error.reason);
	work(source, 50000000);
	sample = take_sample(source);
	cr_expect_eq(cpu_value(&sample, 0, CPU_IOS_PAS), 0);
	cr_expect_gt(cpu_value(&sample, 1, CPU_IOS_PAS), 0);
	sample_free(&sample);
	source_close(source);
}

/* Everything since the last sample counts, even if the load has ended. */
Test(source_sim, what_is_read_back_is_no_sample)
{
	struct source *source = open_sim("sim:optane,cpus=2,jobs=2,seed=5");
	struct load load = source->asked;
	struct sample first = take_sample(source), look;
	struct problem error;

	work(source, 30000000);
	load.jobs = 0;
	cr_assert(source_set_load(source, &load, &error));
	work(source, 10000000);
	source_read_back(source, &first);
	cr_assert_eq(load_value(&first, LOAD_JOBS), 0);
	work(source, 5000000);
	look = take_sample(source);
	cr_assert_gt(load_value(&look, LOAD_IOPS), 0);
	sample_free(&first);
	sample_free(&look);
	source_close(source);
}

Test(source_sim, refuses_bad_loads)
{
	static const char *const bad[] = {
		"2",  "0-2", "1-0",
		"x",  "0,",  "-1",
		"0-", ",",   "99999999999999999999"
	};
	struct source *source = open_sim("sim:optane,cpus=2");
	struct load good = {
		.jobs = 1, .block_bytes = 4096, .read_percent = 100,
		.cpus = "0-1,1",
	}, load;
	struct problem error;
	size_t i;

	cr_expect(source_set_load(source, &good, &error));
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		load = good;
		snprintf(load.cpus, sizeof(load.cpus), "%s", bad[i]);
		cr_expect_not(source_set_load(source, &load, &error), "%s",
			      bad[i]);
		cr_expect(!strcmp(error.value, bad[i]) ||
				  strstr(error.reason, "there is no CPU "),
			  "%s: %s", bad[i], error.reason);
	}
	load = good;
	load.jobs = 100000;
	cr_expect_not(source_set_load(source, &load, &error));
	load = good;
	load.block_bytes = 0;
	cr_expect_not(source_set_load(source, &load, &error));
	load.block_bytes = 777;
	cr_expect_not(source_set_load(source, &load, &error));
	load = good;
	load.read_percent = 101;
	cr_expect_not(source_set_load(source, &load, &error));
	source_close(source);
}

/* The largest machine at the highest speed falls behind, and reports that. */
Test(source_sim, never_keeps_its_caller)
{
	struct source *source = open_sim(
		"sim:optane,cpus=512,jobs=2048,speed=100");
	struct timespec before, after;
	struct sample sample;
	unsigned int i;
	double most = 0;

	for (i = 0; i < 20; i++) {
		double took;

		clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
		sample = take_sample(source);
		clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
		took = (double)(after.tv_sec - before.tv_sec) +
			(double)(after.tv_nsec - before.tv_nsec) / 1e9;
		if (took > most)
			most = took;
		sample_free(&sample);
		work(source, 20000000);
	}
	cr_expect_lt(most, 0.1, "%.3f s", most);
	cr_expect(strstr(source->pace, "too slow here: "), "%s", source->pace);
	source_close(source);
}

Test(source_sim, slow_motion)
{
	struct source *source = open_sim(
		"sim:optane,cpus=1,jobs=1,speed=0.01,method=cp");
	struct sample first = take_sample(source), second;
	uint64_t reads, before;

	work(source, 300000000);
	second = take_sample(source);
	cr_assert(sample_get_queue(&first, QUEUE_READS, &before));
	cr_assert(sample_get_queue(&second, QUEUE_READS, &reads));
	/* 102,000 per second of simulated time. */
	cr_expect_float_eq(rate(&first, &second, reads - before), 102000, 5000);
	cr_expect_float_eq((double)load_value(&second, LOAD_IOPS), 102000,
			   5000);
	cr_expect_float_eq((double)sample_machine_between(&first, &second),
			   0.01 * (double)(second.mono_ns - first.mono_ns),
			   1e6);
	/* A CPU that is always busy is busy at any speed. */
	cr_expect_gt(load_value(&second, LOAD_CPU_PERMILLE), 900);
	cr_expect_gt(load_value(&second, LOAD_CPU_NS) -
			     load_value(&first, LOAD_CPU_NS),
		     sample_machine_between(&first, &second) / 10 * 9);
	cr_expect_str_eq(source->pace, "slow motion 1/100");
	sample_free(&first);
	sample_free(&second);
	source_close(source);
}

/*
 * While stopped, only writes are reported; restarted, it continues from there.
 */
Test(source_sim, stands_still_and_goes_on)
{
	struct source *source = open_sim("sim:optane,cpus=1,jobs=1");
	struct sample first = take_sample(source), same, second;
	struct problem error;
	bool after_gap;
	int64_t value;

	source_set_speed(source, 0);
	sample_free(&first);
	first = take_sample(source);
	cr_expect_eq(source_due_ns(source), SOURCE_NEVER);
	cr_expect_str_eq(source->pace, "stands still");
	work(source, 50000000);
	sample_init(&same);
	cr_expect_eq(source_sample(source, &same, &after_gap, &error),
		     SOURCE_SAME);
	cr_assert(source_set(source, DPAS_SWITCH_PARAM1, 7, &error));
	source_read_back(source, &same);
	cr_expect(sample_get_tunable(&same, DPAS_SWITCH_PARAM1, &value) &&
		  value == 7);
	source_set_speed(source, 0.001);
	work(source, 100000000);
	second = take_sample(source);
	/* The time in between is not caught up. */
	cr_expect_leq(sample_machine_between(&first, &second), 1000000);
	cr_expect_gt(second.mono_ns, first.mono_ns + 100000000);
	sample_free(&first);
	sample_free(&same);
	sample_free(&second);
	source_close(source);
}
