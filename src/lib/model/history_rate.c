// SPDX-License-Identifier: GPL-2.0
/*
 * history_rate.c - the difference of two samples over machine time
 */
#include "lib/model/history_rate.h"

struct interval {
	const struct sample *start;
	const struct sample *end;
	uint64_t ns; /* 0: none */
};

/*
 * The interval from the previous sample or, if that is too short in machine
 * time, from an earlier one.
 */
static struct interval history_rate_interval(const struct history *history,
					     size_t back)
{
	struct interval interval = { .end = history_sample(history, back) };

	while (interval.ns < SAMPLE_RATE_LEAST_NS &&
	       history_interval_ns(history, back)) {
		interval.start = history_sample(history, ++back);
		interval.ns = sample_machine_between(interval.start,
						     interval.end);
	}
	return interval;
}

/* The rate of growth from @before to @after; false if it decreased. */
static bool history_rate(const struct interval *interval, uint64_t before,
			 uint64_t after, double *rate)
{
	if (after < before)
		return false;
	*rate = (double)(after - before) * 1e9 / (double)interval->ns;
	return true;
}

bool history_rate_cpu(const struct history *history, size_t back, uint32_t cpu,
		      enum cpu_field field, double *rate)
{
	struct interval interval = history_rate_interval(history, back);
	const struct cpu_row *start, *end;
	uint64_t before, after;

	if (!interval.ns)
		return false;
	start = sample_row(interval.start, cpu, cpu);
	end = sample_row(interval.end, cpu, cpu);
	return start && end && cpu_row_get(start, field, &before) &&
		cpu_row_get(end, field, &after) &&
		history_rate(&interval, before, after, rate);
}

bool history_rate_queue(const struct history *history, size_t back,
			enum queue_field field, double *rate)
{
	struct interval interval = history_rate_interval(history, back);
	uint64_t before, after;

	return interval.ns &&
		sample_get_queue(interval.start, field, &before) &&
		sample_get_queue(interval.end, field, &after) &&
		history_rate(&interval, before, after, rate);
}

bool history_rate_load(const struct history *history, size_t back,
		       enum load_field field, double *rate)
{
	struct interval interval = history_rate_interval(history, back);
	uint64_t before, after;

	return interval.ns && sample_get_load(interval.start, field, &before) &&
		sample_get_load(interval.end, field, &after) &&
		history_rate(&interval, before, after, rate);
}
