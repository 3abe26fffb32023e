// SPDX-License-Identifier: GPL-2.0
/*
 * test_machine.c - the simulated machine compared with what is known of real
 * ones, and with itself
 */
#include "lib/sim/sim_rig.h"

#include <stdlib.h>
#include <string.h>

#include "lib/sim/sim_random.h"

struct figures {
	double iops;
	double busy;
	uint64_t mean_ns;
};

/* One second with @jobs reading 4 KiB. */
static struct figures measure(const char *profile, unsigned int cpus,
			      enum method method, unsigned int jobs)
{
	struct rig *rig = rig_new(profile, cpus, method, 1);
	struct figures figures;

	rig_jobs(rig, jobs);
	rig_run(rig, SECOND);
	figures.iops = rig_iops(rig);
	figures.busy = rig_busy(rig);
	figures.mean_ns = latency_histogram_mean(sim_latencies(rig->sim));
	rig_end(rig);
	return figures;
}

static void expect_ratio(double value, double base, double least, double most,
			 const char *what)
{
	cr_expect(value / base >= least && value / base <= most,
		  "%s: %.3f is not in %.3f to %.3f", what, value / base, least,
		  most);
}

Test(machine, cp_is_about_1_3_times_int_on_3d_xpoint)
{
	struct figures interrupt = measure("optane", 1, METHOD_INT, 1);
	struct figures cp = measure("optane", 1, METHOD_CP, 1);

	expect_ratio(cp.iops, interrupt.iops, 1.2, 1.4, "CP to INT");
	cr_expect_gt(cp.busy, 0.999);
	cr_expect_lt(interrupt.busy, 0.5);
	/* The slower the drive, the less polling gains. */
	expect_ratio(measure("znand", 1, METHOD_CP, 1).iops,
		     measure("znand", 1, METHOD_INT, 1).iops, 1.1, 1.3,
		     "Z-NAND");
	expect_ratio(measure("tlc", 1, METHOD_CP, 1).iops,
		     measure("tlc", 1, METHOD_INT, 1).iops, 1.01, 1.08, "TLC");
	/* The lab's measurements in QEMU: 9,000 to 14,000. */
	expect_ratio(measure("qemu", 1, METHOD_CP, 1).iops,
		     measure("qemu", 1, METHOD_INT, 1).iops, 1.25, 1.8, "QEMU");
}

Test(machine, pas_is_as_fast_as_cp_and_uses_less_cpu_than_lhp)
{
	static const char *const profile[] = { "optane", "znand", "tlc" };
	unsigned int i;

	for (i = 0; i < 3; i++) {
		struct figures cp = measure(profile[i], 1, METHOD_CP, 1);
		struct figures lhp = measure(profile[i], 1, METHOD_LHP, 1);
		struct figures pas = measure(profile[i], 1, METHOD_PAS, 1);

		expect_ratio(lhp.iops, cp.iops, 0.99, 1.01, profile[i]);
		expect_ratio(pas.iops, cp.iops, 0.97, 1.01, profile[i]);
		cr_expect_lt(pas.busy, lhp.busy, "%s: PAS %.3f, LHP %.3f",
			     profile[i], pas.busy, lhp.busy);
		cr_expect_lt(lhp.busy, cp.busy);
	}
}

Test(machine, with_many_threads_cp_collapses_and_dpas_stays_with_int)
{
	static const char *const profile[] = { "optane", "znand", "qemu" };
	unsigned int i;

	for (i = 0; i < 3; i++) {
		struct figures interrupt = measure(profile[i], 1, METHOD_INT,
						   16);
		struct figures cp = measure(profile[i], 1, METHOD_CP, 16);
		struct figures dpas = measure(profile[i], 1, METHOD_DPAS, 16);

		expect_ratio(cp.iops, interrupt.iops, 0, 0.75, profile[i]);
		expect_ratio(dpas.iops, interrupt.iops, 0.97, 1.03, profile[i]);
	}
	expect_ratio(measure("optane", 4, METHOD_CP, 64).iops,
		     measure("optane", 4, METHOD_INT, 64).iops, 0, 0.6,
		     "4 CPUs, 64 jobs");
	expect_ratio(measure("optane", 4, METHOD_DPAS, 64).iops,
		     measure("optane", 4, METHOD_INT, 64).iops, 0.97, 1.03,
		     "4 CPUs, 64 jobs");
	/* On TLC, more jobs are needed to saturate the CPU. */
	expect_ratio(measure("tlc", 1, METHOD_DPAS, 32).iops,
		     measure("tlc", 1, METHOD_INT, 32).iops, 0.97, 1.03,
		     "TLC, 32 jobs");
}

