// SPDX-License-Identifier: GPL-2.0
/*
 * test_modes_emerge.c - the simulated machine reaches the modes that, according
 * to the lab guide, a real one reaches
 */
#include "lib/sim/sim_rig.h"

static const char *const bare_metal[] = { "optane", "znand", "tlc" };

static uint64_t ios_in(const struct rig *rig, enum dpas_mode mode)
{
	return rig_cpu(rig, 0)->ios[mode];
}

/* The share of CPU 0's I/Os in @mode. */
static double share_of(const struct rig *rig, enum dpas_mode mode)
{
	const uint64_t *ios = rig_cpu(rig, 0)->ios;

	return (double)ios[mode] / (double)(ios[0] + ios[1] + ios[2] + ios[3]);
}

static void expect_edge(const struct rig *rig, size_t number,
			enum dpas_mode from, enum dpas_mode to,
			enum dpas_reason reason)
{
	const struct dpas_switch *record = &rig->switches[number].record;

	cr_assert_gt(rig->nr_switches, number);
	cr_expect_eq(record->from, from, "from %d", record->from);
	cr_expect_eq(record->to, to, "to %d", record->to);
	cr_expect_eq(record->reason, reason);
}

Test(modes, one_job_ends_in_cp)
{
	const struct sim_profile *profile;

	for (profile = sim_profiles; profile->name; profile++) {
		struct rig *rig = rig_new(profile->name, 1, METHOD_DPAS, 1);

		rig_jobs(rig, 1);
		rig_run(rig, SECOND);
		expect_edge(rig, 0, DPAS_PAS, DPAS_CP, DPAS_QD_IS_ONE);
		cr_expect_eq(rig->switches[0].record.average_qd10, 10);
		cr_expect_gt(share_of(rig, DPAS_CP), 0.85, "%s", profile->name);
		cr_expect_eq(ios_in(rig, DPAS_OL), 0);
		cr_expect_eq(ios_in(rig, DPAS_INT), 0);
		rig_end(rig);
	}
}

static void expect_int(struct rig *rig, uint64_t ns)
{
	rig_run(rig, ns);
	expect_edge(rig, 0, DPAS_PAS, DPAS_OL, DPAS_TF_ABOVE_PARAM1);
	expect_edge(rig, 1, DPAS_OL, DPAS_INT, DPAS_QD_ABOVE_PARAM3);
	cr_expect_eq(ios_in(rig, DPAS_CP), 0);
}

Test(modes, two_and_more_jobs_on_one_cpu_go_from_pas_over_ol_to_int)
{
	static const char *const profile[] = { "optane", "znand", "qemu" };
	unsigned int i, seed, jobs;

	for (i = 0; i < 3; i++)
		for (jobs = 2; jobs <= 16; jobs *= 2)
			for (seed = 1; seed <= 3; seed++) {
				struct rig *rig = rig_new(profile[i], 1,
							  METHOD_DPAS, seed);

				rig_jobs(rig, jobs);
				expect_int(rig, 3 * SECOND);
				cr_expect_gt(share_of(rig, DPAS_INT), 0.9,
					     "%s, %u jobs", profile[i], jobs);
				rig_end(rig);
			}
}

/*
 * On TLC, with sleeps of 50 us, hardly any run of late wake-ups gets down to
 * 100 ns; the lab sets d_init to a tenth of the latency.
 */
Test(modes, tlc_goes_to_int_with_the_labs_d_init)
{
	unsigned int jobs;

	for (jobs = 3; jobs <= 12; jobs *= 2) {
		struct rig *rig = rig_new("tlc", 1, METHOD_DPAS, 1);

		rig_set(rig, DPAS_PAS_D_INIT, 8000);
		rig_jobs(rig, jobs);
		expect_int(rig, 5 * SECOND);
		cr_expect_gt(share_of(rig, DPAS_INT), 0.9, "%u jobs", jobs);
		rig_end(rig);
	}
}

/* Run until CPU 0 is in @mode. Returns how many I/Os that took. */
static uint64_t ios_until(struct rig *rig, enum dpas_mode mode)
{
	uint64_t before = rig_ios(rig), i;

	for (i = 0; i < 5000000 && rig_cpu(rig, 0)->mode != mode; i++)
		sim_run(rig->sim, UINT64_MAX, 1);
	cr_assert_eq(rig_cpu(rig, 0)->mode, mode);
	return rig_ios(rig) - before;
}

Test(modes, back_to_one_job_returns_to_cp_within_the_windows)
{
	struct rig *rig = rig_new("optane", 1, METHOD_DPAS, 1);
	unsigned int round;

	for (round = 0; round < 5; round++) {
		rig_jobs(rig, 4);
		ios_until(rig, DPAS_INT);
		rig_run(rig, SECOND / 100);
		rig_jobs(rig, 1);
		/* INT's window, one in OL, one in PAS, and those in flight. */
		cr_expect_leq(ios_until(rig, DPAS_CP), 10000 + 100 + 100 + 10);
	}
	rig_end(rig);
}

Test(modes, param4_0_keeps_cp_out)
{
	struct rig *rig = rig_new("optane", 1, METHOD_DPAS, 1);

	rig_set(rig, DPAS_SWITCH_PARAM4, 0);
	rig_jobs(rig, 1);
	rig_run(rig, SECOND);
	cr_expect_eq(ios_in(rig, DPAS_CP), 0);
	cr_expect_gt(ios_in(rig, DPAS_PAS), 90000);
	rig_set(rig, DPAS_SWITCH_PARAM4, 1);
	rig_run(rig, SECOND);
	cr_expect_gt(ios_in(rig, DPAS_CP), 90000);
	rig_end(rig);
}

