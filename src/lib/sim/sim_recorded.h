/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_recorded.h - recorded service times, by direction and size
 *
 * They are grouped into the buckets of the policy (dpas_bucket_index()). An
 * empty bucket uses those of the nearest size in the same direction or, if
 * there is none, in the other.
 */
#ifndef LIB_SIM_SIM_RECORDED_H
#define LIB_SIM_SIM_RECORDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dpas_policy.h"

struct sim_recorded {
	uint64_t *ns; /* by bucket, in recorded order within each; owned */
	size_t first[DPAS_NR_BUCKETS]; /* start of each bucket */
	size_t count[DPAS_NR_BUCKETS]; /* at least 1 */
};

/*
 * Build it from @count (not 0) I/Os with service times @ns and buckets @bucket.
 * False on allocation failure.
 */
bool sim_recorded_make(struct sim_recorded *recorded, const uint64_t *ns,
		       const uint8_t *bucket, size_t count);
void sim_recorded_release(struct sim_recorded *recorded);

/* Pick one of @bucket uniformly by the random number @chance of 2^32. */
static inline uint64_t sim_recorded_at(const struct sim_recorded *recorded,
				       unsigned int bucket, uint32_t chance)
{
	return recorded->ns[recorded->first[bucket] +
			    ((uint64_t)chance * recorded->count[bucket] >> 32)];
}

#endif
