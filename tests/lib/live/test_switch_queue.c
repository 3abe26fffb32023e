// SPDX-License-Identifier: GPL-2.0
/* Switch records in order, and the number of missing ones. */
#include <criterion/criterion.h>

#include "lib/live/switch_queue.h"

#define LOST SWITCH_QUEUE_LOST_NS
#define LATE SWITCH_QUEUE_LATE_NS
#define NEVER UINT64_MAX

static struct switch_queue *queue;
static struct switch_record taken[SWITCH_QUEUE_SIZE];
static uint64_t missed;

static void set_up(void)
{
	queue = switch_queue_new();
	cr_assert_not_null(queue);
	missed = 0;
}

static void tear_down(void)
{
	switch_queue_free(queue);
}

TestSuite(switch_queue, .init = set_up, .fini = tear_down);

static bool put(uint64_t sequence)
{
	struct switch_record record = { .sequence = sequence };

	return switch_queue_put(queue, &record);
}

static void put_range(uint64_t first, uint64_t last, uint64_t step)
{
	for (; first <= last; first += step)
		cr_assert(put(first), "%lu", (unsigned long)first);
}

static size_t take(void)
{
	return switch_queue_take(queue, taken, SWITCH_QUEUE_SIZE, &missed);
}

/* Take records, and expect @first to @last without a gap. */
static void expect_taken(uint64_t first, uint64_t last)
{
	size_t i, count = take();

	cr_assert_eq(count, last - first + 1, "%zu", count);
	for (i = 0; i < count; i++)
		cr_assert_eq(taken[i].sequence, first + i);
}

/* Let time pass until whatever is overdue has been given up. */
static void wait_out(uint64_t *now)
{
	switch_queue_settle(queue, *now);
	switch_queue_settle(queue, *now += LATE);
	switch_queue_settle(queue, *now += LATE);
}

Test(switch_queue, what_comes_in_order_is_taken_at_once)
{
	put_range(1, 100, 1);
	cr_assert_eq(switch_queue_settle(queue, 0), NEVER);
	expect_taken(1, 100);
	cr_assert_eq(take(), 0);
	cr_assert_eq(missed, 0);
}

Test(switch_queue, what_came_before_the_start_is_not_wanted)
{
	switch_queue_start(queue, 41, 0);
	cr_assert_not(put(40));
	cr_assert_not(put(41));
	cr_assert(put(42));
	expect_taken(42, 42);
	cr_assert_eq(missed, 0);
}

Test(switch_queue, two_cpus_out_of_order_are_put_in_order)
{
	put_range(1, 511, 2);
	cr_assert_eq(take(), 1);
	put_range(2, 512, 2);
	expect_taken(2, 512);
	cr_assert_eq(switch_queue_settle(queue, 0), NEVER);
	cr_assert_eq(missed, 0);
}

Test(switch_queue, a_gap_is_waited_for)
{
	uint64_t now = 5000;

	put_range(1, 3, 1);
	put(5);
	cr_assert_eq(switch_queue_settle(queue, now), now + LATE);
	expect_taken(1, 3);
	cr_assert_eq(switch_queue_settle(queue, now + LATE - 1), now + LATE);
	cr_assert_eq(take(), 0);
	put(4);
	cr_assert_eq(switch_queue_settle(queue, now + LATE), NEVER);
	expect_taken(4, 5);
	cr_assert_eq(missed, 0);
}

Test(switch_queue, a_gap_that_does_not_fill_is_missed)
{
	uint64_t now = 0;

	put(1);
	put(10);
	wait_out(&now);
	cr_assert_eq(take(), 2);
	cr_assert_eq(taken[1].sequence, 10);
	cr_assert_eq(missed, 8);
}

Test(switch_queue, a_gap_has_its_full_time_however_old_the_queue_is)
{
	uint64_t now = 0;

	put(1);
	wait_out(&now);
	take();
	now += 100 * LATE;
	put(3);
	cr_assert_eq(switch_queue_settle(queue, now), now + LATE);
	take();
	cr_assert_eq(missed, 0);
}

Test(switch_queue, what_the_kernel_dropped_is_missed_at_once)
{
	put(1);
	put(5);
	switch_queue_dropped(queue, 3);
	cr_assert_eq(switch_queue_settle(queue, 0), NEVER);
	cr_assert_eq(take(), 2);
	cr_assert_eq(taken[1].sequence, 5);
	cr_assert_eq(missed, 3);
}

Test(switch_queue, what_was_dropped_before_the_start_is_nobodys)
{
	switch_queue_start(queue, 100, 40);
	put(102);
	switch_queue_dropped(queue, 40);
	cr_assert_eq(switch_queue_settle(queue, 7), 7 + LATE);
	switch_queue_dropped(queue, 41);
	cr_assert_eq(switch_queue_settle(queue, 7), NEVER);
	expect_taken(102, 102);
	cr_assert_eq(missed, 1);
}

/* As when a kernel without time to send drops what its ring cannot hold. */
Test(switch_queue, with_some_dropped_the_late_ones_are_waited_for)
{
	switch_queue_expect(queue, 4000, 3744);
	cr_assert_eq(switch_queue_settle(queue, 7), 7 + LATE);
	cr_assert_eq(take(), 0);
	put_range(1, 256, 1);
	cr_assert_eq(switch_queue_settle(queue, 7), NEVER);
	expect_taken(1, 256);
	cr_assert_eq(take(), 0);
	cr_assert_eq(missed, 3744);
}

