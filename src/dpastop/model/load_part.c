// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/load_part.h"

#include <inttypes.h>
#include <stdio.h>

static const struct {
	const char *title;
	const char *key;
	const char *takes;
	enum load_field field;
} load_parts[LOAD_NR_PARTS] = {
	[LOAD_PART_JOBS] = { "jobs", "jobs", "0 ends the load", LOAD_JOBS },
	[LOAD_PART_BLOCK] = { "block size", "bs", "such as 512, 4k, 1m",
			      LOAD_BLOCK_BYTES },
	[LOAD_PART_READS] = { "reads", "reads", "0 to 100 %",
			      LOAD_READ_PERCENT },
	[LOAD_PART_RATE] = { "rate per job", "rate",
			     "I/Os per second, 0 for no limit",
			     LOAD_RATE_IOPS },
	/* Known whenever any requested load is known. */
	[LOAD_PART_CPUS] = { "CPUs", "cpus", "such as 0-3,8, or all",
			     LOAD_BLOCK_BYTES },
	[LOAD_PART_POLLED] = { "polled", "polled", "0 or 1", LOAD_POLLED },
};

const char *load_part_title(enum load_part part)
{
	return load_parts[part].title;
}

const char *load_part_key(enum load_part part)
{
	return load_parts[part].key;
}

const char *load_part_takes(enum load_part part)
{
	return load_parts[part].takes;
}

enum load_field load_part_field(enum load_part part)
{
	return load_parts[part].field;
}

static void load_part_block(uint64_t bytes, char text[SAMPLE_TEXT_SIZE])
{
	if (bytes >= 1024 * 1024 && bytes % (1024 * 1024) == 0)
		snprintf(text, SAMPLE_TEXT_SIZE, "%" PRIu64 " MiB",
			 bytes / (1024 * 1024));
	else if (bytes % 1024 == 0)
		snprintf(text, SAMPLE_TEXT_SIZE, "%" PRIu64 " KiB",
			 bytes / 1024);
	else
		snprintf(text, SAMPLE_TEXT_SIZE, "%" PRIu64 " B", bytes);
}

void load_part_text(enum load_part part, uint64_t value, const char *cpus,
		    char text[SAMPLE_TEXT_SIZE])
{
	switch (part) {
	case LOAD_PART_BLOCK:
		load_part_block(value, text);
		break;
	case LOAD_PART_READS:
		snprintf(text, SAMPLE_TEXT_SIZE, "%" PRIu64 " %%", value);
		break;
	case LOAD_PART_RATE:
		if (value)
			snprintf(text, SAMPLE_TEXT_SIZE, "%" PRIu64 "/s",
				 value);
		else
			snprintf(text, SAMPLE_TEXT_SIZE, "no limit");
		break;
	case LOAD_PART_CPUS:
		snprintf(text, SAMPLE_TEXT_SIZE, "%s", *cpus ? cpus : "all");
		break;
	case LOAD_PART_POLLED:
		snprintf(text, SAMPLE_TEXT_SIZE, "%s", value ? "yes" : "no");
		break;
	default:
		snprintf(text, SAMPLE_TEXT_SIZE, "%" PRIu64, value);
	}
}

void load_part_of(const struct load *load, enum load_part part,
		  char text[SAMPLE_TEXT_SIZE])
{
	const uint32_t value[LOAD_NR_PARTS] = {
		[LOAD_PART_JOBS] = load->jobs,
		[LOAD_PART_BLOCK] = load->block_bytes,
		[LOAD_PART_READS] = load->read_percent,
		[LOAD_PART_RATE] = load->rate_iops,
		[LOAD_PART_POLLED] = load->polled,
	};

	load_part_text(part, value[part], load->cpus, text);
}
