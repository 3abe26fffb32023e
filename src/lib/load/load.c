// SPDX-License-Identifier: GPL-2.0
#include "lib/load/load.h"

#include <stdio.h>
#include <string.h>

struct load load_default(void)
{
	return (struct load){
		.block_bytes = 4096,
		.read_percent = 100,
		.polled = true,
	};
}

bool load_is_same(const struct load *a, const struct load *b)
{
	return a->jobs == b->jobs && a->block_bytes == b->block_bytes &&
		a->read_percent == b->read_percent &&
		a->rate_iops == b->rate_iops && a->polled == b->polled &&
		!strcmp(a->cpus, b->cpus);
}

void load_to_sample(const struct load *load, struct sample *sample)
{
	sample_set_load(sample, LOAD_BLOCK_BYTES, load->block_bytes);
	sample_set_load(sample, LOAD_READ_PERCENT, load->read_percent);
	sample_set_load(sample, LOAD_RATE_IOPS, load->rate_iops);
	sample_set_load(sample, LOAD_POLLED, load->polled);
	snprintf(sample->load_cpus, sizeof(sample->load_cpus), "%s",
		 load->cpus);
}
