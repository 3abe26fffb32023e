/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_device.h - the modelled drive: when will this I/O be complete?
 *
 * An I/O goes to one of the parallel channels by its address, which is random,
 * waits there for those before it, holds the channel for a time drawn from the
 * profile's distribution, and spends the rest of its time in the pipeline,
 * where nothing waits. Since nothing overtakes on a channel, its completion
 * time is known as it is issued. Writing wears: each time a volume has been
 * written, garbage collection holds one channel for a while, and whatever
 * comes to that channel waits.
 */
#ifndef LIB_SIM_SIM_DEVICE_H
#define LIB_SIM_SIM_DEVICE_H

#include <stdbool.h>

#include "lib/sim/sim_profile.h"

#define SIM_MAX_CHANNELS 64

struct sim_device {
	struct sim_random random;
	uint64_t free_at[SIM_MAX_CHANNELS];
	uint32_t channels;
	uint32_t pipeline;  /* ns */
	uint32_t size_ns;   /* what the block size adds to the channel time */
	uint32_t block_kib; /* rounded up */
	uint64_t collections;
	int64_t gc_kib_left;
	uint32_t gc_kib;
	uint32_t gc_mean;
	uint32_t per_kib;
	const struct sim_recorded *recorded; /* or NULL */
	bool in_order;
	uint8_t bucket[2];	      /* by direction, with this block size */
	size_t next[DPAS_NR_BUCKETS]; /* in order: how many there were */
	struct sim_distribution time[2]; /* by direction: read, write */
};

void sim_device_init(struct sim_device *device,
		     const struct sim_profile *profile, uint64_t seed);

/* From now on I/Os have @block_bytes. */
void sim_device_set_block(struct sim_device *device, uint32_t block_bytes);

/*
 * Issue an I/O at @now_ns, never earlier than the one before. Returns when it
 * is complete.
 */
uint64_t sim_device_issue(struct sim_device *device, uint64_t now_ns,
			  bool write);

#endif
