// SPDX-License-Identifier: GPL-2.0
/*
 * test_parts.c - queue, random numbers, histogram and drive, each compared with
 * a slow implementation
 */
#include <criterion/criterion.h>

#include <stdlib.h>

#include "lib/model/latency_histogram.h"
#include "lib/sim/sim_device.h"
#include "lib/sim/sim_queue.h"

Test(queue, finds_the_earliest_and_of_equals_the_smallest)
{
	static const uint32_t sizes[] = { 1, 2, 3, 17, 100, 5120 };
	struct sim_random random = { .state = 1 };
	unsigned int i, k, round;

	for (i = 0; i < 6; i++) {
		uint64_t *time = calloc(sizes[i], sizeof(*time));
		struct sim_queue queue;

		cr_assert(time && sim_queue_init(&queue, sizes[i]));
		for (k = 0; k < sizes[i]; k++)
			time[k] = SIM_NEVER;
		for (round = 0; round < 2000; round++) {
			uint32_t slot = sim_random_next(&random) % sizes[i];
			uint32_t first = 0;
			uint64_t value = sim_random_next(&random) % 50, found;

			time[slot] = value ? value << 30 : SIM_NEVER;
			sim_queue_set(&queue, slot,
				      sim_queue_key(time[slot], slot));
			for (k = 1; k < sizes[i]; k++)
				if (time[k] < time[first])
					first = k;
			found = sim_queue_first(&queue);
			if (time[first] == SIM_NEVER) {
				cr_assert_eq(sim_queue_time(found),
					     SIM_QUEUE_END);
				continue;
			}
			cr_assert_eq(sim_queue_number(found), first);
			cr_assert_eq(sim_queue_time(found), time[first]);
		}
		sim_queue_release(&queue);
		free(time);
	}
}

Test(distribution, returns_the_quantiles_that_went_in)
{
	static const struct sim_quantile quantile[] = {
		{ 0, 100 },
		{ 500000, 200 },
		{ 990000, 1000 },
		{ 1000000, 5000 },
	};
	static struct sim_distribution distribution;
	uint32_t chance, before = 0;

	sim_distribution_init(&distribution, quantile);
	cr_expect_eq(sim_distribution_at(&distribution, 0), 100);
	cr_expect_eq(sim_distribution_at(&distribution, UINT32_MAX), 4999);
	cr_expect_eq(sim_distribution_at(&distribution, 1U << 31), 200);
	/* 0.99 is inside a cell, either end of which is correct. */
	cr_expect_float_eq((double)sim_distribution_at(&distribution,
						       4252017623U),
			   1000, 100);
	for (chance = 0; chance < UINT32_MAX - 65537; chance += 65537) {
		uint32_t ns = sim_distribution_at(&distribution, chance);

		cr_assert_geq(ns, before);
		before = ns;
	}
}

static int compare(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

	return (left > right) - (left < right);
}

Test(histogram, is_within_two_percent_of_sorting)
{
	static const uint32_t parts[] = { 1, 500000, 990000, 999000, 1000000 };
	static struct latency_histogram histogram;
	static uint64_t value[10007];
	struct sim_random random = { .state = 5 };
	const size_t count = sizeof(value) / sizeof(*value);
	size_t i;

	for (i = 0; i < count; i++) {
		value[i] = sim_random_next(&random) >>
			(24 + sim_random_next(&random) % 38);
		latency_histogram_add(&histogram, value[i]);
	}
	qsort(value, count, sizeof(*value), compare);
	cr_expect_eq(histogram.max_ns, value[count - 1]);
	for (i = 0; i < 5; i++) {
		size_t rank = (count * parts[i] + 999999) / 1000000;
		double exact = (double)value[rank - 1];
		double found = (double)latency_histogram_quantile(&histogram,
								  parts[i]);

		cr_expect_float_eq(found, exact, exact * 0.016 + 1,
				   "%u: %g, not %g", parts[i], found, exact);
	}
}

Test(histogram, nothing_and_the_difference)
{
	static struct latency_histogram earlier, later, difference;

	cr_expect_eq(latency_histogram_mean(&earlier), 0);
	cr_expect_eq(latency_histogram_quantile(&earlier, 500000), 0);
	latency_histogram_add(&earlier, 1000000);
	later = earlier;
	latency_histogram_add(&later, 10);
	latency_histogram_add(&later, 20);
	latency_histogram_since(&difference, &later, &earlier);
	cr_expect_eq(difference.count, 2);
	cr_expect_eq(latency_histogram_mean(&difference), 15);
	cr_expect_eq(difference.max_ns, 20);
	cr_expect_eq(latency_histogram_quantile(&difference, 500000), 10);
	latency_histogram_add(&later, UINT64_MAX / 2);
	cr_expect_gt(latency_histogram_quantile(&later, 1000000),
		     LATENCY_HISTOGRAM_MAX_NS / 2);
}

