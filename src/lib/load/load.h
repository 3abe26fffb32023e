/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load.h - a load request
 */
#ifndef LIB_LOAD_LOAD_H
#define LIB_LOAD_LOAD_H

#include "lib/model/sample.h"

/*
 * A requested load: fio on a device, or the simulator's jobs. Each sample has
 * the load that is actually running (enum load_field).
 */
struct load {
	uint32_t jobs; /* 0: stopped; the rest is kept for the next start */
	uint32_t block_bytes;
	uint32_t read_percent;
	uint32_t rate_iops; /* per job; 0: unlimited */
	bool polled;
	char cpus[SAMPLE_TEXT_SIZE]; /* in the format of taskset -c; "": all */
};

/* No jobs; 4 KiB reads, polled, unlimited rate, on all CPUs. */
struct load load_default(void);

/* Are both requests the same? */
bool load_is_same(const struct load *a, const struct load *b);

/* Store the request @load in @sample. */
void load_to_sample(const struct load *load, struct sample *sample);

#endif
