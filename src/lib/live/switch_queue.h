/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_queue.h - switch records in the order of their sequence, none lost
 * without being counted
 *
 * CPUs report on their own, so records come out of order, and some never come.
 * The kernel counts those that it dropped: as soon as that is all that lack,
 * they count as missed. What it did not drop is late (the kernel may be too
 * busy to send it) or was lost by the socket; that is waited for until it has
 * been overdue for a while to twice that: short where the socket has lost
 * something, long where it has not. Then it counts as missed, too, and its
 * record, should it still come, is not wanted. So each sequence after the one
 * that the queue starts with is either taken or missed, and never both.
 *
 * One allocation, at the start. Time comes in as an argument.
 */
#ifndef LIB_LIVE_SWITCH_QUEUE_H
#define LIB_LIVE_SWITCH_QUEUE_H

#include "lib/model/switch_record.h"

#define SWITCH_QUEUE_SIZE 16384
#define SWITCH_QUEUE_LOST_NS UINT64_C(100000000)
#define SWITCH_QUEUE_LATE_NS UINT64_C(5000000000)

struct switch_queue;

/* NULL where memory is short. */
struct switch_queue *switch_queue_new(void);
void switch_queue_free(struct switch_queue *queue);

/*
 * Forget what is in there; the next sequence wanted is the one after @last,
 * when the kernel has dropped @dropped since it exists.
 */
void switch_queue_start(struct switch_queue *queue, uint64_t last,
			uint64_t dropped);

/*
 * A record has come; its sequence tells its place. False: it is not wanted,
 * since it came too late, twice, or is from before the start. One too far
 * ahead for the queue makes the oldest places count as missed.
 */
bool switch_queue_put(struct switch_queue *queue,
		      const struct switch_record *record);

/* By now the kernel has dropped @dropped, of whatever sequence. */
void switch_queue_dropped(struct switch_queue *queue, uint64_t dropped);

/*
 * The sequence has reached @last, whether or not the records have come, and of
 * those up to it the kernel has dropped @dropped at least.
 */
void switch_queue_expect(struct switch_queue *queue, uint64_t last,
			 uint64_t dropped);

/* The socket has lost records by @now_ns, nobody knows which. */
void switch_queue_overrun(struct switch_queue *queue, uint64_t now_ns);

/*
 * All that had come by @now_ns has been put: give up what is overdue. Returns
 * when it wants to be called again, UINT64_MAX where nothing is waited for.
 */
uint64_t switch_queue_settle(struct switch_queue *queue, uint64_t now_ns);

/* Nothing more will come: what has not come by now is missed. */
void switch_queue_give_up(struct switch_queue *queue);

/*
 * Move up to @max records to @records, by rising sequence. *@missed grows by
 * the number of those that were passed over.
 */
size_t switch_queue_take(struct switch_queue *queue,
			 struct switch_record *records, size_t max,
			 uint64_t *missed);

/* Is it so full that records should be taken before more are put? */
bool switch_queue_is_nearly_full(const struct switch_queue *queue);

#endif
