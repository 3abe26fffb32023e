/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_recorded.h - service times that were recorded, by direction and size
 *
 * By bucket, as the policy has them (dpas_bucket_index()). A bucket of which
 * there is no I/O has those of the nearest size of the same direction, else of
 * the other.
 */
#ifndef LIB_SIM_SIM_RECORDED_H
#define LIB_SIM_SIM_RECORDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dpas_policy.h"

struct sim_recorded {
	uint64_t *ns; /* by bucket, and in each as they followed; owned */
	size_t first[DPAS_NR_BUCKETS]; /* where each bucket's begin */
	size_t count[DPAS_NR_BUCKETS]; /* at least 1 */
};

/*
 * Of the @count (not 0) I/Os with service times @ns and buckets @bucket. False:
 * no memory.
 */
bool sim_recorded_make(struct sim_recorded *recorded, const uint64_t *ns,
		       const uint8_t *bucket, size_t count);
void sim_recorded_release(struct sim_recorded *recorded);

/* One of @bucket's by @chance of 2^32, each as likely as any other. */
static inline uint64_t sim_recorded_at(const struct sim_recorded *recorded,
				       unsigned int bucket, uint32_t chance)
{
	return recorded->ns[recorded->first[bucket] +
			    ((uint64_t)chance * recorded->count[bucket] >> 32)];
}

#endif
