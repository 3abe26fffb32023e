// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_random.h"

void sim_distribution_init(struct sim_distribution *distribution,
			   const struct sim_quantile *quantile)
{
	uint32_t i;

	for (i = 0; i <= SIM_DISTRIBUTION_CELLS; i++) {
		uint64_t parts = (uint64_t)i * 1000000 / SIM_DISTRIBUTION_CELLS;
		uint64_t rise, run;

		while (parts > quantile[1].parts)
			quantile++;
		rise = quantile[1].ns - quantile[0].ns;
		run = quantile[1].parts - quantile[0].parts;
		distribution->ns[i] = quantile[0].ns +
			rise * (parts - quantile[0].parts) / run;
	}
}
