/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_queue.h - a priority queue over a fixed number of slots
 *
 * A tournament tree: each inner node holds the minimum of its four children, so
 * that changing the time of a slot takes one walk from its leaf up, and the first
 * is the least of the four nodes below the root, which has none of its own. Up to
 * four slots need no other nodes. Nothing is allocated after sim_queue_init().
 * Time and a number of the caller's are packed into one integer, a key, so that
 * a step of the walk is a branchless minimum; with equal times the smaller
 * number comes first, which makes the order of events, and with it a
 * simulation, reproducible.
 */
#ifndef LIB_SIM_SIM_QUEUE_H
#define LIB_SIM_SIM_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SIM_NEVER UINT64_MAX /* time of a slot that is not queued */

/* Numbers are below 2^13, so times from 2^51 ns, 26 days, count as SIM_NEVER. */
#define SIM_QUEUE_BITS 13
#define SIM_QUEUE_END (SIM_NEVER >> SIM_QUEUE_BITS)

struct sim_queue {
	uint64_t top[4]; /* keys of slots, or minima of a quarter of these */
	uint64_t *node;	 /* the nodes below; owned; NULL with up to 4 slots */
	size_t size;	 /* leaves, at size: a power of four, at least 4 */
};

/* Initialise @queue with @slots slots, all at SIM_NEVER. False: no memory. */
bool sim_queue_init(struct sim_queue *queue, uint32_t slots);

/* Free what @queue owns; a zeroed queue is fine. */
void sim_queue_release(struct sim_queue *queue);

static inline uint64_t sim_queue_key(uint64_t time, uint32_t number)
{
	return time << SIM_QUEUE_BITS | number;
}

static inline uint64_t sim_queue_time(uint64_t key)
{
	return key >> SIM_QUEUE_BITS;
}

static inline uint32_t sim_queue_number(uint64_t key)
{
	return key & ((1U << SIM_QUEUE_BITS) - 1);
}

/* The key of @slot is @key from now on. */
static inline void sim_queue_set(struct sim_queue *queue, uint32_t slot,
				 uint64_t key)
{
	uint64_t *node = queue->node;
	size_t i = queue->size + slot;

	while (i >= 16) {
		uint64_t a = node[i ^ 1], b = node[i ^ 2], c = node[i ^ 3];

		node[i] = key;
		a = a < b ? a : b;
		a = a < c ? a : c;
		key = a < key ? a : key;
		i >>= 2;
	}
	queue->top[i - 4] = key;
}

/* The smallest key; its time is SIM_QUEUE_END if no slot is queued. */
static inline uint64_t sim_queue_first(const struct sim_queue *queue)
{
	const uint64_t *top = queue->top;
	uint64_t a = top[0] < top[1] ? top[0] : top[1];
	uint64_t b = top[2] < top[3] ? top[2] : top[3];

	return a < b ? a : b;
}

#endif