Test(machine, one_job_dpas_is_nearly_cp_and_beats_int)
{
	struct figures cp = measure("optane", 1, METHOD_CP, 1);
	struct figures dpas = measure("optane", 1, METHOD_DPAS, 1);

	expect_ratio(dpas.iops, cp.iops, 0.99, 1.001, "DPAS to CP");
	cr_expect_lt(dpas.busy, cp.busy);
}

/*
 * One job in a closed loop: the cycle is the latency plus the program's part.
 */
Test(machine, latency_and_throughput_agree)
{
	struct figures figures = measure("optane", 1, METHOD_CP, 1);

	cr_expect_float_eq(1e9 / figures.iops - (double)figures.mean_ns, 300,
			   2);
	/* 8 us in the drive, 1.4 us for submission and completion. */
	cr_expect(figures.mean_ns > 9000 && figures.mean_ns < 10000);
}

static struct sim_totals totals_of(const struct rig *rig)
{
	struct sim_totals totals;

	sim_get_totals(rig->sim, &totals);
	return totals;
}

/* A busy second on two CPUs, in slices of at most @slice events. */
static struct rig *busy_second(uint64_t seed, uint64_t slice)
{
	struct rig *rig = rig_new("znand", 2, METHOD_DPAS, seed);

	rig->load.read_percent = 60;
	rig_jobs(rig, 5);
	while (!sim_run(rig->sim, SECOND, slice))
		;
	return rig;
}

static void expect_same(const struct rig *a, const struct rig *b)
{
	struct sim_totals of_a = totals_of(a), of_b = totals_of(b);

	cr_expect_eq(memcmp(&of_a, &of_b, sizeof(of_a)), 0);
	cr_expect_eq(memcmp(sim_latencies(a->sim), sim_latencies(b->sim),
			    sizeof(struct latency_histogram)),
		     0);
	cr_expect_eq(memcmp(rig_cpu(a, 1), rig_cpu(b, 1),
			    sizeof(struct dpas_cpu)),
		     0);
	cr_assert_eq(a->nr_switches, b->nr_switches);
	cr_expect_eq(memcmp(a->switches, b->switches, sizeof(a->switches)), 0);
}

Test(machine, a_seed_gives_one_run)
{
	struct rig *whole = busy_second(7, UINT64_MAX);
	struct rig *again = busy_second(7, UINT64_MAX);
	struct rig *sliced = busy_second(7, 13);
	struct rig *other = busy_second(8, UINT64_MAX);

	expect_same(whole, again);
	expect_same(whole, sliced);
	cr_expect_neq(sim_latencies(whole->sim)->sum_ns,
		      sim_latencies(other->sim)->sum_ns);
	rig_end(whole);
	rig_end(again);
	rig_end(sliced);
	rig_end(other);
}

static void expect_idle(struct rig *rig, const char *after)
{
	unsigned int i;

	rig_jobs(rig, 0);
	rig_run(rig, SECOND);
	cr_expect_eq(totals_of(rig).jobs, 0, "%s: jobs are left", after);
	for (i = 0; i < sim_nr_cpus(rig->sim); i++)
		cr_expect_eq(rig_cpu(rig, i)->qd, 0, "%s: QD of CPU %u is %u",
			     after, i, rig_cpu(rig, i)->qd);
}

/*
 * With one job, EHP is never late, and uses less CPU than CP if an I/O takes
 * longer than two wake-ups. It adapts to a drive that becomes slower or faster.
 */
Test(machine, ehp_is_as_quick_as_cp_and_sleeps)
{
	struct figures cp = measure("tlc", 1, METHOD_CP, 1);
	struct figures ehp = measure("tlc", 1, METHOD_EHP, 1);

	expect_ratio(ehp.iops, cp.iops, 0.99, 1.001, "IOPS of EHP on TLC");
	expect_ratio(ehp.busy, cp.busy, 0.2, 0.6, "CPU of EHP on TLC");
}

Test(machine, ends_in_order_in_every_method)
{
	static const unsigned int jobs[] = { 1, 2, 16, 40 };
	enum method method;
	unsigned int i;

	for (method = METHOD_INT; method < METHOD_COUNT; method++)
		for (i = 0; i < 4; i++) {
			struct rig *rig = rig_new("optane", 2, method, 3);
			uint64_t ios;

			rig_jobs(rig, jobs[i]);
			rig_run(rig, SECOND / 10);
			expect_idle(rig, method_name(method));
			ios = rig_ios(rig);
			cr_expect_gt(ios, 1000);
			rig_run(rig, SECOND);
			cr_expect_eq(rig_ios(rig), ios);
			rig_end(rig);
		}
}

