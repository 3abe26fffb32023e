/* SPDX-License-Identifier: GPL-2.0 */
/*
 * test_ehp.c - EHP: the minimum of recent latencies, less two wake-ups
 */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "policy_rig.h"

#define EPOCH ((u64)DPAS_EHP_EPOCH_NS)
#define BUCKET 6

static struct rig rig;

static void start(void)
{
	rig_start(&rig);
	rig_set(&rig, DPAS_EHP_ENABLED, 1);
	rig.now_ns = 1;
}

/*
 * An I/O of @service_ns on a device that wakes sleepers @wake_ns late. Returns
 * its sleep; time advances by its latency.
 */
static u32 one(u64 service_ns, u64 wake_ns)
{
	struct dpas_io io;
	u64 latency_ns;
	bool over;

	rig_issue(&rig, BUCKET, &io);
	cr_expect(eq(int, io.mode, DPAS_PAS));
	latency_ns = io.sleep_ns ? io.sleep_ns + wake_ns : 0;
	io.awake_ns = latency_ns;
	over = io.sleep_ns && latency_ns >= service_ns;
	if (!over)
		latency_ns = service_ns;
	rig.now_ns += latency_ns;
	rig_complete(&rig, &io, over ? DPAS_OVER : DPAS_UNDER);
	return io.sleep_ns;
}

Test(ehp, sleeps_for_the_least_that_it_saw, .init = start)
{
	cr_expect(eq(u32, one(5000, 0), 0), "nothing is known yet");
	cr_expect(eq(u32, one(7000, 0), 5000));
	cr_expect(eq(u32, one(6000, 0), 5000));
	/*
	 * The I/O completes during the sleep, so the latency is that of the
	 * sleep.
	 */
	cr_expect(eq(u32, one(3000, 0), 5000));
	cr_expect(eq(u32, one(9000, 0), 5000));
}

Test(ehp, each_kind_of_io_is_learned_of_by_itself, .init = start)
{
	struct dpas_io io;

	one(5000, 0);
	rig_issue(&rig, BUCKET + 1, &io);
	cr_expect(eq(u32, io.sleep_ns, 0));
	rig_complete(&rig, &io, DPAS_UNDER);
}

/*
 * In the next epoch, the last epoch's minimum applies until an I/O completes.
 */
Test(ehp, forgets_after_two_epochs, .init = start)
{
	one(5000, 0);
	rig.now_ns = EPOCH + 1;
	cr_expect(eq(u32, one(8000, 0), 5000), "of the epoch before");
	cr_expect(eq(u32, one(8000, 0), 8000), "of this one");
	rig.now_ns = 10 * EPOCH;
	cr_expect(eq(u32, one(9000, 0), 8000), "of the last that had any");
}

Test(ehp, follows_steps_both_ways, .init = start)
{
	u32 sleep_ns = 0;
	int i;

	for (i = 0; i < 200000; i++)
		sleep_ns = one(50000, 4000);
	cr_expect(le(u32, sleep_ns, 50000));
	cr_expect(ge(u32, sleep_ns, 42000));
	for (i = 0; i < 200000; i++)
		sleep_ns = one(20000, 4000);
	cr_expect(le(u32, sleep_ns, 20000));
	cr_expect(ge(u32, sleep_ns, 12000));
	/* Up again after undersleeping. */
	for (i = 0; i < 200000; i++)
		sleep_ns = one(50000, 4000);
	cr_expect(ge(u32, sleep_ns, 42000));
}

/* If two wake-ups take longer than the I/O, sleeping is not worthwhile. */
Test(ehp, does_not_sleep_where_that_takes_longer, .init = start)
{
	u32 sleep_ns = 1;
	int i;

	for (i = 0; i < 100000; i++)
		sleep_ns = one(3000, 4000);
	cr_expect(eq(u32, sleep_ns, 0));
}

/* That is tried again from time to time, since it may have changed. */
Test(ehp, tries_seldom_where_sleeping_takes_longer, .init = start)
{
	int i, sleeps = 0;

	while (rig.now_ns < 100 * EPOCH)
		sleeps += one(3000, 4000) > 0;
	cr_expect(ge(int, sleeps, 5));
	cr_expect(le(int, sleeps, 100));
	for (i = 0, sleeps = 0; i < 1000000; i++)
		sleeps += one(3000, 200) > 0;
	cr_expect(ge(int, sleeps, 500000));
}

/* A machine that was busy, or in a deep idle state, at the first wake-up. */
Test(ehp, one_slow_wake_up_does_not_keep_it_from_sleeping, .init = start)
{
	u32 sleep_ns = 0;

	one(80000, 0);
	cr_assert(eq(u32, one(80000, 45000), 80000));
	cr_assert(eq(u32, one(80000, 5000), 0));
	while (rig.now_ns < 30 * EPOCH)
		sleep_ns = one(80000, 5000);
	cr_expect(ge(u32, sleep_ns, 65000));
	cr_expect(le(u32, sleep_ns, 80000));
}

/* Or in one of a hundred wake-ups: they do not shorten the sleep. */
Test(ehp, slow_wake_ups_now_and_then_do_not_shorten_the_sleep, .init = start)
{
	u64 slept_ns = 0;
	int i;

	for (i = 0; i < 100000; i++)
		slept_ns += one(80000, i % 100 ? 5000 : 45000);
	cr_expect(ge(u64, slept_ns / 100000, 68000));
}

/*
 * @count I/Os of @stall_ns; returns how many later ones take twice their time.
 */