/* Of any interval, whatever came before, and as exactly as can be known. */
Test(histogram, no_mean_or_percentile_exceeds_the_maximum)
{
	static const uint32_t parts[] = { 1, 500000, 990000, 1000000 };
	static struct latency_histogram earlier, later, difference;
	uint64_t longest, value, i, j;

	for (i = 1; i < 3000; i++) {
		value = i * i * i;
		earlier = later;
		latency_histogram_add(&later, value / 2);
		latency_histogram_add(&later, value / 2 + 1);
		longest = value / 2 + 1;
		/* At times the longest ever comes first: it is not of this. */
		if (i % 3 == 0) {
			latency_histogram_add(&earlier, value);
			latency_histogram_add(&later, value);
		}
		latency_histogram_since(&difference, &later, &earlier);
		cr_assert_eq(difference.count, 2);
		cr_assert_geq(difference.max_ns, longest);
		cr_assert_leq((double)difference.max_ns,
			      (double)longest * 1.016 + 1);
		cr_assert_leq(latency_histogram_mean(&difference),
			      difference.max_ns);
		for (j = 0; j < sizeof(parts) / sizeof(*parts); j++)
			cr_assert_leq(latency_histogram_quantile(&difference,
								 parts[j]),
				      difference.max_ns);
	}
	/* A new maximum is exact, and so is one that its cell alone would exceed. */
	earlier = later;
	value = later.max_ns;
	latency_histogram_add(&later, value);
	latency_histogram_since(&difference, &later, &earlier);
	cr_assert_eq(difference.max_ns, value);
	earlier = later;
	latency_histogram_add(&later, 2 * value + 1);
	latency_histogram_since(&difference, &later, &earlier);
	cr_assert_eq(difference.max_ns, 2 * value + 1);
	/* Beyond the last cell. */
	earlier = later;
	latency_histogram_add(&later, LATENCY_HISTOGRAM_MAX_NS * 4);
	latency_histogram_since(&difference, &later, &earlier);
	cr_assert_eq(difference.max_ns, LATENCY_HISTOGRAM_MAX_NS * 4);
	earlier = later;
	latency_histogram_add(&later, LATENCY_HISTOGRAM_MAX_NS * 2);
	latency_histogram_since(&difference, &later, &earlier);
	cr_assert_geq(difference.max_ns, LATENCY_HISTOGRAM_MAX_NS * 2);
	latency_histogram_since(&difference, &later, &later);
	cr_assert_eq(difference.max_ns, 0);
}

/* One at a time, a drive yields its distribution plus the pipeline. */
Test(device, alone_an_io_waits_for_nobody)
{
	const struct sim_profile *profile;

	for (profile = sim_profiles; profile->name; profile++) {
		struct sim_device *device = calloc(1, sizeof(*device));
		static struct latency_histogram histogram;
		uint64_t now = 0, done, median = profile->read[1].ns;
		unsigned int i;

		cr_assert(device);
		histogram = (struct latency_histogram){ 0 };
		sim_device_init(device, profile, 3);
		for (i = 0; i < 20000; i++) {
			done = sim_device_issue(device, now, false);
			latency_histogram_add(&histogram, done - now);
			now = done;
		}
		if (profile->read[1].parts == 500000) {
			median += profile->pipeline;
			cr_expect_float_eq((double)latency_histogram_quantile(
						   &histogram, 500000),
					   (double)median,
					   (double)median * 0.03, "%s",
					   profile->name);
		}
		cr_expect_geq(histogram.max_ns,
			      profile->read[0].ns + profile->pipeline);
		free(device);
	}
}

/* Channels work in parallel: no more I/Os at a time than there are channels. */
Test(device, channels_bound_the_throughput)
{
	const struct sim_profile *profile = sim_profile_find("optane");
	struct sim_device *device = calloc(1, sizeof(*device));
	uint64_t last = 0, done;
	unsigned int i;

	cr_assert(device);
	sim_device_init(device, profile, 3);
	for (i = 0; i < 70000; i++) {
		done = sim_device_issue(device, 0, false);
		if (done > last)
			last = done;
	}
	/* 10,000 I/Os per channel of some 6 us each. */
	cr_expect_gt(last, UINT64_C(10000) * 5800);
	cr_expect_lt(last, UINT64_C(10000) * 6800);
	free(device);
}
