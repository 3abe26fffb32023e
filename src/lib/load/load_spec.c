// SPDX-License-Identifier: GPL-2.0
#include "lib/load/load_spec.h"

#include <stdio.h>
#include <string.h>

/* The parser state. */
struct load_reading {
	struct load load;
	unsigned int seen; /* bit i: key i was given */
	bool in_cpus;	   /* the last item was cpus= or continues it */
};

/* Each parses @value into @load; false with @reason set. */
struct load_key {
	const char *name;
	bool (*take)(struct load *load, const char *value,
		     struct problem *problem);
};

static bool load_spec_whole(const char *value, uint32_t max, uint32_t *number,
			    struct problem *problem)
{
	uint64_t wide;

	if (!number_whole(value, 0, max, &wide, problem))
		return false;
	*number = (uint32_t)wide;
	return true;
}

static bool load_spec_take_jobs(struct load *load, const char *value,
				struct problem *problem)
{
	return load_spec_whole(value, UINT32_MAX, &load->jobs, problem);
}

static bool load_spec_take_block(struct load *load, const char *value,
				 struct problem *problem)
{
	return number_block(value, &load->block_bytes, problem);
}

static bool load_spec_take_reads(struct load *load, const char *value,
				 struct problem *problem)
{
	return load_spec_whole(value, 100, &load->read_percent, problem);
}

static bool load_spec_take_rate(struct load *load, const char *value,
				struct problem *problem)
{
	return load_spec_whole(value, UINT32_MAX, &load->rate_iops, problem);
}

static bool load_spec_take_polled(struct load *load, const char *value,
				  struct problem *problem)
{
	uint32_t number;

	if (!load_spec_whole(value, 1, &number, problem))
		return false;
	load->polled = number;
	return true;
}

/* Only the source knows which CPUs exist. */
static bool load_spec_take_cpus(struct load *load, const char *value,
				struct problem *problem)
{
	if (!strcmp(value, "all"))
		value = "";
	if (strlen(value) >= sizeof(load->cpus))
		return problem_fail(problem, NULL, "too long");
	snprintf(load->cpus, sizeof(load->cpus), "%s", value);
	return true;
}

static const struct load_key load_keys[] = {
	{ "jobs", load_spec_take_jobs },     { "bs", load_spec_take_block },
	{ "reads", load_spec_take_reads },   { "rate", load_spec_take_rate },
	{ "polled", load_spec_take_polled }, { "cpus", load_spec_take_cpus },
};

#define LOAD_NR_KEYS (sizeof(load_keys) / sizeof(*load_keys))

/* Commas in a CPU list look like those between items. */
static bool load_spec_more_cpus(struct load_reading *reading, const char *item,
				struct problem *problem)
{
	char list[SAMPLE_TEXT_SIZE + NUMBER_ITEM];

	snprintf(list, sizeof(list), "%s,%s", reading->load.cpus, item);
	return load_spec_take_cpus(&reading->load, list, problem);
}

static bool load_spec_take_item(void *context, const char *item,
				struct problem *problem)
{
	struct load_reading *reading = context;
	size_t i, length = strcspn(item, "=");

	if (!item[length] && reading->in_cpus)
		return load_spec_more_cpus(reading, item, problem);
	for (i = 0; i < LOAD_NR_KEYS; i++)
		if (strlen(load_keys[i].name) == length &&
		    !strncmp(load_keys[i].name, item, length))
			break;
	if (i == LOAD_NR_KEYS || !item[length])
		return problem_fail(
			problem, NULL,
			"it takes jobs=, bs=, reads=, rate=, cpus=, polled=");
	if (reading->seen & 1u << i)
		return problem_fail(problem, NULL, "given twice");
	reading->seen |= 1u << i;
	reading->in_cpus = load_keys[i].take == load_spec_take_cpus;
	return load_keys[i].take(&reading->load, item + length + 1, problem);
}

bool load_spec_parse(struct load *load, const char *text,
		     struct problem *problem)
{
	struct load_reading reading = { .load = *load };

	if (!number_list(text, load_spec_take_item, &reading, problem))
		return false;
	*load = reading.load;
	return true;
}
