// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/mode_counts.h"

#include <string.h>

static const enum cpu_field mode_field[DPAS_NR_MODES] = {
	[DPAS_INT] = CPU_IOS_INT,
	[DPAS_CP] = CPU_IOS_CP,
	[DPAS_PAS] = CPU_IOS_PAS,
	[DPAS_OL] = CPU_IOS_OL,
};

const char *mode_counts_read(const struct sample *now,
			     struct mode_counts *counts)
{
	const struct cpu_row *row;
	unsigned int mode;
	size_t i;

	memset(counts, 0, SAMPLE_MAX_CPUS * sizeof(*counts));
	for (i = 0; i < now->nr_rows; i++)
		for (mode = 0; mode < DPAS_NR_MODES; mode++) {
			row = &now->rows[i];
			if (!cpu_row_get(row, mode_field[mode],
					 &counts[row->cpu].ios[mode]))
				return "switch_stat does not tell the I/Os by mode";
		}
	return now->nr_rows ? NULL : "switch_stat is empty";
}

void mode_counts_gather(const struct plan *plan,
			const struct mode_counts *counts,
			struct mode_counts *gathered)
{
	size_t i;

	for (i = 0; i < plan->nr_cpus; i++)
		gathered[i] = counts[plan->cpu[i]];
}
