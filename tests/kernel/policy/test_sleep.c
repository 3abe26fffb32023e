/* SPDX-License-Identifier: GPL-2.0 */
/*
 * test_sleep.c - how the outcomes of its I/Os move the sleep of a bucket
 *
 * Histories are written as strings, oldest first: 'o' an I/O that overslept,
 * 'u' one that underslept. One more I/O is issued after the history, since an
 * outcome moves dur only when the next I/O comes. (Over 500 lines, since each rule
 * of the sleep stands here once, on that one notation.)
 */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "kernel/policy/policy_rig.h"

#define BUCKET 4
#define MS 1000000 /* in ns; as dur, it shows the digits of adj */

static struct rig rig;
static struct dpas_bucket *const bucket = &rig.cpu.bucket[BUCKET];

static void setup(void)
{
	rig_start(&rig);
}

TestSuite(sleep, .init = setup);

/* Set dur of a bucket to @dur_ns, as if it had grown; the rest is initial. */
static void given_dur(u32 dur_ns)
{
	setup();
	bucket->dur_ns = dur_ns;
}

static u32 sleep_after(const char *history)
{
	struct dpas_io io;

	for (; *history; history++)
		rig_pass(&rig, BUCKET,
			 *history == 'o' ? DPAS_OVER : DPAS_UNDER);
	rig_issue(&rig, BUCKET, &io);
	rig_complete(&rig, &io, DPAS_UNDER);
	return io.sleep_ns;
}

static void repeat(unsigned int times, enum dpas_outcome outcome)
{
	while (times--)
		rig_pass(&rig, BUCKET, outcome);
}

static void expect_start(unsigned int index, u32 d_init, u32 up, u32 dn)
{
	const struct dpas_bucket *b = &rig.cpu.bucket[index];

	cr_expect(eq(u32, b->dur_ns, d_init), "dur of bucket %u", index);
	cr_expect(eq(i32, b->adj, DPAS_ONE), "adj of bucket %u", index);
	cr_expect(eq(u32, b->up, up), "up of bucket %u", index);
	cr_expect(eq(u32, b->dn, dn), "dn of bucket %u", index);
	cr_expect(eq(u8, b->before_last, DPAS_OVER), "bucket %u", index);
	cr_expect(eq(u8, b->last, DPAS_UNDER), "bucket %u", index);
	cr_expect(eq(u64, b->overs, 0), "overs of bucket %u", index);
	cr_expect(eq(u64, b->unders, 0), "unders of bucket %u", index);
}

Test(sleep, bucket_starts_at_over_under)
{
	for (unsigned int i = 0; i < DPAS_NR_BUCKETS; i++)
		expect_start(i, 100, 10000, 100000);
}

Test(sleep, restart_takes_all_buckets_back_to_the_tunables)
{
	for (unsigned int i = 0; i < DPAS_NR_BUCKETS; i++)
		for (unsigned int n = 0; n < 4; n++)
			rig_pass(&rig, i, n < 2 ? DPAS_UNDER : DPAS_OVER);
	rig_set(&rig, DPAS_PAS_UP_INIT, 7);
	rig_set(&rig, DPAS_PAS_DN_INIT, 8);
	rig_set_sleep(&rig, DPAS_PAS_D_INIT, 900);
	for (unsigned int i = 0; i < DPAS_NR_BUCKETS; i++)
		expect_start(i, 900, 7, 8);
}

Test(sleep, first_io_sleeps_for_d_init)
{
	rig_set_sleep(&rig, DPAS_PAS_D_INIT, 4321);
	cr_expect(eq(u32, sleep_after(""), 4321));
}

struct sleep_row {
	const char *history;
	s32 adj;
	u32 dur_ns;
};

static void expect_sleep(const struct sleep_row *row, const char *what)
{
	u32 sleep_ns = sleep_after(row->history);

	cr_expect(eq(u32, sleep_ns, row->dur_ns), "%s: sleep after \"%s\"",
		  what, row->history);
	cr_expect(eq(i32, bucket->adj, row->adj), "%s: adj after \"%s\"", what,
		  row->history);
}

#define EXPECT_SLEEPS(rows, prepare, what)                              \
	for (size_t i = 0; i < sizeof(rows) / sizeof((rows)[0]); i++) { \
		prepare;                                                \
		expect_sleep(&(rows)[i], what);                         \
	}

