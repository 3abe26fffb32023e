/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mode_counts.h - the I/Os of each CPU by the mode they were submitted in
 */
#ifndef DPASBENCH_MODE_COUNTS_H
#define DPASBENCH_MODE_COUNTS_H

#include "dpasbench/measurement.h"

/*
 * Store those of all CPUs of @now in counts[CPU], which has SAMPLE_MAX_CPUS
 * elements. Returns NULL, or why some are unknown.
 */
const char *mode_counts_read(const struct sample *now,
			     struct mode_counts *counts);

/* Move those of the plan's CPUs, in its order, to the front of @gathered. */
void mode_counts_gather(const struct plan *plan,
			const struct mode_counts *counts,
			struct mode_counts *gathered);

#endif
