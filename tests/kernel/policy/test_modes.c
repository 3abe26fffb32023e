/* SPDX-License-Identifier: GPL-2.0 */
/*
 * test_modes.c - when a CPU changes its mode, what it counts, and what it
 * reports
 *
 * Over 500 lines, since each rule of a window is tested once, using the
 * functions at the top.
 */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>

#include "kernel/policy/policy_rig.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BUCKET 6

static struct rig rig;

static const char *const mode_name[] = { "INT", "CP", "PAS", "OL" };

static void setup(void)
{
	rig_start(&rig);
	rig_set(&rig, DPAS_SWITCH_ENABLED, 1);
}

TestSuite(modes, .init = setup, .timeout = 10);

static void expect_mode(enum dpas_mode mode, const char *what)
{
	cr_expect(eq(u8, rig.cpu.mode, mode), "%s: expected %s, is in %s", what,
		  mode_name[mode], mode_name[rig.cpu.mode]);
}

static void expect_window(u32 ios, u64 qd_sum, u32 tf, const char *what)
{
	cr_expect(eq(u32, rig.cpu.window_ios, ios), "%s: I/Os", what);
	cr_expect(eq(u64, rig.cpu.qd_sum, qd_sum), "%s: QD sum", what);
	cr_expect(eq(u32, rig.cpu.tf, tf), "%s: tf", what);
}

static void expect_record(const struct dpas_switch *expected, const char *what)
{
	const struct {
		const char *name;
		u32 expected, actual;
	} fields[] = {
#define FIELD(name) { #name, expected->name, rig.record.name }
		FIELD(from),	   FIELD(to),		FIELD(reason),
		FIELD(window_ios), FIELD(average_qd10), FIELD(tf),
		FIELD(dur_ns),	   FIELD(param1),	FIELD(param2),
		FIELD(param3),	   FIELD(param4),	FIELD(window_limit),
#undef FIELD
	};

	for (size_t i = 0; i < COUNT(fields); i++)
		cr_expect(eq(u32, fields[i].actual, fields[i].expected),
			  "%s: %s of the record", what, fields[i].name);
}

/* The window so far; the next I/O finds itself alone, with a QD of 1. */
static void given_window(enum dpas_mode mode, u32 ios, u64 qd_sum, u32 tf)
{
	rig.cpu.mode = mode;
	rig.cpu.window_ios = ios;
	rig.cpu.qd_sum = qd_sum;
	rig.cpu.tf = tf;
}

static void given_tunables(u32 param1, u32 param2, u32 param3, u32 param4)
{
	rig_set(&rig, DPAS_SWITCH_PARAM1, param1);
	rig_set(&rig, DPAS_SWITCH_PARAM2, param2);
	rig_set(&rig, DPAS_SWITCH_PARAM3, param3);
	rig_set(&rig, DPAS_SWITCH_PARAM4, param4);
}

/* The mode table. @qd_sum is the sum over the full window of 100 I/Os. */
struct mode_row {
	const char *what;
	u64 qd_sum;
	u32 tf;
	u32 tunable[4];
	enum dpas_mode to;
	enum dpas_reason reason; /* if it changes to another mode */
};

static void expect_row(enum dpas_mode from, const struct mode_row *row)
{
	/* clang-format off */
	const struct dpas_switch record = {
		.from = from, .to = row->to, .reason = row->reason,
		.window_ios = 100, .average_qd10 = row->qd_sum / 10,
		.tf = row->tf, .dur_ns = 100,
		.param1 = row->tunable[0], .param2 = row->tunable[1],
		.param3 = row->tunable[2], .param4 = row->tunable[3],
		.window_limit = 100,
	};
	/* clang-format on */
	bool switched;

	setup();
	given_tunables(row->tunable[0], row->tunable[1], row->tunable[2],
		       row->tunable[3]);
	given_window(from, 99, row->qd_sum - 1, row->tf);
	switched = rig_pass(&rig, BUCKET, DPAS_UNDER);
	expect_mode(row->to, row->what);
	cr_expect(eq(int, switched, row->to != from), "%s: returned",
		  row->what);
	cr_expect(eq(u64, rig.cpu.switches, row->to != from), "%s: switches",
		  row->what);
	expect_window(0, 0, 0, row->what);
	if (row->to != from)
		expect_record(&record, row->what);
}

