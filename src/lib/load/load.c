// SPDX-License-Identifier: GPL-2.0
#include "lib/load/load.h"

#include <stdio.h>

struct load load_default(void)
{
	return (struct load){
		.block_bytes = 4096,
		.read_percent = 100,
		.polled = true,
	};
}

void load_tell(const struct load *load, struct snapshot *snapshot)
{
	snapshot_set_load(snapshot, LOAD_BLOCK_BYTES, load->block_bytes);
	snapshot_set_load(snapshot, LOAD_READ_PERCENT, load->read_percent);
	snapshot_set_load(snapshot, LOAD_RATE_IOPS, load->rate_iops);
	snapshot_set_load(snapshot, LOAD_POLLED, load->polled);
	snprintf(snapshot->load_cpus, sizeof(snapshot->load_cpus), "%s",
		 load->cpus);
}
