// SPDX-License-Identifier: GPL-2.0
#include "lib/load/load_check.h"

#include <inttypes.h>
#include <stdio.h>

#define LOAD_MOST_BYTES (16u << 20)

bool load_check_refuse(struct problem *error, const char *part,
		       const char *value, const char *reason)
{
	problem_set(error, part, value, reason, NULL);
	return false;
}

static bool load_check_refuse_number(struct problem *error, const char *part,
				     uint32_t number, const char *reason)
{
	char value[16];

	snprintf(value, sizeof(value), "%" PRIu32, number);
	return load_check_refuse(error, part, value, reason);
}

bool load_check(const struct load *load, uint32_t most_jobs,
		uint32_t block_step, struct problem *error)
{
	char reason[SOURCE_TEXT_SIZE];

	if (load->jobs > most_jobs) {
		snprintf(reason, sizeof(reason), "at most %" PRIu32 " jobs",
			 most_jobs);
		return load_check_refuse_number(error, "jobs", load->jobs,
						reason);
	}
	if (!load->block_bytes || load->block_bytes % block_step ||
	    load->block_bytes > LOAD_MOST_BYTES) {
		snprintf(reason, sizeof(reason),
			 "it takes %" PRIu32
			 " bytes to 16 MiB, in steps of %" PRIu32,
			 block_step, block_step);
		return load_check_refuse_number(error, "block size",
						load->block_bytes, reason);
	}
	if (load->read_percent > 100)
		return load_check_refuse_number(
			error, "reads", load->read_percent, "at most 100 %");
	return true;
}
