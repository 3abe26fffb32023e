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

/* Occupy one channel for 0.5 to 1.5 times the mean. */
void sim_device_collect_garbage(struct sim_device *device, uint64_t now_ns);

/* The channel time of this I/O. */
static inline uint64_t sim_device_draw(struct sim_device *device, bool write,
				       uint32_t chance)
{
	unsigned int bucket = device->bucket[write];
	const struct sim_recorded *recorded = device->recorded;

	if (!recorded)
		return sim_distribution_at(&device->time[write], chance) +
			device->size_ns;
	if (!device->in_order)
		return sim_recorded_at(recorded, bucket, chance);
	return recorded->ns[recorded->first[bucket] +
			    device->next[bucket]++ % recorded->count[bucket]];
}

/*
 * Issue an I/O at @now_ns, which must not decrease. Returns its completion
 * time.
 */
static inline uint64_t sim_device_issue(struct sim_device *device,
					uint64_t now_ns, bool write)
{
	uint64_t chance = sim_random_next(&device->random);
	uint64_t *free_at =
		&device->free_at[(chance & 0xffff) * device->channels >> 16];

	if (write && device->gc_kib) {
		device->gc_kib_left -= device->block_kib;
		if (device->gc_kib_left <= 0)
			sim_device_collect_garbage(device, now_ns);
	}
	if (*free_at < now_ns)
		*free_at = now_ns;
	*free_at += sim_device_draw(device, write, chance >> 32);
	return *free_at + device->pipeline;
}

#endif