Test(switch_queue, drops_told_before_their_sequences_count_later)
{
	put(1);
	switch_queue_dropped(queue, 2);
	cr_assert_eq(switch_queue_settle(queue, 0), NEVER);
	put(4);
	cr_assert_eq(switch_queue_settle(queue, 0), NEVER);
	cr_assert_eq(take(), 2);
	cr_assert_eq(missed, 2);
}

Test(switch_queue, drops_told_after_their_sequences_were_given_up_are_old)
{
	uint64_t now = 0;

	put(1);
	put(5);
	wait_out(&now);
	cr_assert_eq(take(), 2);
	switch_queue_expect(queue, 5, 3);
	put(7);
	cr_assert_neq(switch_queue_settle(queue, now), NEVER);
	put(6);
	expect_taken(6, 7);
	cr_assert_eq(missed, 3);
}

Test(switch_queue, where_the_socket_lost_something_waiting_is_short)
{
	put(1);
	put(3);
	cr_assert_eq(switch_queue_settle(queue, 0), LATE);
	switch_queue_overrun(queue, LOST);
	cr_assert_eq(switch_queue_settle(queue, LOST), 2 * LOST);
	cr_assert_eq(switch_queue_settle(queue, 2 * LOST), 3 * LOST);
	cr_assert_eq(take(), 2);
	cr_assert_eq(missed, 1);
	put(5);
	cr_assert_eq(switch_queue_settle(queue, 3 * LOST), 4 * LOST);
	cr_assert_eq(switch_queue_settle(queue, 4 * LOST), 5 * LOST);
	cr_assert_eq(take(), 1);
	/* With nothing outstanding, the loss is settled. */
	cr_assert_eq(switch_queue_settle(queue, 5 * LOST), NEVER);
	put(7);
	cr_assert_eq(switch_queue_settle(queue, 5 * LOST), 5 * LOST + LATE);
}

Test(switch_queue, late_and_twice_count_once)
{
	uint64_t now = 0;

	put(1);
	put(3);
	cr_assert_not(put(3));
	wait_out(&now);
	cr_assert_eq(take(), 2);
	cr_assert_not(put(2));
	cr_assert_not(put(3));
	cr_assert_eq(take(), 0);
	cr_assert_eq(missed, 1);
}

Test(switch_queue, what_is_only_known_to_exist_is_waited_for_and_missed)
{
	uint64_t now = 0;

	put(1);
	switch_queue_expect(queue, 4, 0);
	cr_assert_neq(switch_queue_settle(queue, now), NEVER);
	expect_taken(1, 1);
	wait_out(&now);
	cr_assert_eq(take(), 0);
	cr_assert_eq(missed, 3);
	put(5);
	expect_taken(5, 5);
}

Test(switch_queue, knowing_of_many_drops_none_that_still_come)
{
	switch_queue_expect(queue, 10 * SWITCH_QUEUE_SIZE, 0);
	put_range(1, SWITCH_QUEUE_SIZE, 1);
	expect_taken(1, SWITCH_QUEUE_SIZE);
	cr_assert_eq(missed, 0);
}

Test(switch_queue, a_record_far_ahead_makes_room_for_itself)
{
	uint64_t far = 1000 * (uint64_t)SWITCH_QUEUE_SIZE, now = 0;

	put_range(1, 10, 1);
	put(far);
	wait_out(&now);
	cr_assert_eq(take(), 1);
	cr_assert_eq(taken[0].sequence, far);
	cr_assert_eq(missed, far - 1);
}

Test(switch_queue, nearly_full_only_where_taking_helps)
{
	put_range(1, SWITCH_QUEUE_SIZE / 2, 1);
	cr_assert(switch_queue_is_nearly_full(queue));
	take();
	cr_assert_not(switch_queue_is_nearly_full(queue));
	put_range(SWITCH_QUEUE_SIZE / 2 + 2, SWITCH_QUEUE_SIZE + 2, 1);
	cr_assert_not(switch_queue_is_nearly_full(queue));
}

Test(switch_queue, giving_up_tells_what_is_there_and_counts_the_rest)
{
	put(1);
	put(4);
	switch_queue_expect(queue, 6, 0);
	switch_queue_give_up(queue);
	cr_assert_eq(take(), 2);
	cr_assert_eq(taken[1].sequence, 4);
	cr_assert_eq(missed, 4);
	put(7);
	expect_taken(7, 7);
}

Test(switch_queue, every_sequence_is_taken_or_missed)
{
	uint64_t now = 0, last = 0, received = 0, state = 1;
	unsigned int turn, i;

	for (turn = 0; turn < 2000; turn++) {
		if (turn % 50 == 0)
			switch_queue_overrun(queue, now);
		for (i = 0; i < 40; i++) {
			uint64_t sequence;

			state = state * 6364136223846793005u + 1;
			sequence = last + (state >> 60) + 1;
			sequence -= sequence > 30 ? state >> 40 & 31 : 0;
			put(sequence);
			last = sequence > last ? sequence : last;
		}
		switch_queue_settle(queue, now += LOST / 7);
		received += take();
	}
	wait_out(&now);
	received += take();
	cr_assert_eq(received + missed, last);
	cr_assert_gt(missed, 0);
}
