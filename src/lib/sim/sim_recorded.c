// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_recorded.h"

#include <stdlib.h>
#include <string.h>

/* Even buckets are for reads, odd ones for writes, by size. */
#define CLASSES (DPAS_NR_BUCKETS / 2)

/* The non-empty bucket nearest to @bucket, preferring its own direction. */
static unsigned int sim_recorded_nearest(const size_t *count,
					 unsigned int bucket)
{
	unsigned int turn, away;

	for (turn = 0; turn < 2; turn++) {
		unsigned int direction = (bucket + turn) % 2;
		unsigned int class = bucket / 2;

		for (away = 0; away < CLASSES; away++) {
			if (away <= class &&
			    count[2 * (class - away) + direction])
				return 2 * (class - away) + direction;
			if (class + away < CLASSES &&
			    count[2 * (class + away) + direction])
				return 2 * (class + away) + direction;
		}
	}
	return bucket;
}

bool sim_recorded_make(struct sim_recorded *recorded, const uint64_t *ns,
		       const uint8_t *bucket, size_t count)
{
	size_t own[DPAS_NR_BUCKETS] = { 0 }, begins[DPAS_NR_BUCKETS];
	size_t next[DPAS_NR_BUCKETS], i, total = 0;

	recorded->ns = malloc(count * sizeof(*recorded->ns));
	if (!recorded->ns)
		return false;
	for (i = 0; i < count; i++)
		own[bucket[i]]++;
	for (i = 0; i < DPAS_NR_BUCKETS; i++) {
		begins[i] = next[i] = total;
		total += own[i];
	}
	for (i = 0; i < count; i++)
		recorded->ns[next[bucket[i]]++] = ns[i];
	for (i = 0; i < DPAS_NR_BUCKETS; i++) {
		unsigned int of = sim_recorded_nearest(own, (unsigned int)i);

		recorded->first[i] = begins[of];
		recorded->count[i] = own[of];
	}
	return true;
}

void sim_recorded_release(struct sim_recorded *recorded)
{
	free(recorded->ns);
	memset(recorded, 0, sizeof(*recorded));
}