/* The initial pair is (over, under), so one outcome already makes a pair. */
Test(sleep, pair_of_outcomes_decides_adj)
{
	static const struct sleep_row rows[] = {
		{ "", 1000000, 1000000 },
		{ "u", 1010000, 1010000 }, /* under, under: adj + up */
		{ "uu", 1020000, 1030200 },
		{ "uuu", 1030000, 1061106 },
		{ "o", 900000, 900000 }, /* under, over: 1 - dn */
		{ "uo", 900000, 909000 },
		{ "uuo", 900000, 927180 },
		{ "oo", 800000, 720000 }, /* over, over: adj - dn */
		{ "ooo", 700000, 504000 },
		{ "ou", 1010000, 909000 }, /* over, under: 1 + up */
		{ "oou", 1010000, 727200 },
		{ "ouu", 1020000, 927180 },
		{ "ouo", 900000, 818100 },
	};

	EXPECT_SLEEPS(rows, given_dur(MS), "defaults");
}

Test(sleep, up_and_dn_are_the_tunables)
{
	static const struct sleep_row rows[] = {
		{ "u", 1300000, 1300000 },  { "uu", 1600000, 2080000 },
		{ "o", 998000, 998000 },    { "oo", 996000, 994008 },
		{ "ou", 1300000, 1297400 },
	};

	rig_set(&rig, DPAS_PAS_UP_INIT, 300000);
	rig_set(&rig, DPAS_PAS_DN_INIT, 2000);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		dpas_buckets_restart(&rig.cpu, &rig.tunables);
		bucket->dur_ns = MS;
		expect_sleep(&rows[i], "up 0.3, dn 0.002");
	}
}

/* adj <= 0 would end the sleep for good; it becomes 1.0 instead. */
Test(sleep, adj_of_zero_or_less_becomes_one)
{
	static const struct {
		u32 dn;
		struct sleep_row row;
	} cases[] = {
		{ 1000000, { "o", 1000000, 1000000 } }, /* 1 - 1 = 0 */
		{ 500000, { "oo", 1000000, 500000 } },	/* 0.5 - 0.5 */
		{ 500000, { "ooo", 500000, 250000 } },
		{ 600000, { "oo", 1000000, 400000 } }, /* 0.4 - 0.6 */
		{ 499999, { "oo", 2, 100 } },	       /* above 0: kept */
		{ 999999, { "o", 1, 100 } },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		rig_set_sleep(&rig, DPAS_PAS_DN_INIT, cases[i].dn);
		bucket->dur_ns = MS;
		expect_sleep(&cases[i].row, "large dn");
	}
}

Test(sleep, dur_is_whole_ns_truncated)
{
	static const struct {
		u32 dur_ns;
		struct sleep_row row;
	} cases[] = {
		{ 199, { "u", 1010000, 200 } },	 /* 200.99 */
		{ 999, { "u", 1010000, 1008 } }, /* 1008.99 */
		{ 1119, { "o", 900000, 1007 } }, /* 1007.1 */
		{ 1111, { "o", 900000, 999 } },	 /* 999.9 */
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		given_dur(cases[i].dur_ns);
		expect_sleep(&cases[i].row, "fractions of a ns");
	}
}

