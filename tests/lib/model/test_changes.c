// SPDX-License-Identifier: GPL-2.0
/* Between them, events and samples report each change once. */
#include <criterion/criterion.h>

#include "lib/model/changes.h"

#define ID DPAS_SWITCH_PARAM1

static struct changes changes;
static struct mark reported[4];

static void event(uint64_t mono_ns, int64_t before, int64_t after)
{
	/* clang-format off */
	struct mark mark = {
		.kind = MARK_CHANGE, .mono_ns = mono_ns, .id = ID,
		.before_known = true, .before = before, .after = after,
		.pid = 42, .comm = "somebody",
	};
	/* clang-format on */

	changes_event(&changes, &mark);
}

/* A sample with @value, read from @begin_ns to ten ns later. */
static void sample(uint64_t begin_ns, int64_t value)
{
	struct sample sample = { .mono_ns = begin_ns + 10 };

	sample_set_tunable(&sample, ID, value);
	changes_sample(&changes, &sample, begin_ns);
}

static void expect(size_t count)
{
	cr_assert_eq(changes_take(&changes, reported, 4), count);
}

static void expect_mark(const struct mark *mark, int64_t before, int64_t after,
			uint32_t pid)
{
	cr_expect(mark->before_known);
	cr_expect_eq(mark->before, before);
	cr_expect_eq(mark->after, after);
	cr_expect_eq(mark->pid, pid);
	cr_expect_eq(*mark->comm != '\0', pid != 0);
}

Test(changes, an_event_is_not_told_again_by_the_sample)
{
	sample(100, 0);
	event(200, 0, 7);
	sample(300, 7);
	expect(1);
	expect_mark(reported, 0, 7, 42);
	cr_expect_eq(reported->mono_ns, 200);
}

Test(changes, an_event_before_the_first_sample)
{
	event(50, 3, 7);
	sample(100, 7);
	expect(1);
	expect_mark(reported, 3, 7, 42);
}

/* The tunable was read, then written, and then the event arrived. */
Test(changes, an_event_that_overtakes_a_sample)
{
	sample(100, 0);
	event(205, 0, 7);
	sample(200, 0);
	sample(300, 7);
	expect(1);
	expect_mark(reported, 0, 7, 42);
}

Test(changes, a_lost_event_is_told_by_the_sample)
{
	sample(100, 0);
	sample(200, 7);
	sample(300, 7);
	expect(1);
	expect_mark(reported, 0, 7, 0);
	cr_expect_eq(reported->mono_ns, 210);
}

/* The tunable was written, then read, and then its event arrived. */
Test(changes, an_event_that_a_sample_overtakes)
{
	sample(100, 0);
	sample(200, 7);
	event(195, 0, 7);
	event(220, 7, 8);
	sample(300, 8);
	expect(2);
	expect_mark(reported, 0, 7, 0);
	expect_mark(reported + 1, 7, 8, 42);
}

Test(changes, a_lost_event_is_told_by_the_next_one)
{
	sample(100, 0);
	event(200, 5, 7);
	sample(300, 7);
	expect(2);
	expect_mark(reported, 0, 5, 0);
	expect_mark(reported + 1, 5, 7, 42);
}

Test(changes, the_same_value_is_no_change)
{
	sample(100, 0);
	event(200, 0, 0);
	sample(300, 0);
	expect(0);
}

Test(changes, after_a_gap_all_is_new)
{
	sample(100, 0);
	changes_forget(&changes);
	sample(200, 7);
	expect(0);
	sample(300, 8);
	expect(1);
	expect_mark(reported, 7, 8, 0);
}

Test(changes, where_nobody_takes_them_the_rest_becomes_one)
{
	int64_t value;

	sample(100, 0);
	cr_assert_not(changes_are_nearly_full(&changes));
	for (value = 1; value <= 2 * CHANGES_SIZE; value++)
		event(200, value - 1, value);
	cr_assert(changes_are_nearly_full(&changes));
	for (value = 1; value <= CHANGES_SIZE; value++) {
		cr_assert_eq(changes_take(&changes, reported, 1), 1);
		expect_mark(reported, value - 1, value, 42);
	}
	expect(0);
	sample(300, 2 * CHANGES_SIZE);
	expect(1);
	expect_mark(reported, CHANGES_SIZE, 2 * CHANGES_SIZE, 0);
}
