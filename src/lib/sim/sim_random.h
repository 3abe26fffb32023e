/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_random.h - reproducible random numbers
 *
 * The generator is splitmix64 (Steele, Lea, Flood: "Fast splittable
 * pseudorandom number generators", 2014): one addition and two multiplications
 * per number, every seed is good, and the same seed gives the same run on every
 * machine.
 *
 * A distribution is specified by a few quantiles, as published by benchmarks,
 * and sampled by inversion: no logarithm, no libm, and the input can be
 * compared directly with a data sheet or a trace.
 */
#ifndef LIB_SIM_SIM_RANDOM_H
#define LIB_SIM_SIM_RANDOM_H

#include <stdint.h>

struct sim_random {
	uint64_t state;
};

static inline uint64_t sim_random_next(struct sim_random *random)
{
	uint64_t x = random->state += 0x9e3779b97f4a7c15U;

	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
	x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
	return x ^ (x >> 31);
}

/* A share of @parts per million of all values is at most @ns. */
struct sim_quantile {
	uint32_t parts;
	uint32_t ns;
};

#define SIM_DISTRIBUTION_BITS 12
#define SIM_DISTRIBUTION_CELLS (1U << SIM_DISTRIBUTION_BITS)

/* The inverse of a distribution function, tabulated at equal steps. */
struct sim_distribution {
	uint32_t ns[SIM_DISTRIBUTION_CELLS + 1];
};

/*
 * Fill @distribution from @quantile: the first at 0 parts, the last at
 * 1,000,000, ascending in both; interpolated linearly.
 */
void sim_distribution_init(struct sim_distribution *distribution,
			   const struct sim_quantile *quantile);

/* The value at @chance of 2^32. */
static inline uint32_t
sim_distribution_at(const struct sim_distribution *distribution,
		    uint32_t chance)
{
	uint32_t cell = chance >> (32 - SIM_DISTRIBUTION_BITS);
	uint32_t fraction = chance << SIM_DISTRIBUTION_BITS >> 16;
	uint32_t low = distribution->ns[cell];

	return low +
		(uint32_t)((uint64_t)(distribution->ns[cell + 1] - low) *
				   fraction >>
			   16);
}

#endif