/* d_init is 1000 here; a dur equal to d_init is not a timer failure. */
Test(sleep, dur_below_d_init_is_d_init_and_a_timer_failure)
{
	static const struct {
		u32 dur_ns; /* before one over: x 0.9 */
		u32 then_ns;
		u32 tf;
	} rows[] = {
		{ 1000, 1000, 1 },
		{ 1111, 1000, 1 }, /* 999.9 */
		{ 1112, 1000, 0 }, /* 1000.8 */
		{ 1113, 1001, 0 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (u32 switching = 0; switching <= 1; switching++) {
			u32 tf = switching ? rows[i].tf : 0;

			given_dur(0);
			rig_set(&rig, DPAS_SWITCH_ENABLED, switching);
			rig_set_sleep(&rig, DPAS_PAS_D_INIT, 1000);
			bucket->dur_ns = rows[i].dur_ns;
			cr_expect(eq(u32, sleep_after("o"), rows[i].then_ns),
				  "from %u ns", rows[i].dur_ns);
			cr_expect(eq(u32, rig.cpu.tf, tf),
				  "tf from %u ns, switching %u", rows[i].dur_ns,
				  switching);
			cr_expect(eq(u64, rig.cpu.tf_total, tf),
				  "tf_total from %u ns, switching %u",
				  rows[i].dur_ns, switching);
		}
}

Test(sleep, every_fall_below_d_init_is_counted)
{
	rig_set(&rig, DPAS_SWITCH_ENABLED, 1);
	/* 0.9, 0.8 .. 0.1, then 1.0, which is not a fall: 9 of every 10 */
	sleep_after("oooooooooo"
		    "oooooooooo");
	cr_expect(eq(u32, rig.cpu.tf, 18));
	cr_expect(eq(u64, rig.cpu.tf_total, 18));
}

Test(sleep, timer_failures_count_in_ol_too)
{
	rig_set(&rig, DPAS_SWITCH_ENABLED, 1);
	rig.cpu.mode = DPAS_OL;
	cr_expect(eq(u32, sleep_after("o"), 100));
	cr_expect(eq(u32, rig.cpu.tf, 1));
}

Test(sleep, sleep_never_exceeds_the_ceiling)
{
	static const struct sleep_row rows[] = {
		{ "", 1000000, DPAS_DUR_MAX_NS },
		{ "u", 1010000, DPAS_DUR_MAX_NS },
		{ "o", 900000, DPAS_DUR_MAX_NS / 10 * 9 },
	};

	EXPECT_SLEEPS(rows, given_dur(DPAS_DUR_MAX_NS), "from the ceiling");
	given_dur(99009900); /* x 1.01 = 99999999 */
	cr_expect(eq(u32, sleep_after("u"), 99999999));
}

/* With up 1.0, adj grows by 1.0 per step: adj and dur reach their limits. */
Test(sleep, adj_has_a_ceiling)
{
	rig_set_sleep(&rig, DPAS_PAS_UP_INIT, DPAS_ONE);
	repeat(999, DPAS_UNDER);
	sleep_after("");
	cr_expect(eq(i32, bucket->adj, DPAS_ADJ_MAX), "1 + 999 steps of 1.0");
	repeat(3000, DPAS_UNDER);
	cr_expect(eq(i32, bucket->adj, DPAS_ADJ_MAX));
	cr_expect(eq(u32, bucket->dur_ns, DPAS_DUR_MAX_NS));
	/* The last outcome was under: (under, over) starts from 1.0 again. */
	cr_expect(eq(u32, sleep_after("o"), DPAS_DUR_MAX_NS / 10 * 9));
}

Test(sleep, outcomes_are_counted_by_kind)
{
	sleep_after("uouuo"); /* and the next I/O: another under */
	cr_expect(eq(u64, bucket->overs, 2));
	cr_expect(eq(u64, bucket->unders, 4));
}

Test(sleep, outcome_moves_dur_when_the_next_io_comes)
{
	struct dpas_io io;

	given_dur(MS);
	rig_pass(&rig, BUCKET, DPAS_UNDER);
	cr_expect(eq(u32, bucket->dur_ns, MS),
		  "an outcome alone moves nothing");
	rig_issue(&rig, BUCKET, &io);
	cr_expect(eq(u32, bucket->dur_ns, MS / 100 * 101));
}

Test(sleep, only_the_first_io_after_an_outcome_updates_dur)
{
	struct dpas_io io[3];

	given_dur(MS);
	rig_pass(&rig, BUCKET, DPAS_UNDER);
	for (int i = 0; i < 3; i++) {
		rig_issue(&rig, BUCKET, &io[i]);
		cr_expect(eq(u32, io[i].sleep_ns, 1010000), "I/O %d", i);
	}
}

Test(sleep, only_the_first_to_complete_reports)
{
	struct dpas_io io[3];

	given_dur(MS);
	for (int i = 0; i < 3; i++)
		rig_issue(&rig, BUCKET, &io[i]);
	/* The last one issued completes first; the others are late. */
	rig_complete(&rig, &io[2], DPAS_OVER);
	rig_complete(&rig, &io[0], DPAS_UNDER);
	rig_complete(&rig, &io[1], DPAS_UNDER);
	cr_expect(eq(u64, bucket->overs, 1));
	cr_expect(eq(u64, bucket->unders, 0));
	cr_expect(eq(u32, sleep_after(""), 900000), "(under, over): x 0.9");
}

/* A late one must not report for the dur that replaced its own. */
Test(sleep, outcome_of_an_older_dur_is_ignored)
{
	struct dpas_io first, late, second;

	given_dur(MS);
	rig_issue(&rig, BUCKET, &first);
	rig_issue(&rig, BUCKET, &late);
	rig_complete(&rig, &first, DPAS_UNDER);
	rig_issue(&rig, BUCKET, &second);
	rig_complete(&rig, &late, DPAS_OVER);
	cr_expect(eq(u64, bucket->overs, 0), "late is ignored");
	cr_expect(eq(u32, sleep_after(""), 1010000), "and moves nothing");

	rig_complete(&rig, &second, DPAS_UNDER);
	cr_expect(eq(u64, bucket->unders, 2), "second shares that I/O's dur");
}

Test(sleep, outcome_from_before_a_restart_is_ignored)
{
	struct dpas_io before;

	rig_issue(&rig, BUCKET, &before);
	rig_set_sleep(&rig, DPAS_PAS_D_INIT, MS);
	rig_complete(&rig, &before, DPAS_OVER);
	cr_expect(eq(u64, bucket->overs, 0));
	cr_expect(eq(u32, rig.cpu.qd, 0), "it has left all the same");
	cr_expect(eq(u32, sleep_after(""), MS));
}

/* Nor may it be mistaken for the report of a later update. */
Test(sleep, outcome_from_before_a_restart_stays_ignored)
{
	struct dpas_io before;

	rig_pass(&rig, BUCKET, DPAS_UNDER);
	rig_issue(&rig, BUCKET, &before);
	rig_set_sleep(&rig, DPAS_PAS_D_INIT, MS);
	cr_expect(eq(u32, sleep_after("uu"), 1030200));
	dpas_buckets_restart(&rig.cpu, &rig.tunables);
	rig_complete(&rig, &before, DPAS_OVER);
	cr_expect(eq(u64, bucket->overs, 0));
}

Test(sleep, restart_forgets_an_outcome_not_yet_used)
{
	rig_set_sleep(&rig, DPAS_PAS_D_INIT, MS);
	rig_pass(&rig, BUCKET, DPAS_UNDER);
	dpas_buckets_restart(&rig.cpu, &rig.tunables);
	cr_expect(eq(u32, sleep_after(""), MS));
}

Test(sleep, generations_may_wrap_around)
{
	given_dur(MS);
	bucket->generation = UINT32_MAX - 1;
	cr_expect(eq(u32, sleep_after("uuu"), 1061106));
	cr_expect(eq(u64, bucket->unders, 4));
}

Test(sleep, outcome_from_before_the_wrap_is_ignored)
{
	struct dpas_io late, next;

	given_dur(MS);
	bucket->generation = UINT32_MAX;
	rig_issue(&rig, BUCKET, &late);
	rig_pass(&rig, BUCKET, DPAS_UNDER);
	rig_issue(&rig, BUCKET, &next);
	rig_complete(&rig, &late, DPAS_OVER);
	cr_expect(eq(u64, bucket->overs, 0), "late is older than next");
	rig_complete(&rig, &next, DPAS_OVER);
	cr_expect(eq(u64, bucket->overs, 1), "next reports");
}

Test(sleep, buckets_do_not_touch_each_other)
{
	for (unsigned int i = 0; i < DPAS_NR_BUCKETS; i++) {
		setup();
		rig_pass(&rig, i, DPAS_UNDER);
		for (unsigned int k = 0; k < DPAS_NR_BUCKETS; k++)
			rig_pass(&rig, k, DPAS_UNDER);
		for (unsigned int k = 0; k < DPAS_NR_BUCKETS; k++)
			cr_expect(eq(u32, rig.cpu.bucket[k].dur_ns,
				     k == i ? 101 : 100),
				  "bucket %u after an outcome in %u", k, i);
	}
}

/* An I/O in CP neither sleeps nor consumes an outcome. */
Test(sleep, cp_leaves_the_bucket_alone)
{
	struct dpas_io io;

	given_dur(MS);
	rig_set(&rig, DPAS_SWITCH_ENABLED, 1);
	rig_pass(&rig, BUCKET, DPAS_UNDER);
	rig.cpu.mode = DPAS_CP;
	rig_issue(&rig, BUCKET, &io);
	cr_expect(eq(u32, io.sleep_ns, 0));
	cr_expect(eq(u32, bucket->dur_ns, MS));
	dpas_cpu_look_again(&rig.cpu);
	rig.cpu.mode = DPAS_PAS;
	cr_expect(eq(u32, sleep_after(""), 1010000));
}

/* Adaptive sensitivity: up and dn are changed before they are used. */

struct sensitivity_row {
	u32 up_init;
	const char *history;
	u32 up;
	u32 dn;
	s32 adj;
};

static void expect_sensitivity(const struct sensitivity_row *row)
{
	rig_set(&rig, DPAS_PAS_ADAPTIVE_ENABLED, 1);
	rig_set_sleep(&rig, DPAS_PAS_UP_INIT, row->up_init);
	bucket->dur_ns = MS;
	sleep_after(row->history);
	cr_expect(eq(u32, bucket->up, row->up), "up from %u after \"%s\"",
		  row->up_init, row->history);
	cr_expect(eq(u32, bucket->dn, row->dn), "dn from %u after \"%s\"",
		  row->up_init, row->history);
	cr_expect(eq(i32, bucket->adj, row->adj), "adj from %u after \"%s\"",
		  row->up_init, row->history);
}

Test(sleep, adaptive_moves_up_and_dn)
{
	static const struct sensitivity_row rows[] = {
		{ 10000, "", 10000, 100000, 1000000 },
		{ 10000, "u", 10000, 100000, 1010000 }, /* at most 0.01 */
		{ 10000, "o", 9000, 90000, 910000 },	/* cool-down */
		{ 10000, "oo", 9450, 94500, 815500 },	/* heat-up */
		{ 10000, "ou", 8100, 81000, 1008100 },
		{ 10000, "ouu", 8505, 85050, 1016605 },
		{ 5000, "u", 5250, 52500, 1005250 },
		{ 5000, "uu", 5512, 55120, 1010762 }, /* 5512.5 */
		{ 9523, "u", 9999, 99990, 1009999 },
		{ 9524, "u", 10000, 100000, 1010000 },
		{ 9600, "u", 10000, 100000, 1010000 },
		{ 1112, "o", 1000, 10000, 990000 },
		{ 1113, "o", 1001, 10010, 989990 },
		{ 1000, "o", 1000, 10000, 990000 }, /* at least 0.001 */
		{ 1000, "u", 1050, 10500, 1001050 },
		/* up_init may be out of bounds: the first update corrects it */
		{ 1, "u", 1000, 10000, 1001000 },
		{ 1, "o", 1000, 10000, 990000 },
		{ 1000000, "u", 10000, 100000, 1010000 },
		{ 1000000, "o", 10000, 100000, 900000 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		expect_sensitivity(&rows[i]);
}

Test(sleep, adaptive_dn_follows_up_whatever_dn_init_is)
{
	static const struct sensitivity_row row = { 5000, "o", 4500, 45000,
						    955000 };

	rig_set(&rig, DPAS_PAS_DN_INIT, 777777);
	expect_sensitivity(&row);
}

Test(sleep, adaptive_off_leaves_up_and_dn_alone)
{
	given_dur(MS);
	sleep_after("uuuooouououo");
	cr_expect(eq(u32, bucket->up, 10000));
	cr_expect(eq(u32, bucket->dn, 100000));
}

Test(sleep, adaptive_stays_at_its_bounds)
{
	given_dur(MS);
	rig_set(&rig, DPAS_PAS_ADAPTIVE_ENABLED, 1);
	for (int i = 0; i < 30; i++)
		sleep_after("o"); /* over and under alternately */
	cr_expect(eq(u32, bucket->up, DPAS_UP_MIN));
	cr_expect(eq(u32, bucket->dn, 10 * DPAS_UP_MIN));
	repeat(100, DPAS_UNDER);
	cr_expect(eq(u32, bucket->up, DPAS_UP_MAX));
	cr_expect(eq(u32, bucket->dn, 10 * DPAS_UP_MAX));
}