/* Everything changes every few milliseconds: no leaks, no hangs. */
static void shake(const char *profile, uint64_t seed)
{
	struct rig *rig = rig_new(profile, 4, METHOD_DPAS, seed);
	struct sim_random random = { .state = seed };
	unsigned int cpus[3], i, k;

	for (i = 0; i < 400; i++) {
		enum method method = METHOD_INT +
			sim_random_next(&random) % (METHOD_COUNT - METHOD_INT);
		enum dpas_tunable id = sim_random_next(&random) %
			DPAS_NR_TUNABLES;
		const struct dpas_tunable_limits *limits =
			&dpas_tunable_limits[id];
		uint64_t ios = rig_ios(rig);

		for (k = 0; k < 3; k++)
			cpus[k] = sim_random_next(&random) % 4;
		rig->load.cpus = sim_random_next(&random) % 2 ? cpus : NULL;
		rig->load.nr_cpus = 3;
		rig->load.block_bytes = 512U << sim_random_next(&random) % 9;
		rig->load.read_percent = sim_random_next(&random) % 101;
		rig->load.rate_iops = sim_random_next(&random) % 3 ? 0 : 5000;
		rig->load.think_ns = sim_random_next(&random) % 3 ? 0 : 20000;
		rig->load.polled = method_is_polled(method);
		sim_set_method(rig->sim, method);
		rig_set(rig, id,
			limits->min +
				(int64_t)(sim_random_next(&random) %
					  (limits->max - limits->min + 1)));
		rig_set(rig, DPAS_PAS_D_INIT, 100);
		rig_jobs(rig, 1 + sim_random_next(&random) % 24);
		rig_run(rig, SECOND / 100);
		cr_assert_gt(rig_ios(rig), ios, "%s, seed %lu, step %u: stuck",
			     profile, (unsigned long)seed, i);
	}
	rig->load.cpus = NULL;
	expect_idle(rig, profile);
	rig_end(rig);
}

Test(machine, changes_in_mid_load_leak_nothing)
{
	uint64_t seed;

	for (seed = 1; seed <= 4; seed++) {
		shake("optane", seed);
		shake("tlc", seed);
	}
}

Test(machine, a_rate_is_kept)
{
	struct rig *rig = rig_new("optane", 2, METHOD_DPAS, 1);

	rig->load.rate_iops = 1000;
	rig_jobs(rig, 4);
	rig_run(rig, SECOND);
	cr_expect_float_eq(rig_iops(rig), 4000, 20);
	cr_expect_lt(rig_busy(rig), 0.05);
	rig_end(rig);
}

Test(machine, think_time_is_slept)
{
	struct rig *rig = rig_new("optane", 1, METHOD_INT, 1);
	double cycle_ns;

	rig->load.think_ns = 100000;
	rig_jobs(rig, 1);
	rig_run(rig, SECOND);
	cycle_ns = 1e9 / rig_iops(rig);
	cr_expect_gt(cycle_ns, 100000 + 11000);
	cr_expect_lt(cycle_ns, 100000 + 17000);
	rig_end(rig);
}

Test(machine, jobs_move_to_the_cpus_they_are_given)
{
	struct rig *rig = rig_new("optane", 4, METHOD_DPAS, 1);
	const unsigned int cpus[] = { 3, 1 };
	uint64_t before[4];
	unsigned int i;

	rig_jobs(rig, 8);
	rig_run(rig, SECOND / 10);
	rig->load.cpus = cpus;
	rig->load.nr_cpus = 2;
	rig_jobs(rig, 8);
	rig_run(rig, SECOND / 100);
	for (i = 0; i < 4; i++)
		before[i] = rig_cpu(rig, i)->ios[0] + rig_cpu(rig, i)->ios[3];
	rig_run(rig, SECOND / 10);
	for (i = 0; i < 4; i++) {
		uint64_t now = rig_cpu(rig, i)->ios[0] +
			rig_cpu(rig, i)->ios[3];

		cr_expect_eq(now > before[i], i % 2, "CPU %u", i);
	}
	rig_end(rig);
}

Test(machine, tunables_are_refused_as_in_the_kernel)
{
	struct rig *rig = rig_new("optane", 1, METHOD_DPAS, 1);
	unsigned int id;

	for (id = 0; id < DPAS_NR_TUNABLES; id++) {
		uint32_t held = sim_tunables(rig->sim)->value[id];

		cr_expect_not(sim_set_tunable(
			rig->sim, id,
			(int64_t)dpas_tunable_limits[id].min - 1));
		cr_expect_not(sim_set_tunable(
			rig->sim, id,
			(int64_t)dpas_tunable_limits[id].max + 1));
		cr_expect_eq(sim_tunables(rig->sim)->value[id], held);
	}
	cr_expect_not(sim_set_io_poll_delay(rig->sim, -2));
	rig_end(rig);
}