Test(modes, full_window_in_pas)
{
	/* clang-format off */
	static const struct mode_row rows[] = {
		{ "average 10", 100, 0, { 0, 10, 10, 1 },
		  DPAS_CP, DPAS_QD_IS_ONE },
		{ "average 10.9, whole tenths", 109, 0, { 0, 10, 10, 1 },
		  DPAS_CP, DPAS_QD_IS_ONE },
		{ "average 9", 99, 0, { 0, 10, 10, 1 }, DPAS_PAS, 0 },
		{ "average 11", 110, 0, { 0, 10, 10, 1 }, DPAS_PAS, 0 },
		{ "average 100", 1000, 0, { 0, 10, 10, 1 }, DPAS_PAS, 0 },
		{ "CP before OL", 100, 5, { 0, 10, 10, 1 },
		  DPAS_CP, DPAS_QD_IS_ONE },
		{ "CP not allowed", 100, 0, { 0, 10, 10, 0 }, DPAS_PAS, 0 },
		{ "CP not allowed, tf", 100, 1, { 0, 10, 10, 0 },
		  DPAS_OL, DPAS_TF_ABOVE_PARAM1 },
		{ "average 9, tf", 99, 1, { 0, 10, 10, 1 },
		  DPAS_OL, DPAS_TF_ABOVE_PARAM1 },
		{ "tf 1 > 0", 200, 1, { 0, 10, 10, 1 },
		  DPAS_OL, DPAS_TF_ABOVE_PARAM1 },
		{ "tf == param1", 200, 7, { 7, 10, 10, 1 }, DPAS_PAS, 0 },
		{ "tf > param1", 200, 8, { 7, 10, 10, 1 },
		  DPAS_OL, DPAS_TF_ABOVE_PARAM1 },
		{ "tf < param1", 200, 6, { 7, 10, 10, 1 }, DPAS_PAS, 0 },
		{ "param2, 3 have no say", 200, 0, { 0, 50, 5, 1 },
		  DPAS_PAS, 0 },
	};
	/* clang-format on */

	for (size_t i = 0; i < COUNT(rows); i++)
		expect_row(DPAS_PAS, &rows[i]);
}

Test(modes, full_window_in_ol)
{
	/* clang-format off */
	static const struct mode_row rows[] = {
		{ "average 9", 90, 0, { 0, 10, 10, 1 },
		  DPAS_PAS, DPAS_QD_WITHIN_PARAM2 },
		{ "average 10", 100, 0, { 0, 10, 10, 1 },
		  DPAS_PAS, DPAS_QD_WITHIN_PARAM2 },
		{ "average 11", 110, 0, { 0, 10, 10, 1 },
		  DPAS_INT, DPAS_QD_ABOVE_PARAM3 },
		{ "average == param2", 150, 0, { 0, 15, 25, 1 },
		  DPAS_PAS, DPAS_QD_WITHIN_PARAM2 },
		{ "average just in the gap", 160, 0, { 0, 15, 25, 1 },
		  DPAS_OL, 0 },
		{ "average == param3", 250, 0, { 0, 15, 25, 1 }, DPAS_OL, 0 },
		{ "average just above the gap", 260, 0, { 0, 15, 25, 1 },
		  DPAS_INT, DPAS_QD_ABOVE_PARAM3 },
		{ "param3 < param2: PAS first", 200, 0, { 0, 20, 10, 1 },
		  DPAS_PAS, DPAS_QD_WITHIN_PARAM2 },
		{ "param3 < param2: INT above both", 210, 0, { 0, 20, 10, 1 },
		  DPAS_INT, DPAS_QD_ABOVE_PARAM3 },
		{ "params 0", 100, 0, { 0, 0, 0, 1 },
		  DPAS_INT, DPAS_QD_ABOVE_PARAM3 },
		{ "tf has no say, stay", 200, 9, { 0, 15, 25, 1 }, DPAS_OL, 0 },
		{ "tf has no say, leave", 100, 9, { 0, 10, 10, 1 },
		  DPAS_PAS, DPAS_QD_WITHIN_PARAM2 },
		{ "param4 has no say", 100, 0, { 0, 5, 10, 1 }, DPAS_OL, 0 },
		{ "param4 0", 110, 0, { 0, 10, 10, 0 },
		  DPAS_INT, DPAS_QD_ABOVE_PARAM3 },
	};
	/* clang-format on */

	for (size_t i = 0; i < COUNT(rows); i++)
		expect_row(DPAS_OL, &rows[i]);
}

