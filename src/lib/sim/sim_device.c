// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_device.h"

#include <string.h>

void sim_device_init(struct sim_device *device,
		     const struct sim_profile *profile, uint64_t seed)
{
	memset(device, 0, sizeof(*device));
	device->random.state = seed;
	device->channels = profile->channels;
	device->pipeline = profile->pipeline;
	device->per_kib = profile->per_kib;
	device->gc_kib = profile->gc_kib;
	device->gc_mean = profile->gc_mean;
	device->gc_kib_left = profile->gc_kib;
	device->recorded = profile->recorded;
	device->in_order = profile->in_order;
	if (!device->recorded) {
		sim_distribution_init(&device->time[false], profile->read);
		sim_distribution_init(&device->time[true], profile->write);
	}
	sim_device_set_block(device, 4096);
}

void sim_device_set_block(struct sim_device *device, uint32_t block_bytes)
{
	unsigned int direction;

	for (direction = 0; direction < 2; direction++)
		device->bucket[direction] = (uint8_t)dpas_bucket_index(
			direction, block_bytes / 512);
	device->block_kib = (block_bytes + 1023) / 1024;
	device->size_ns = device->block_kib > 4 ?
		(device->block_kib - 4) * device->per_kib :
		0;
}

void sim_device_collect_garbage(struct sim_device *device, uint64_t now_ns)
{
	uint64_t chance = sim_random_next(&device->random);
	uint64_t *free_at = &device->free_at[chance % device->channels];

	if (*free_at < now_ns)
		*free_at = now_ns;
	*free_at += device->gc_mean / 2 +
		((chance >> 32) * device->gc_mean >> 32);
	device->collections++;
	device->gc_kib_left += device->gc_kib;
}