Test(modes, raising_param1_keeps_pas)
{
	struct rig *rig = rig_new("optane", 1, METHOD_DPAS, 1);

	rig_set(rig, DPAS_SWITCH_PARAM1, 1000);
	rig_jobs(rig, 8);
	rig_run(rig, SECOND);
	cr_expect_eq(ios_in(rig, DPAS_OL), 0);
	cr_expect_eq(ios_in(rig, DPAS_INT), 0);
	cr_expect_gt(rig_cpu(rig, 0)->tf_total, 1000);
	rig_set(rig, DPAS_SWITCH_PARAM1, 0);
	rig_run(rig, SECOND);
	cr_expect_eq(rig_cpu(rig, 0)->mode, DPAS_INT);
	rig_end(rig);
}

Test(modes, raising_param3_keeps_ol)
{
	struct rig *rig = rig_new("optane", 1, METHOD_DPAS, 1);

	rig_set(rig, DPAS_SWITCH_PARAM3, 1000);
	rig_jobs(rig, 8);
	rig_run(rig, SECOND);
	cr_expect_eq(ios_in(rig, DPAS_INT), 0);
	cr_expect_gt(share_of(rig, DPAS_OL), 0.99);
	rig_set(rig, DPAS_SWITCH_PARAM3, 10);
	rig_run(rig, SECOND);
	cr_expect_gt(ios_in(rig, DPAS_INT), 200000);
	rig_end(rig);
}

/* The paper's threshold of the queue depth, 1 or 3, on 3D XPoint. */
Test(modes, a_threshold_of_3_lets_two_jobs_sleep_and_poll)
{
	struct rig *one = rig_new("optane", 1, METHOD_DPAS, 1);
	struct rig *three = rig_new("optane", 1, METHOD_DPAS, 1);

	rig_set(three, DPAS_SWITCH_PARAM2, 30);
	rig_set(three, DPAS_SWITCH_PARAM3, 30);
	rig_jobs(one, 2);
	rig_jobs(three, 2);
	rig_run(one, SECOND);
	rig_run(three, SECOND);
	cr_expect_gt(share_of(one, DPAS_INT), 0.95);
	cr_expect_eq(ios_in(three, DPAS_INT), 0);
	cr_expect_gt(rig_iops(three), 1.1 * rig_iops(one));
	cr_expect_gt(rig_busy(three), rig_busy(one));

	/* With many jobs it makes no difference. */
	rig_jobs(three, 16);
	rig_run(three, SECOND);
	cr_expect_eq(rig_cpu(three, 0)->mode, DPAS_INT);
	rig_end(one);
	rig_end(three);
}

Test(modes, each_cpu_goes_its_own_way)
{
	struct rig *rig = rig_new("optane", 2, METHOD_DPAS, 1);

	rig_jobs(rig, 3); /* two on CPU 0, one on CPU 1 */
	rig_run(rig, SECOND);
	cr_expect_gt(rig_cpu(rig, 0)->ios[DPAS_INT], 100000);
	cr_expect_eq(rig_cpu(rig, 0)->ios[DPAS_CP], 0);
	cr_expect_gt(rig_cpu(rig, 1)->ios[DPAS_CP], 80000);
	cr_expect_eq(rig_cpu(rig, 1)->ios[DPAS_INT], 0);
	rig_end(rig);
}

Test(modes, switch_records_hold_their_evidence)
{
	struct rig *rig = rig_new("qemu", 2, METHOD_DPAS, 1);
	size_t i;

	rig_jobs(rig, 3);
	rig_run(rig, 5 * SECOND);
	cr_assert_gt(rig->nr_switches, 10);
	cr_assert_lt(rig->nr_switches, RIG_MAX_SWITCHES);
	for (i = 0; i < rig->nr_switches; i++) {
		const struct dpas_switch *record = &rig->switches[i].record;

		cr_expect_lt(rig->switches[i].cpu, 2);
		cr_expect(!i ||
			  rig->switches[i].time_ns >=
				  rig->switches[i - 1].time_ns);
		cr_expect_geq(record->window_ios, record->window_limit);
		cr_expect(record->reason != DPAS_TF_ABOVE_PARAM1 ||
			  record->tf > record->param1);
		cr_expect(record->reason != DPAS_QD_ABOVE_PARAM3 ||
			  record->average_qd10 > record->param3);
	}
	cr_expect_eq(rig->nr_switches,
		     rig_cpu(rig, 0)->switches + rig_cpu(rig, 1)->switches);
	rig_end(rig);
}

/* On every device, sleeps grow to a useful length. */
Test(modes, sleep_settles_below_the_service_time)
{
	unsigned int i;

	for (i = 0; i < 3; i++) {
		struct rig *rig = rig_new(bare_metal[i], 1, METHOD_PAS, 1);
		const struct dpas_bucket *bucket;
		uint64_t mean_ns;

		rig_jobs(rig, 1);
		rig_run(rig, SECOND);
		mean_ns = latency_histogram_mean(sim_latencies(rig->sim));
		bucket = &rig_cpu(rig, 0)->bucket[dpas_bucket_index(false, 8)];
		cr_expect_lt(bucket->dur_ns, mean_ns);
		cr_expect_gt(bucket->dur_ns, mean_ns / 4);
		cr_expect_gt(bucket->unders, 2 * bucket->overs);
		cr_expect_gt(bucket->overs, 0);
		rig_end(rig);
	}
}