/*
 * In CP, and in INT at submission, a full window alone decides. The buckets
 * have different durs, so that the record shows which one was reported.
 */
static void given_durs(void)
{
	for (unsigned int i = 0; i < DPAS_NR_BUCKETS; i++)
		rig.cpu.bucket[i].dur_ns = 1000 + i;
}

Test(modes, full_window_in_cp_or_int)
{
	static const struct {
		const char *what;
		enum dpas_mode from;
		struct dpas_switch record;
	} rows[] = {
		{ "CP",
		  DPAS_CP,
		  { DPAS_CP, DPAS_PAS, DPAS_CP_WINDOW_OVER, 1000, 0, 0,
		    1000 + BUCKET, 11, 12, 13, 0, 1000 } },
		{ "INT",
		  DPAS_INT,
		  { DPAS_INT, DPAS_OL, DPAS_INT_WINDOW_OVER, 10000, 0, 0,
		    1000 + BUCKET, 11, 12, 13, 0, 10000 } },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		bool in_int = rows[i].from == DPAS_INT;
		struct dpas_io io;

		setup();
		given_durs();
		given_tunables(11, 12, 13, 0);
		given_window(rows[i].from, rows[i].record.window_ios - !in_int,
			     0, 0);
		cr_expect(rig_issue(&rig, BUCKET, &io), "%s", rows[i].what);
		expect_mode(rows[i].record.to, rows[i].what);
		expect_record(&rows[i].record, rows[i].what);
		/* The I/O that ended INT is the first one of the new window. */
		expect_window(in_int, in_int, 0, rows[i].what);
	}
}

Test(modes, record_has_the_dur_in_force_and_the_tf_of_its_own_io)
{
	static const struct dpas_switch expected = {
		DPAS_PAS, DPAS_OL, DPAS_TF_ABOVE_PARAM1,
		100,	  10,	   4,
		1000,	  3,	   10,
		10,	  0,	   100,
	};

	rig_set_sleep(&rig, DPAS_PAS_D_INIT, 1000);
	given_tunables(3, 10, 10, 0);
	rig_pass(&rig, BUCKET, DPAS_OVER);
	given_window(DPAS_PAS, 99, 99, 3);
	/* dur falls below d_init: the fourth timer failure is one too many. */
	cr_expect(rig_pass(&rig, BUCKET, DPAS_OVER));
	expect_record(&expected, "tipped by a timer failure");
	cr_expect(eq(u64, rig.cpu.tf_total, 1), "a new window keeps tf_total");
}

/* Windows, counted exactly. */

static void given_mode(enum dpas_mode mode)
{
	setup();
	given_window(mode, 0, 0, 0);
}

