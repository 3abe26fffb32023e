// SPDX-License-Identifier: GPL-2.0
#include "lib/load/load_check.h"

#include <inttypes.h>

#define LOAD_MOST_BYTES (16u << 20)

bool load_check(const struct load *load, uint32_t most_jobs,
		uint32_t block_step, struct problem *error)
{
	if (load->jobs > most_jobs) {
		problem_fail(error, "jobs", "at most %" PRIu32 " jobs",
			     most_jobs);
		problem_value(error, "%" PRIu32, load->jobs);
		return false;
	}
	if (!load->block_bytes || load->block_bytes % block_step ||
	    load->block_bytes > LOAD_MOST_BYTES) {
		problem_fail(error, "block size",
			     "it takes %" PRIu32
			     " bytes to 16 MiB, in steps of %" PRIu32,
			     block_step, block_step);
		problem_value(error, "%" PRIu32, load->block_bytes);
		return false;
	}
	if (load->read_percent > 100) {
		problem_fail(error, "reads", "at most 100 %%");
		problem_value(error, "%" PRIu32, load->read_percent);
		return false;
	}
	return true;
}
