/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_queue.h - reorder switch records by sequence and account for every
 * lost one
 *
 * CPUs report independently, so records arrive out of order, and some never
 * arrive. The kernel counts those that it dropped: as soon as these account for
 * all outstanding records, they count as missed. Other records are late (the
 * kernel may be too busy to send them) or were lost by the socket; they are
 * given up once they have been overdue for one to two timeouts, short if the
 * socket is known to have lost something and long otherwise. They then count as
 * missed, and their records are ignored should they still arrive. Thus each
 * sequence after the first is either taken or missed, and never both.
 *
 * There is a single allocation, at creation. Time is passed in as an argument.
 */
#ifndef LIB_LIVE_SWITCH_QUEUE_H
#define LIB_LIVE_SWITCH_QUEUE_H

#include "lib/model/switch_record.h"

#define SWITCH_QUEUE_SIZE 16384
#define SWITCH_QUEUE_LOST_NS UINT64_C(100000000)
#define SWITCH_QUEUE_LATE_NS UINT64_C(5000000000)

struct switch_queue;

/* NULL on allocation failure. */
struct switch_queue *switch_queue_new(void);
void switch_queue_free(struct switch_queue *queue);

/*
 * Clear the queue; the next sequence expected is the one after @last, and the
 * kernel has dropped @dropped so far.
 */
void switch_queue_start(struct switch_queue *queue, uint64_t last,
			uint64_t dropped);

/*
 * Insert a record by its sequence. False: ignored, because it is late, a
 * duplicate or from before the start. One too far ahead for the queue makes the
 * oldest outstanding records count as missed.
 */
bool switch_queue_put(struct switch_queue *queue,
		      const struct switch_record *record);

/* The kernel has dropped @dropped records so far, of unknown sequence. */
void switch_queue_dropped(struct switch_queue *queue, uint64_t dropped);

/*
 * The sequence has reached @last, whether or not the records have arrived, and
 * the kernel has dropped at least @dropped of those up to it.
 */
void switch_queue_expect(struct switch_queue *queue, uint64_t last,
			 uint64_t dropped);

/* The socket has lost an unknown set of records by @now_ns. */
void switch_queue_overrun(struct switch_queue *queue, uint64_t now_ns);

/*
 * All records received by @now_ns have been inserted: give up overdue ones.
 * Returns when to call again, or UINT64_MAX if nothing is outstanding.
 */
uint64_t switch_queue_settle(struct switch_queue *queue, uint64_t now_ns);

/* Nothing more will arrive: count all outstanding records as missed. */
void switch_queue_give_up(struct switch_queue *queue);

/*
 * Move up to @max records to @records, in ascending sequence. Adds to *@missed
 * the number of missed records between them.
 */
size_t switch_queue_take(struct switch_queue *queue,
			 struct switch_record *records, size_t max,
			 uint64_t *missed);

/* Is it so full that records should be taken before inserting more? */
bool switch_queue_is_nearly_full(const struct switch_queue *queue);

#endif