/* With a QD of 1, PAS changes to CP, and OL to PAS. */
Test(modes, windows_end_at_their_last_io)
{
	static const struct {
		enum dpas_mode from;
		u32 ios; /* the I/O that ends the window is its last */
		enum dpas_mode to;
	} rows[] = {
		{ DPAS_PAS, 100, DPAS_CP },
		{ DPAS_OL, 100, DPAS_PAS },
		{ DPAS_CP, 1000, DPAS_PAS },
		{ DPAS_INT, 10001, DPAS_OL },
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *what = mode_name[rows[i].from];
		u32 n, early = 0;

		given_mode(rows[i].from);
		for (n = 1; n < rows[i].ios; n++)
			early += rig_pass(&rig, BUCKET, DPAS_UNDER);
		cr_expect(eq(u32, early, 0), "%s: switches too early", what);
		expect_mode(rows[i].from, what);
		cr_expect(eq(u32, rig.cpu.window_ios, n - 1), "%s: I/Os", what);
		cr_expect(rig_pass(&rig, BUCKET, DPAS_UNDER), "%s: I/O %u",
			  what, n);
		expect_mode(rows[i].to, what);
		cr_expect(not(rig_pass(&rig, BUCKET, DPAS_UNDER)), "%s: I/O %u",
			  what, n + 1);
		cr_expect(eq(u64, rig.cpu.switches, 1), "%s", what);
	}
}

Test(modes, io_that_ends_int_is_an_ol_io)
{
	struct dpas_io io;

	given_mode(DPAS_INT);
	for (int n = 0; n < 10000; n++) {
		rig_submit(&rig, BUCKET, &io);
		cr_assert(eq(u8, io.mode, DPAS_INT), "I/O %d", n);
	}
	cr_expect(eq(u64, rig.cpu.ios[DPAS_INT], 10000));
	cr_expect(eq(u32, io.sleep_ns, 0), "an INT I/O does not sleep");
	cr_expect(rig_submit(&rig, BUCKET, &io), "the submission after 10000");
	cr_expect(eq(u8, io.mode, DPAS_OL));
	cr_expect(eq(u64, rig.cpu.ios[DPAS_INT], 10000));
	expect_window(0, 0, 0, "not entered yet");
	rig_enter(&rig, &io);
	cr_expect(eq(u64, rig.cpu.ios[DPAS_OL], 1));
	cr_expect(eq(u32, io.sleep_ns, 100));
	expect_window(1, 1, 0, "entered");
}

Test(modes, ios_are_counted_by_mode)
{
	static const u64 expected[] = { [DPAS_CP] = 1000, [DPAS_PAS] = 105 };

	for (int n = 0; n < 1105; n++)
		rig_pass(&rig, BUCKET, DPAS_UNDER);
	for (int mode = 0; mode < DPAS_NR_MODES; mode++)
		cr_expect(eq(u64, rig.cpu.ios[mode],
			     mode <= DPAS_PAS ? expected[mode] : 0),
			  "ios of %s", mode_name[mode]);
	cr_expect(eq(u64, rig.cpu.switches, 2), "to CP and back");
	expect_window(5, 5, 0, "second window in PAS");
}

/* The QD of an I/O includes the I/O itself. */
Test(modes, qd_is_summed_as_each_io_enters)
{
	struct dpas_io io[4];

	for (int i = 0; i < 4; i++)
		rig_issue(&rig, i, &io[i]);
	expect_window(4, 1 + 2 + 3 + 4, 0, "four in flight");
	cr_expect(eq(u32, dpas_average_qd10(&rig.cpu), 25));
	for (int i = 0; i < 4; i++)
		rig_complete(&rig, &io[i], DPAS_UNDER);
	cr_expect(eq(u32, rig.cpu.qd, 0));
	expect_window(4, 10, 0, "leaving changes no sum");
	rig_pass(&rig, BUCKET, DPAS_UNDER);
	expect_window(5, 11, 0, "one more, alone");
	cr_expect(eq(u32, dpas_average_qd10(&rig.cpu), 22));
}

Test(modes, average_of_an_empty_window_is_zero)
{
	cr_expect(eq(u32, dpas_average_qd10(&rig.cpu), 0));
}

