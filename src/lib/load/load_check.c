// SPDX-License-Identifier: GPL-2.0
#include "lib/load/load_check.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#define LOAD_MOST_BYTES (16u << 20)

bool load_check_refuse(struct problem *error, const char *part,
		       const char *value, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	problem_vfail(error, part, format, arguments);
	va_end(arguments);
	snprintf(error->value, sizeof(error->value), "%s", value);
	return false;
}

bool load_check(const struct load *load, uint32_t most_jobs,
		uint32_t block_step, struct problem *error)
{
	char value[16];

	if (load->jobs > most_jobs) {
		snprintf(value, sizeof(value), "%" PRIu32, load->jobs);
		return load_check_refuse(error, "jobs", value,
					 "at most %" PRIu32 " jobs", most_jobs);
	}
	if (!load->block_bytes || load->block_bytes % block_step ||
	    load->block_bytes > LOAD_MOST_BYTES) {
		snprintf(value, sizeof(value), "%" PRIu32, load->block_bytes);
		return load_check_refuse(
			error, "block size", value,
			"it takes %" PRIu32
			" bytes to 16 MiB, in steps of %" PRIu32,
			block_step, block_step);
	}
	if (load->read_percent > 100) {
		snprintf(value, sizeof(value), "%" PRIu32, load->read_percent);
		return load_check_refuse(error, "reads", value,
					 "at most 100 %%");
	}
	return true;
}
