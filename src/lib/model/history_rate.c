// SPDX-License-Identifier: GPL-2.0
/*
 * history_rate.c - the difference of two samples over machine time
 */
#include "lib/model/history_rate.h"

#include "lib/model/mark.h"

struct history_interval history_interval(const struct history *history,
					 size_t back)
{
	struct history_interval interval = { .end = history_sample(history,
								   back) };
	bool is_new = false;

	/* What came before a change is no part of what came after it. */
	while (interval.ns < SAMPLE_RATE_LEAST_NS && !(interval.ns && is_new) &&
	       history_interval_ns(history, back)) {
		is_new = !mark_same_settings(history_sample(history, back + 1),
					     history_sample(history, back));
		if (interval.ns && is_new)
			break;
		interval.start = history_sample(history, ++back);
		interval.ns = sample_machine_between(interval.start,
						     interval.end);
	}
	return interval;
}

/* Machine time per clock time in the interval that ends with sample @back. */
static double history_interval_pace(const struct history *history, size_t back)
{
	uint64_t clock_ns = history_interval_ns(history, back);

	if (!clock_ns)
		return 1;
	return (double)sample_machine_between(history_sample(history, back + 1),
					      history_sample(history, back)) /
		(double)clock_ns;
}

/*
 * Machine time from sample @back to @mono_ns, which is before the next one: at
 * the pace of that interval, or of the last one if it has not ended yet.
 */
static double history_machine_since(const struct history *history, size_t back,
				    uint64_t mono_ns)
{
	return (double)(mono_ns - history_sample(history, back)->mono_ns) *
		history_interval_pace(history, back ? back - 1 : 0);
}

double history_machine_pace(const struct history *history, uint64_t from_ns,
			    uint64_t to_ns)
{
	size_t from, to, count = history_count(history);
	double machine_ns;

	if (!count)
		return 1;
	if (from_ns < history_sample(history, count - 1)->mono_ns)
		from_ns = history_sample(history, count - 1)->mono_ns;
	if (to_ns <= from_ns)
		return 1;
	from = history_back_at(history, from_ns);
	to = history_back_at(history, to_ns);
	machine_ns = (double)sample_machine_between(
			     history_sample(history, from),
			     history_sample(history, to)) -
		history_machine_since(history, from, from_ns) +
		history_machine_since(history, to, to_ns);
	return machine_ns > 0 ? machine_ns / (double)(to_ns - from_ns) : 0;
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