Test(modes, cp_and_int_are_outside_the_qd)
{
	struct dpas_io io;

	for (int mode = DPAS_INT; mode <= DPAS_CP; mode++) {
		given_mode(mode);
		rig.cpu.qd = 2; /* issued before the mode changed */
		rig_issue(&rig, BUCKET, &io);
		cr_expect(eq(u32, rig.cpu.qd, 2), "%s: QD", mode_name[mode]);
		expect_window(1, 0, 0, mode_name[mode]);
	}
}

Test(modes, submit_remembers_the_bucket)
{
	struct dpas_io io;

	for (unsigned int i = 0; i < DPAS_NR_BUCKETS; i++) {
		rig_submit(&rig, i, &io);
		cr_expect(eq(u8, io.bucket, i));
		cr_expect(eq(u8, rig.cpu.last_bucket, i));
	}
}

static const enum dpas_tunable window_of[] = {
	[DPAS_INT] = DPAS_SWITCH_PARAM7,
	[DPAS_CP] = DPAS_SWITCH_PARAM6,
	[DPAS_PAS] = DPAS_SWITCH_PARAM5,
	[DPAS_OL] = DPAS_SWITCH_PARAM5,
};

/* In INT, a full window is noticed one I/O later, at submission. */
static u32 ios_in_record(enum dpas_mode mode, u32 ios)
{
	return mode == DPAS_INT ? ios - 1 : ios;
}

static void expect_last_io(enum dpas_mode mode, u32 ios)
{
	const char *what = mode_name[mode];
	u32 n = rig.cpu.window_ios + 1;

	for (; n < ios; n++)
		cr_expect(not(rig_pass(&rig, BUCKET, DPAS_UNDER)), "%s: I/O %u",
			  what, n);
	cr_expect(rig_pass(&rig, BUCKET, DPAS_UNDER), "%s: I/O %u", what, ios);
	cr_expect(eq(u8, rig.record.from, mode), "%s: from", what);
	cr_expect(eq(u32, rig.record.window_ios, ios_in_record(mode, ios)),
		  "%s: I/Os in the record", what);
	cr_expect(eq(u32, rig.record.window_limit,
		     rig.tunables.value[window_of[mode]]),
		  "%s: window_limit", what);
}

Test(modes, window_lowered_below_its_count_ends_at_the_next_io)
{
	for (int mode = 0; mode < DPAS_NR_MODES; mode++) {
		given_mode(mode);
		for (int n = 0; n < 50; n++)
			rig_pass(&rig, BUCKET, DPAS_UNDER);
		rig_set(&rig, window_of[mode], 20);
		expect_last_io(mode, 51);
	}
}

Test(modes, window_moved_while_open_ends_at_its_new_length)
{
	for (int mode = 0; mode < DPAS_NR_MODES; mode++)
		for (u32 limit = 60; limit <= 140; limit += 80) {
			given_mode(mode);
			for (int n = 0; n < 50; n++)
				rig_pass(&rig, BUCKET, DPAS_UNDER);
			rig_set(&rig, window_of[mode], limit);
			expect_last_io(mode, limit + (mode == DPAS_INT));
		}
}

Test(modes, window_of_one_io)
{
	for (int mode = 0; mode < DPAS_NR_MODES; mode++) {
		given_mode(mode);
		rig_set(&rig, window_of[mode], 1);
		expect_last_io(mode, 1 + (mode == DPAS_INT));
	}
}

/*
 * Each mode has its own window length, which must not end another's. Not 1, or
 * the I/O that ends INT would also end the window of OL.
 */
Test(modes, other_modes_lengths_do_not_matter)
{
	for (int mode = 0; mode < DPAS_NR_MODES; mode++) {
		given_mode(mode);
		for (int other = 0; other < DPAS_NR_MODES; other++)
			rig_set(&rig, window_of[other], 2);
		rig_set(&rig, window_of[mode], 77);
		expect_last_io(mode, 77 + (mode == DPAS_INT));
	}
}

