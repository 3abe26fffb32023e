// SPDX-License-Identifier: GPL-2.0
/*
 * history_rate.c - the difference of two samples over machine time
 */
#include "lib/model/history_rate.h"

struct history_interval history_interval(const struct history *history,
					 size_t back)
{
	struct history_interval interval = { .end = history_sample(history,
								   back) };

	while (interval.ns < SAMPLE_RATE_LEAST_NS &&
	       history_interval_ns(history, back)) {
		interval.start = history_sample(history, ++back);
		interval.ns = sample_machine_between(interval.start,
						     interval.end);
	}
	return interval;
}

/* The rate of growth from @before to @after; false if it decreased. */
static bool history_rate(const struct history_interval *interval,
			 uint64_t before, uint64_t after, double *rate)
{
	if (after < before)
		return false;
	*rate = (double)(after - before) * 1e9 / (double)interval->ns;
	return true;
}

bool history_rate_cpu(const struct history_interval *interval, uint32_t cpu,
		      enum cpu_field field, double *rate)
{
	const struct cpu_row *start, *end;
	uint64_t before, after;

	if (!interval->ns)
		return false;
	start = sample_row(interval->start, cpu, cpu);
	end = sample_row(interval->end, cpu, cpu);
	return start && end && cpu_row_get(start, field, &before) &&
		cpu_row_get(end, field, &after) &&
		history_rate(interval, before, after, rate);
}

bool history_rate_queue(const struct history_interval *interval,
			enum queue_field field, double *rate)
{
	uint64_t before, after;

	return interval->ns &&
		sample_get_queue(interval->start, field, &before) &&
		sample_get_queue(interval->end, field, &after) &&
		history_rate(interval, before, after, rate);
}

bool history_rate_load(const struct history_interval *interval,
		       enum load_field field, double *rate)
{
	uint64_t before, after;

	return interval->ns &&
		sample_get_load(interval->start, field, &before) &&
		sample_get_load(interval->end, field, &after) &&
		history_rate(interval, before, after, rate);
}
