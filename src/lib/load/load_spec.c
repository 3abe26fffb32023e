// SPDX-License-Identifier: GPL-2.0
#include "lib/load/load_spec.h"

#include <stdio.h>
#include <string.h>

/* What is being read. */
struct load_reading {
	struct load load;
	unsigned int seen; /* bit i: key i was given */
	bool in_cpus;	   /* the last item was cpus= or goes on with it */
};

/* Each reads @value into @load; false with @reason. */
struct load_key {
	const char *name;
	bool (*take)(struct load *load, const char *value, char *reason);
};

static bool load_spec_whole(const char *value, uint32_t max, uint32_t *number,
			    char *reason)
{
	uint64_t wide;

	if (!number_whole(value, 0, max, &wide, reason))
		return false;
	*number = (uint32_t)wide;
	return true;
}

static bool load_spec_take_jobs(struct load *load, const char *value,
				char *reason)
{
	return load_spec_whole(value, UINT32_MAX, &load->jobs, reason);
}

static bool load_spec_take_block(struct load *load, const char *value,
				 char *reason)
{
	return number_block(value, &load->block_bytes, reason);
}

static bool load_spec_take_reads(struct load *load, const char *value,
				 char *reason)
{
	return load_spec_whole(value, 100, &load->read_percent, reason);
}

static bool load_spec_take_rate(struct load *load, const char *value,
				char *reason)
{
	return load_spec_whole(value, UINT32_MAX, &load->rate_iops, reason);
}

static bool load_spec_take_polled(struct load *load, const char *value,
				  char *reason)
{
	uint32_t number;

	if (!load_spec_whole(value, 1, &number, reason))
		return false;
	load->polled = number;
	return true;
}

/* Which CPUs there are only the source knows. */
static bool load_spec_take_cpus(struct load *load, const char *value,
				char *reason)
{
	if (!strcmp(value, "all"))
		value = "";
	if (strlen(value) >= sizeof(load->cpus)) {
		snprintf(reason, NUMBER_REASON, "too long");
		return false;
	}
	snprintf(load->cpus, sizeof(load->cpus), "%s", value);
	return true;
}

static const struct load_key load_keys[] = {
	{ "jobs", load_spec_take_jobs },     { "bs", load_spec_take_block },
	{ "reads", load_spec_take_reads },   { "rate", load_spec_take_rate },
	{ "polled", load_spec_take_polled }, { "cpus", load_spec_take_cpus },
};

#define LOAD_NR_KEYS (sizeof(load_keys) / sizeof(*load_keys))

/* The commas in a list of CPUs look like those between items. */
static bool load_spec_more_cpus(struct load_reading *reading, const char *item,
				char *reason)
{
	char list[SAMPLE_TEXT_SIZE + NUMBER_ITEM];

	snprintf(list, sizeof(list), "%s,%s", reading->load.cpus, item);
	return load_spec_take_cpus(&reading->load, list, reason);
}

static bool load_spec_take_item(void *context, const char *item, char *reason)
{
	struct load_reading *reading = context;
	size_t i, length = strcspn(item, "=");

	if (!item[length] && reading->in_cpus)
		return load_spec_more_cpus(reading, item, reason);
	for (i = 0; i < LOAD_NR_KEYS; i++)
		if (strlen(load_keys[i].name) == length &&
		    !strncmp(load_keys[i].name, item, length))
			break;
	if (i == LOAD_NR_KEYS || !item[length]) {
		snprintf(reason, NUMBER_REASON,
			 "it takes jobs=, bs=, reads=, rate=, cpus=, polled=");
		return false;
	}
	if (reading->seen & 1u << i) {
		snprintf(reason, NUMBER_REASON, "given twice");
		return false;
	}
	reading->seen |= 1u << i;
	reading->in_cpus = load_keys[i].take == load_spec_take_cpus;
	return load_keys[i].take(&reading->load, item + length + 1, reason);
}

bool load_spec_parse(struct load *load, const char *text, char *item,
		     char *reason)
{
	struct load_reading reading = { .load = *load };

	if (!number_list(text, load_spec_take_item, &reading, item, reason))
		return false;
	*load = reading.load;
	return true;
}