/* Every edge, in a single run of a CPU. */
Test(modes, full_circle)
{
	static const struct {
		u32 qd; /* from the other I/Os in flight */
		enum dpas_mode to;
	} steps[] = {
		{ 0, DPAS_CP },	 { 0, DPAS_PAS }, { 3, DPAS_OL },
		{ 3, DPAS_INT }, { 3, DPAS_OL },  { 0, DPAS_PAS },
	};

	for (size_t i = 0; i < COUNT(steps); i++) {
		int ios = 0;

		rig.cpu.qd = steps[i].qd;
		while (!rig_pass(&rig, BUCKET, DPAS_OVER))
			cr_assert(lt(int, ++ios, 20000), "step %zu", i);
		expect_mode(steps[i].to, "full circle");
	}
	cr_expect(eq(u64, rig.cpu.switches, COUNT(steps)));
}

/*
 * An I/O may be submitted in one mode and enter after its CPU has changed to
 * another. It keeps its mode, and is not part of the new mode's window.
 */
static void expect_straggler(enum dpas_mode own, enum dpas_mode now)
{
	bool sleeps = own != DPAS_CP;
	struct dpas_io io;
	char what[32];

	snprintf(what, sizeof(what), "%s, now %s", mode_name[own],
		 mode_name[now]);
	given_mode(own);
	rig_submit(&rig, BUCKET, &io);
	rig_set(&rig, window_of[now], 5);
	given_window(now, 4, 4, 2);
	cr_expect(not(rig_enter(&rig, &io)), "%s: ends no window", what);
	expect_mode(now, what);
	expect_window(4, 4, 2, what);
	for (int mode = 0; mode < DPAS_NR_MODES; mode++)
		cr_expect(eq(u64, rig.cpu.ios[mode], mode == (int)own),
			  "%s: ios of %s", what, mode_name[mode]);
	cr_expect(eq(u32, io.sleep_ns, sleeps ? 100 : 0), "%s: sleep", what);
	cr_expect(eq(u32, rig.cpu.qd, sleeps), "%s: QD", what);
	rig_complete(&rig, &io, DPAS_OVER);
	cr_expect(eq(u32, rig.cpu.qd, 0), "%s: QD at the end", what);
	cr_expect(eq(u64, rig.cpu.bucket[BUCKET].overs, sleeps), "%s: outcome",
		  what);
}

Test(modes, straggler_counts_only_in_its_own_mode)
{
	for (int own = DPAS_CP; own < DPAS_NR_MODES; own++)
		for (int now = 0; now < DPAS_NR_MODES; now++)
			if (own != now)
				expect_straggler(own, now);
}

/* It does count towards the QD that I/Os of the new window find. */
Test(modes, straggler_is_part_of_the_qd)
{
	struct dpas_io straggler, io;

	rig_submit(&rig, BUCKET, &straggler);
	given_window(DPAS_OL, 0, 0, 0);
	rig_enter(&rig, &straggler);
	rig_issue(&rig, BUCKET, &io);
	expect_window(1, 2, 0, "the second of two");
}

/* switch_enabled 0 */

Test(modes, without_switching_every_io_is_pas)
{
	for (int mode = 0; mode < DPAS_NR_MODES; mode++) {
		struct dpas_io io;

		given_mode(mode);
		rig_set(&rig, DPAS_SWITCH_ENABLED, 0);
		cr_expect(not(rig_issue(&rig, BUCKET, &io)));
		cr_expect(eq(u8, io.mode, DPAS_PAS), "left in %s",
			  mode_name[mode]);
		cr_expect(eq(u32, io.sleep_ns, 100));
		expect_mode(DPAS_PAS, mode_name[mode]);
	}
}

