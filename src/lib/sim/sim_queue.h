/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_queue.h - a priority queue over a fixed number of slots
 *
 * A tournament tree: each inner node holds the minimum of its two children, so
 * that the first slot is at the root, and changing the time of a slot takes one
 * walk from its leaf to the root. Nothing is allocated after sim_queue_init().
 * Time and slot are packed into one integer, so that a step of the walk is a
 * branchless minimum; with equal times the smaller slot comes first, which
 * makes the order of events, and with it a simulation, reproducible.
 *
 * The simulator uses two kinds: events, and ready threads by virtual run time.
 */
#ifndef LIB_SIM_SIM_QUEUE_H
#define LIB_SIM_SIM_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#define SIM_NEVER UINT64_MAX /* time of a slot that is not queued */

struct sim_queue {
	uint64_t *node; /* time << bits | slot; owned; root at 1 */
	uint32_t size;	/* leaves, at size: a power of two */
	uint32_t bits;	/* of a slot */
};

/* Initialise @queue with @slots slots, all at SIM_NEVER. False: no memory. */
bool sim_queue_init(struct sim_queue *queue, uint32_t slots);

/* Free what @queue owns; a zeroed queue is fine. */
void sim_queue_release(struct sim_queue *queue);

/* Times from here on count as SIM_NEVER: with 5,000 slots, 26 days. */
static inline uint64_t sim_queue_end(const struct sim_queue *queue)
{
	return UINT64_MAX >> queue->bits;
}

static inline void sim_queue_set(struct sim_queue *queue, uint32_t slot,
				 uint64_t time)
{
	uint32_t i = queue->size + slot;
	uint64_t best = time << queue->bits | slot;

	queue->node[i] = best;
	for (; i > 1; i >>= 1) {
		uint64_t other = queue->node[i ^ 1];

		best = other < best ? other : best;
		queue->node[i >> 1] = best;
	}
}

/* The first slot and its time; sim_queue_end() if none is queued. */
static inline uint32_t sim_queue_first(const struct sim_queue *queue,
				       uint64_t *time)
{
	*time = queue->node[1] >> queue->bits;
	return (uint32_t)queue->node[1] & (queue->size - 1);
}

/* The time of @slot; sim_queue_end() if it is not queued. */
static inline uint64_t sim_queue_time(const struct sim_queue *queue,
				      uint32_t slot)
{
	return queue->node[queue->size + slot] >> queue->bits;
}

#endif