static int ios_until_over_it(int count, u64 stall_ns, u64 wake_ns, u64 pause_ns)
{
	int i, late = 0;
	u64 before;

	for (i = 0; i < 1000; i++)
		one(80000, wake_ns);
	for (i = 0; i < count; i++)
		one(stall_ns, wake_ns);
	for (i = 0; i < 20000; i++) {
		rig.now_ns += pause_ns;
		before = rig.now_ns;
		one(80000, wake_ns);
		late += rig.now_ns - before > 160000;
	}
	return late;
}

Test(ehp, gets_over_a_stall_soon, .init = start)
{
	static const u64 wake_ns[] = { 1000, 5000, 35000 };
	size_t i;

	for (i = 0; i < sizeof(wake_ns) / sizeof(*wake_ns); i++) {
		start();
		cr_expect(le(int,
			     ios_until_over_it(2, 150000000, wake_ns[i], 0),
			     60));
		start();
		cr_expect(le(int,
			     ios_until_over_it(2, 2000000000, wake_ns[i], 0),
			     60));
		start();
		cr_expect(le(int,
			     ios_until_over_it(1, 20000000, wake_ns[i],
					       125000000),
			     60));
	}
}

/* Another poller ended the sleep: that is not a fast wake-up. */
Test(ehp, a_sleep_that_another_ended_says_nothing_of_wake_ups, .init = start)
{
	struct dpas_io io;

	one(9000, 1000);
	rig_issue(&rig, BUCKET, &io);
	cr_assert(eq(u32, io.sleep_ns, 9000));
	rig.now_ns += 6000;
	io.awake_ns = 6000;
	rig_complete(&rig, &io, DPAS_OVER);
	rig_issue(&rig, BUCKET, &io);
	cr_expect(eq(u32, io.sleep_ns, 6000));
	rig_complete(&rig, &io, DPAS_OVER);
}

Test(ehp, never_sleeps_longer_than_the_ceiling, .init = start)
{
	one(UINT64_C(20000000000), 0);
	cr_expect(eq(u32, one(UINT64_C(20000000000), 0), DPAS_DUR_MAX_NS));
}

Test(ehp, switches_no_mode_and_restarts_with_the_buckets, .init = start)
{
	int i;

	rig_set(&rig, DPAS_SWITCH_ENABLED, 1);
	for (i = 0; i < 5000; i++)
		one(5000, 0);
	cr_expect(eq(int, rig.cpu.mode, DPAS_PAS));
	cr_expect(eq(u64, rig.cpu.switches, 0));
	cr_expect(eq(u64, rig.cpu.ios[DPAS_PAS], 5000));
	cr_expect(eq(u32, rig.cpu.qd, 0));
	cr_expect(
		eq(u64,
		   rig.cpu.bucket[BUCKET].overs + rig.cpu.bucket[BUCKET].unders,
		   5000));
	dpas_buckets_restart(&rig.cpu, &rig.tunables);
	cr_expect(eq(u32, one(5000, 0), 0));
}

/* I/Os issued before the buckets were reset are not learned from. */
Test(ehp, an_io_from_before_a_restart_teaches_nothing, .init = start)
{
	struct dpas_io io;

	rig_issue(&rig, BUCKET, &io);
	dpas_buckets_restart(&rig.cpu, &rig.tunables);
	rig.now_ns += 100;
	rig_complete(&rig, &io, DPAS_UNDER);
	cr_expect(eq(u32, one(5000, 0), 0));
	cr_expect(eq(u32, one(5000, 0), 5000));
}

/* With EHP off again, PAS ignores the contents of a window of INT or CP. */
Test(ehp, leaves_no_window_of_another_mode, .init = start)
{
	struct dpas_switch *record = &rig.record;
	int i;

	rig_set(&rig, DPAS_EHP_ENABLED, 0);
	rig_set(&rig, DPAS_PAS_ENABLED, 1);
	rig_set(&rig, DPAS_SWITCH_ENABLED, 1);
	for (i = 0; i < 150; i++)
		rig_pass(&rig, BUCKET, DPAS_UNDER);
	cr_assert(eq(int, rig.cpu.mode, DPAS_CP));
	for (i = 0; i < 500; i++)
		rig_pass(&rig, BUCKET, DPAS_UNDER);
	cr_assert(gt(u32, rig.cpu.window_ios, 100));
	rig_set(&rig, DPAS_EHP_ENABLED, 1);
	one(5000, 0);
	rig_set(&rig, DPAS_EHP_ENABLED, 0);
	for (i = 0; i < 100; i++) {
		cr_assert(eq(int, rig.cpu.mode, DPAS_PAS));
		cr_assert(eq(u32, rig.cpu.window_ios, (u32)i));
		rig_pass(&rig, BUCKET, DPAS_UNDER);
	}
	cr_expect(eq(int, record->reason, DPAS_QD_IS_ONE));
	cr_expect(eq(u32, record->window_ios, 100));
}

Test(ehp, from_cp_it_goes_to_sleep_at_once, .init = start)
{
	int i;

	rig_set(&rig, DPAS_EHP_ENABLED, 0);
	rig_set(&rig, DPAS_PAS_ENABLED, 1);
	rig_set(&rig, DPAS_SWITCH_ENABLED, 1);
	for (i = 0; i < 150; i++)
		rig_pass(&rig, BUCKET, DPAS_UNDER);
	cr_assert(eq(int, rig.cpu.mode, DPAS_CP));
	rig_set(&rig, DPAS_EHP_ENABLED, 1);
	dpas_buckets_restart(&rig.cpu, &rig.tunables);
	one(5000, 0);
	cr_expect(eq(u32, one(5000, 0), 5000));
}