Test(modes, without_switching_a_full_window_is_not_looked_at)
{
	for (int mode = 0; mode < DPAS_NR_MODES; mode++) {
		given_window(mode, 20000, 20000, 9);
		rig_set(&rig, DPAS_SWITCH_ENABLED, 0);
		cr_expect(not(rig_pass(&rig, BUCKET, DPAS_OVER)), "from %s",
			  mode_name[mode]);
		cr_expect(eq(u64, rig.cpu.switches, 0));
	}
}

Test(modes, without_switching_nothing_fills_the_window)
{
	u32 switched = 0;

	rig_set(&rig, DPAS_SWITCH_ENABLED, 0);
	for (int n = 0; n < 20000; n++)
		switched += rig_pass(&rig, BUCKET, DPAS_OVER);
	cr_expect(eq(u32, switched, 0));
	cr_expect(eq(u64, rig.cpu.switches, 0));
	cr_expect(eq(u64, rig.cpu.ios[DPAS_PAS], 20000));
	cr_expect(eq(u64, rig.cpu.tf_total, 0));
	expect_mode(DPAS_PAS, "20000 I/Os");
	expect_window(0, 0, 0, "20000 I/Os");
}

/* An I/O submitted in CP or OL, with switching disabled before it enters. */
Test(modes, switching_may_end_between_submit_and_enter)
{
	for (int mode = DPAS_CP; mode < DPAS_NR_MODES; mode++) {
		struct dpas_io io;

		given_mode(mode);
		rig_set(&rig, window_of[mode], 1);
		rig_submit(&rig, BUCKET, &io);
		rig_set(&rig, DPAS_SWITCH_ENABLED, 0);
		cr_expect(not(rig_enter(&rig, &io)), "%s", mode_name[mode]);
		cr_expect(eq(u64, rig.cpu.ios[mode], 1), "%s", mode_name[mode]);
		expect_window(0, 0, 0, mode_name[mode]);
	}
}

Test(modes, restart_clears_all_but_qd_and_buckets)
{
	struct dpas_bucket before[DPAS_NR_BUCKETS];
	struct dpas_io io[2];

	rig_issue(&rig, BUCKET, &io[0]);
	rig_issue(&rig, BUCKET, &io[1]);
	rig_pass(&rig, 1, DPAS_UNDER);
	given_window(DPAS_OL, 33, 44, 55);
	rig.cpu.tf_total = rig.cpu.switches = 66;
	for (int mode = 0; mode < DPAS_NR_MODES; mode++)
		rig.cpu.ios[mode] = 77;
	memcpy(before, rig.cpu.bucket, sizeof(before));

	dpas_cpu_restart(&rig.cpu);
	expect_mode(DPAS_PAS, "restart");
	expect_window(0, 0, 0, "restart");
	cr_expect(eq(u64, rig.cpu.tf_total, 0));
	cr_expect(eq(u64, rig.cpu.switches, 0));
	for (int mode = 0; mode < DPAS_NR_MODES; mode++)
		cr_expect(eq(u64, rig.cpu.ios[mode], 0), "ios of %s",
			  mode_name[mode]);
	cr_expect(memcmp(before, rig.cpu.bucket, sizeof(before)) == 0,
		  "the buckets are left alone");
	cr_expect(eq(u32, rig.cpu.qd, 2), "two are on their way");
	rig_complete(&rig, &io[0], DPAS_UNDER);
	rig_complete(&rig, &io[1], DPAS_UNDER);
	cr_expect(eq(u32, rig.cpu.qd, 0));
}

Test(modes, restart_of_the_buckets_leaves_the_modes_alone)
{
	struct dpas_cpu before;

	given_window(DPAS_OL, 33, 44, 55);
	rig.cpu.qd = 3;
	before = rig.cpu;
	dpas_buckets_restart(&rig.cpu, &rig.tunables);
	memcpy(before.bucket, rig.cpu.bucket, sizeof(before.bucket));
	cr_expect(memcmp(&before, &rig.cpu, sizeof(before)) == 0);
}
