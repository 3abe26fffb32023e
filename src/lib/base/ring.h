/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ring.h - the indices of a ring buffer
 *
 * The newest element overwrites the oldest. The caller provides the array.
 */
#ifndef LIB_BASE_RING_H
#define LIB_BASE_RING_H

#include <stddef.h>

/* Where the next element goes, and how many there are. */
struct ring {
	size_t size;
	size_t next;
	size_t count;
};

/* The index of the element @back before the newest; @back < ring->count. */
static inline size_t ring_index(const struct ring *ring, size_t back)
{
	return (ring->next + ring->size - 1 - back) % ring->size;
}

/* Claim the next slot, overwriting the oldest element if the ring is full. */
static inline size_t ring_take(struct ring *ring)
{
	size_t at = ring->next;

	ring->next = (at + 1) % ring->size;
	if (ring->count < ring->size)
		ring->count++;
	return at;
}

/* Drop the oldest element and return its index. The ring must not be empty. */
static inline size_t ring_drop(struct ring *ring)
{
	size_t oldest = ring_index(ring, ring->count - 1);

	ring->count--;
	return oldest;
}

static inline void ring_clear(struct ring *ring)
{
	ring->next = 0;
	ring->count = 0;
}

#endif
