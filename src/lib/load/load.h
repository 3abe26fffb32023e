/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load.h - a load, as it is asked for
 */
#ifndef LIB_LOAD_LOAD_H
#define LIB_LOAD_LOAD_H

#include "lib/model/sample.h"

/*
 * A load that is asked for: fio beside a device, or the simulator's jobs. The
 * one that is in force is told by each sample (enum load_field).
 */
struct load {
	uint32_t jobs; /* 0 stops it; the rest is kept for the next */
	uint32_t block_bytes;
	uint32_t read_percent;
	uint32_t rate_iops; /* a job; 0: as fast as it goes */
	bool polled;
	char cpus[SAMPLE_TEXT_SIZE]; /* as taskset -c takes them; "": all */
};

/* No job; 4 KiB reads, polled, as fast as it goes, on all CPUs. */
struct load load_default(void);

/* Do both ask for the same? */
bool load_is_same(const struct load *a, const struct load *b);

/* Put into @sample that @load was asked for. */
void load_tell(const struct load *load, struct sample *sample);

#endif
