// SPDX-License-Identifier: GPL-2.0
/*
 * switch_queue.c - a ring indexed by sequence
 *
 * The slot of a sequence is the sequence modulo the ring size, so that
 * inserting and taking cost the same in any order. Everything from `first' on
 * is undecided; `first' advances only past a record that is taken or a sequence
 * that is given up.
 */
#include "lib/live/switch_queue.h"

#include <stdlib.h>
#include <string.h>

struct switch_queue {
	uint64_t first;	   /* the lowest sequence that is undecided */
	uint64_t next;	   /* one after the highest known to exist */
	uint64_t given_up; /* outstanding records below it are missed */
	uint64_t mark;	   /* value of `next' at the last roll */
	uint64_t roll_ns;  /* when `mark' becomes `given_up' */
	uint64_t dropped;  /* total dropped by the kernel */
	uint64_t unplaced; /* of these, not yet counted as missed */
	bool has_overrun;  /* since records are outstanding */
	uint64_t missed;   /* not yet reported */
	size_t held;	   /* records in the ring */
	bool has[SWITCH_QUEUE_SIZE];
	struct switch_record record[SWITCH_QUEUE_SIZE];
};

struct switch_queue *switch_queue_new(void)
{
	struct switch_queue *queue = calloc(1, sizeof(*queue));

	if (queue)
		switch_queue_start(queue, 0, 0);
	return queue;
}

void switch_queue_free(struct switch_queue *queue)
{
	free(queue);
}

void switch_queue_start(struct switch_queue *queue, uint64_t last,
			uint64_t dropped)
{
	queue->first = last + 1;
	queue->next = last + 1;
	queue->given_up = last + 1;
	queue->mark = last + 1;
	queue->roll_ns = 0;
	queue->dropped = dropped;
	queue->unplaced = 0;
	queue->has_overrun = false;
	queue->missed = 0;
	queue->held = 0;
	memset(queue->has, 0, sizeof(queue->has));
}

static bool *switch_queue_has(struct switch_queue *queue, uint64_t sequence)
{
	return queue->has + sequence % SWITCH_QUEUE_SIZE;
}

/* The number of outstanding records among the sequences known to exist. */
static uint64_t switch_queue_lacks(const struct switch_queue *queue)
{
	return queue->next - queue->first - queue->held;
}

/* Count everything from `first' to below @sequence as missed. */
static void switch_queue_pass_over(struct switch_queue *queue,
				   uint64_t sequence)
{
	uint64_t i, count = sequence - queue->first;

	queue->missed += count;
	queue->unplaced -= count < queue->unplaced ? count : queue->unplaced;
	for (i = queue->first; queue->held && i < sequence; i++) {
		queue->held -= *switch_queue_has(queue, i);
		*switch_queue_has(queue, i) = false;
	}
	queue->first = sequence;
}

static void switch_queue_reach(struct switch_queue *queue, uint64_t sequence)
{
	if (sequence >= queue->next)
		queue->next = sequence + 1;
}

bool switch_queue_put(struct switch_queue *queue,
		      const struct switch_record *record)
{
	uint64_t sequence = record->sequence;
	bool *has = switch_queue_has(queue, sequence);

	if (sequence < queue->first)
		return false;
	if (sequence - queue->first >= SWITCH_QUEUE_SIZE)
		switch_queue_pass_over(queue, sequence - SWITCH_QUEUE_SIZE + 1);
	if (*has)
		return false;
	*has = true;
	queue->held++;
	queue->record[sequence % SWITCH_QUEUE_SIZE] = *record;
	switch_queue_reach(queue, sequence);
	return true;
}

void switch_queue_dropped(struct switch_queue *queue, uint64_t dropped)
{
	if (dropped <= queue->dropped)
		return;
	queue->unplaced += dropped - queue->dropped;
	queue->dropped = dropped;
}

void switch_queue_expect(struct switch_queue *queue, uint64_t last,
			 uint64_t dropped)
{
	switch_queue_reach(queue, last);
	switch_queue_dropped(queue, dropped);
	/* More dropped than outstanding: the rest was given up before. */
	if (queue->unplaced > switch_queue_lacks(queue))
		queue->unplaced = switch_queue_lacks(queue);
}

void switch_queue_overrun(struct switch_queue *queue, uint64_t now_ns)
{
	queue->has_overrun = true;
	if (queue->roll_ns > now_ns + SWITCH_QUEUE_LOST_NS)
		queue->roll_ns = now_ns + SWITCH_QUEUE_LOST_NS;
}

/* Skip what is given up, up to the next record or an outstanding one. */
static void switch_queue_skip(struct switch_queue *queue)
{
	uint64_t sequence = queue->first;

	if (!queue->held && queue->given_up > sequence)
		sequence = queue->given_up;
	while (sequence < queue->given_up &&
	       !*switch_queue_has(queue, sequence))
		sequence++;
	if (sequence != queue->first)
		switch_queue_pass_over(queue, sequence);
}

uint64_t switch_queue_settle(struct switch_queue *queue, uint64_t now_ns)
{
	if (switch_queue_lacks(queue) <= queue->unplaced) {
		switch_queue_give_up(queue);
		queue->has_overrun = false;
		return UINT64_MAX;
	}
	if (now_ns >= queue->roll_ns) {
		queue->given_up = queue->mark;
		queue->mark = queue->next;
		queue->roll_ns = now_ns +
			(queue->has_overrun ? SWITCH_QUEUE_LOST_NS :
					      SWITCH_QUEUE_LATE_NS);
	}
	switch_queue_skip(queue);
	return queue->roll_ns;
}

void switch_queue_give_up(struct switch_queue *queue)
{
	queue->given_up = queue->next;
	queue->mark = queue->next;
}

size_t switch_queue_take(struct switch_queue *queue,
			 struct switch_record *records, size_t max,
			 uint64_t *missed)
{
	size_t count = 0;

	switch_queue_skip(queue);
	while (count < max && *switch_queue_has(queue, queue->first)) {
		*switch_queue_has(queue, queue->first) = false;
		records[count++] =
			queue->record[queue->first % SWITCH_QUEUE_SIZE];
		queue->held--;
		queue->first++;
		switch_queue_skip(queue);
	}
	*missed += queue->missed;
	queue->missed = 0;
	return count;
}

bool switch_queue_is_nearly_full(const struct switch_queue *queue)
{
	return queue->held >= SWITCH_QUEUE_SIZE / 2 &&
		queue->has[queue->first % SWITCH_QUEUE_SIZE];
}
