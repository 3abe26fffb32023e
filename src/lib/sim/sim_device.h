/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_device.h - the simulated drive: when will an I/O complete?
 *
 * An I/O goes to one of the parallel channels, chosen at random like its
 * address, waits there for earlier ones, occupies the channel for a time drawn
 * from the profile's distribution, and spends the rest of its time in the
 * pipeline, where there is no queueing. Since channels are FIFO, the completion
 * time is known at issue. Writes cause garbage collection: after a certain
 * volume of writes it occupies one channel for a while, and I/Os on that
 * channel have to wait.
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
	uint32_t size_ns;   /* added to the channel time for the block size */
	uint32_t block_kib; /* rounded up */
	uint64_t collections;
	int64_t gc_kib_left;
	uint32_t gc_kib;
	uint32_t gc_mean;
	uint32_t per_kib;
	const struct sim_recorded *recorded; /* or NULL */
	bool in_order;
	uint8_t bucket[2];		 /* per direction, at this block size */
	size_t next[DPAS_NR_BUCKETS];	 /* in order: number issued */
	struct sim_distribution time[2]; /* per direction: read, write */
};

void sim_device_init(struct sim_device *device,
		     const struct sim_profile *profile, uint64_t seed);

/* Set the size of further I/Os to @block_bytes. */
void sim_device_set_block(struct sim_device *device, uint32_t block_bytes);

/*
 * Issue an I/O at @now_ns, which must not decrease. Returns its completion
 * time.
 */
uint64_t sim_device_issue(struct sim_device *device, uint64_t now_ns,
			  bool write);

#endif