Test(machine, writes_restart_what_they_restart_in_the_kernel)
{
	struct rig *rig = rig_new("optane", 1, METHOD_DPAS, 1);

	rig_jobs(rig, 1);
	rig_run(rig, SECOND / 10);
	rig_set(rig, DPAS_PAS_D_INIT, 3000);
	cr_expect_eq(rig_cpu(rig, 0)->bucket[6].dur_ns, 3000);
	cr_expect_eq(rig_cpu(rig, 0)->bucket[6].overs, 0);
	rig_set(rig, DPAS_SWITCH_ENABLED, 1);
	cr_expect_gt(rig_cpu(rig, 0)->ios[DPAS_CP], 0, "1 to 1 is no restart");
	rig_set(rig, DPAS_SWITCH_ENABLED, 0);
	rig_set(rig, DPAS_SWITCH_ENABLED, 1);
	cr_expect_eq(rig_cpu(rig, 0)->ios[DPAS_CP], 0);
	cr_expect_eq(rig_cpu(rig, 0)->mode, DPAS_PAS);
	rig_end(rig);
}

/* Half the mean, and a fixed sleep, as set by io_poll_delay. */
Test(machine, stock_hybrid_polling)
{
	struct rig *rig = rig_new("tlc", 1, METHOD_LHP, 1);
	double busy;

	rig_jobs(rig, 1);
	rig_run(rig, SECOND);
	busy = rig_busy(rig);
	cr_expect(busy > 0.45 && busy < 0.65, "half the time: %.3f", busy);
	rig_end(rig);

	rig = rig_new("tlc", 1, METHOD_LHP, 1);
	cr_assert(sim_set_io_poll_delay(rig->sim, 200));
	rig_jobs(rig, 1);
	rig_run(rig, SECOND);
	cr_expect(rig_iops(rig) > 4000 && rig_iops(rig) < 5000);
	rig_end(rig);
}

Test(machine, garbage_collection_delays_whoever_meets_it)
{
	struct rig *quiet = rig_new("znand", 1, METHOD_INT, 1);
	struct rig *writing = rig_new("znand", 1, METHOD_INT, 1);

	rig_jobs(quiet, 1);
	rig_run(quiet, 2 * SECOND);
	cr_expect_eq(totals_of(quiet).collections, 0);

	writing->load.read_percent = 50;
	rig_jobs(writing, 4);
	rig_run(writing, 2 * SECOND);
	cr_expect_gt(totals_of(writing).collections, 10);
	cr_expect_gt(totals_of(writing).reads, 0);
	cr_expect_gt(sim_latencies(writing->sim)->max_ns, 300000);
	rig_end(quiet);
	rig_end(writing);
}

Test(machine, larger_blocks_take_longer)
{
	struct rig *rig = rig_new("optane", 1, METHOD_CP, 1);
	uint64_t small_ns, large_ns;

	rig_jobs(rig, 1);
	rig_run(rig, SECOND / 10);
	small_ns = latency_histogram_mean(sim_latencies(rig->sim));
	rig_end(rig);
	rig = rig_new("optane", 1, METHOD_CP, 1);
	rig->load.block_bytes = 128 * 1024;
	rig_jobs(rig, 1);
	rig_run(rig, SECOND / 10);
	large_ns = latency_histogram_mean(sim_latencies(rig->sim));
	rig_end(rig);
	cr_expect_eq(large_ns - small_ns > 124 * 300 &&
			     large_ns - small_ns < 124 * 400,
		     true);
}

Test(machine, bad_loads_are_refused_and_change_nothing)
{
	struct rig *rig = rig_new("optane", 2, METHOD_DPAS, 1);
	const unsigned int beyond = 2;
	struct sim_load load;

	rig_jobs(rig, 1);
	load = rig->load;
	load.jobs = SIM_MAX_JOBS + 1;
	cr_expect_not(sim_set_load(rig->sim, &load));
	load = rig->load;
	load.block_bytes = 1000;
	cr_expect_not(sim_set_load(rig->sim, &load));
	load = rig->load;
	load.read_percent = 101;
	cr_expect_not(sim_set_load(rig->sim, &load));
	load = rig->load;
	load.cpus = &beyond;
	load.nr_cpus = 1;
	cr_expect_not(sim_set_load(rig->sim, &load));
	rig_run(rig, SECOND / 100);
	cr_expect_eq(totals_of(rig).jobs, 1);
	rig_end(rig);
}

Test(machine, the_largest_machine)
{
	struct rig *rig = rig_new("optane", SIM_MAX_CPUS, METHOD_DPAS, 1);

	rig_jobs(rig, SIM_MAX_JOBS);
	rig_run(rig, SECOND / 100);
	cr_expect_gt(rig_ios(rig), SIM_MAX_JOBS);
	cr_expect_eq(totals_of(rig).jobs, SIM_MAX_JOBS);
	cr_expect_leq(rig_busy(rig), 1.0);
	expect_idle(rig, "the largest");
	rig_end(rig);
}
