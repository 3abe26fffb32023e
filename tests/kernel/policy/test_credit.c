// SPDX-License-Identifier: GPL-2.0
/*
 * Most I/Os in CP and INT are counted without evaluating the state. That must
 * not change the result: a CPU that evaluates at every I/O is the oracle, and
 * after each of 10^6 I/Os of the same sequence both must agree.
 */
#include <criterion/criterion.h>
#include <stdint.h>

#include "kernel/policy/policy_rig.h"

#define NR_IOS 1000000
#define MAX_INFLIGHT 8

/* An I/O in flight, as seen by both CPUs. */
struct pair {
	struct dpas_io quick;
	struct dpas_io oracle;
	bool used;
};

struct sequence {
	uint64_t random;
	struct rig quick;
	struct rig oracle;
	struct pair inflight[MAX_INFLIGHT];
	unsigned int depth; /* I/Os currently in flight */
	unsigned int counted;
	unsigned int switches[DPAS_NR_REASONS];
};

/* Marsaglia's xorshift64 with a fixed seed: the sequence is always the same. */
static unsigned int draw_below(struct sequence *sequence, unsigned int limit)
{
	sequence->random ^= sequence->random << 13;
	sequence->random ^= sequence->random >> 7;
	sequence->random ^= sequence->random << 17;
	return (unsigned int)(sequence->random % limit);
}

static void set(struct sequence *sequence, enum dpas_tunable id, u32 value)
{
	rig_set(&sequence->quick, id, value);
	rig_set(&sequence->oracle, id, value);
}

static void change_some_tunable(struct sequence *sequence)
{
	static const enum dpas_tunable ids[] = {
		DPAS_SWITCH_PARAM1, DPAS_SWITCH_PARAM2,	 DPAS_SWITCH_PARAM3,
		DPAS_SWITCH_PARAM4, DPAS_SWITCH_PARAM5,	 DPAS_SWITCH_PARAM6,
		DPAS_SWITCH_PARAM7, DPAS_SWITCH_ENABLED,
	};
	static const u32 most[] = { 20, 40, 40, 1, 200, 2000, 5000, 1 };
	unsigned int which = draw_below(sequence, 8);
	u32 value = draw_below(sequence, most[which] + 1);

	if (dpas_tunable_accepts(ids[which], value))
		set(sequence, ids[which], value);
}

static void complete(struct sequence *sequence, struct pair *pair)
{
	enum dpas_outcome outcome = draw_below(sequence, 2) ? DPAS_UNDER :
							      DPAS_OVER;

	rig_complete(&sequence->quick, &pair->quick, outcome);
	rig_complete(&sequence->oracle, &pair->oracle, outcome);
	pair->used = false;
}

static void issue(struct sequence *sequence, struct pair *pair)
{
	unsigned int bucket = dpas_bucket_index(draw_below(sequence, 4) == 0,
						8);
	u32 quick_credit = sequence->quick.cpu.credit;
	bool quick, oracle;

	dpas_cpu_look_again(&sequence->oracle.cpu);
	oracle = rig_issue(&sequence->oracle, bucket, &pair->oracle);
	quick = rig_issue(&sequence->quick, bucket, &pair->quick);
	cr_assert_eq(quick, oracle);
	cr_assert_eq(pair->quick.mode, pair->oracle.mode);
	cr_assert_eq(pair->quick.sleep_ns, pair->oracle.sleep_ns);
	if (quick) {
		cr_assert_arr_eq(&sequence->quick.record,
				 &sequence->oracle.record,
				 sizeof(sequence->quick.record));
		sequence->switches[sequence->quick.record.reason]++;
	}
	sequence->counted += quick_credit > sequence->quick.cpu.credit;
	pair->used = true;
}

static void assert_equal(const struct dpas_cpu *quick,
			 const struct dpas_cpu *oracle, unsigned int io)
{
	unsigned int mode;

	cr_assert_eq(quick->mode, oracle->mode, "I/O %u", io);
	cr_assert_eq(quick->qd, oracle->qd, "I/O %u", io);
	cr_assert_eq(quick->window_ios, oracle->window_ios, "I/O %u", io);
	cr_assert_eq(quick->qd_sum, oracle->qd_sum, "I/O %u", io);
	cr_assert_eq(quick->tf, oracle->tf, "I/O %u", io);
	cr_assert_eq(quick->tf_total, oracle->tf_total, "I/O %u", io);
	cr_assert_eq(quick->switches, oracle->switches, "I/O %u", io);
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		cr_assert_eq(quick->ios[mode], oracle->ios[mode], "I/O %u", io);
}

Test(credit, machine_goes_the_same_way_with_and_without)
{
	static struct sequence sequence = { .random = 20261128, .depth = 1 };
	unsigned int io, reason;

	rig_start(&sequence.quick);
	rig_start(&sequence.oracle);
	set(&sequence, DPAS_PAS_ENABLED, 1);
	set(&sequence, DPAS_SWITCH_ENABLED, 1);
	memset(&sequence.quick.record, 0, sizeof(sequence.quick.record));
	memset(&sequence.oracle.record, 0, sizeof(sequence.oracle.record));
	for (io = 0; io < NR_IOS; io++) {
		struct pair *pair;

		if (!draw_below(&sequence, 3000))
			sequence.depth = draw_below(&sequence, 2) ?
				1 :
				1 + draw_below(&sequence, MAX_INFLIGHT);
		if (!draw_below(&sequence, 20000))
			change_some_tunable(&sequence);
		pair = &sequence.inflight[draw_below(&sequence,
						     sequence.depth)];
		if (pair->used)
			complete(&sequence, pair);
		issue(&sequence, pair);
		assert_equal(&sequence.quick.cpu, &sequence.oracle.cpu, io);
	}
	/* The sequence has visited all modes, and credit was used. */
	for (reason = 0; reason < DPAS_NR_REASONS; reason++)
		cr_assert_gt(sequence.switches[reason], 20, "reason %u: %u",
			     reason, sequence.switches[reason]);
	cr_assert_gt(sequence.counted, NR_IOS / 4);
}

Test(credit, an_io_that_fills_the_window_is_looked_at)
{
	struct rig rig;
	unsigned int i;

	rig_start(&rig);
	rig_set(&rig, DPAS_SWITCH_ENABLED, 1);
	rig.cpu.mode = DPAS_CP;
	for (i = 1; i < 1000; i++)
		cr_assert_not(rig_pass(&rig, 6, DPAS_OVER), "I/O %u", i);
	cr_assert(rig_pass(&rig, 6, DPAS_OVER));
	cr_assert_eq(rig.record.window_ios, 1000);
	cr_assert_eq(rig.cpu.ios[DPAS_CP], 1000);
}

Test(credit, a_smaller_window_counts_at_once)
{
	struct rig rig;
	unsigned int i;

	rig_start(&rig);
	rig_set(&rig, DPAS_SWITCH_ENABLED, 1);
	rig.cpu.mode = DPAS_CP;
	for (i = 0; i < 500; i++)
		rig_pass(&rig, 6, DPAS_OVER);
	rig_set(&rig, DPAS_SWITCH_PARAM6, 100);
	cr_assert(rig_pass(&rig, 6, DPAS_OVER));
}
