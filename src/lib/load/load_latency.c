// SPDX-License-Identifier: GPL-2.0
#include "lib/load/load_latency.h"

void load_latency_to_sample(const struct latency_histogram *latencies,
			    struct sample *sample)
{
	if (!latencies->count)
		return;
	sample_set_load(sample, LOAD_LATENCY_MEAN_NS,
			latency_histogram_mean(latencies));
	sample_set_load(sample, LOAD_LATENCY_P50_NS,
			latency_histogram_quantile(latencies, 500000));
	sample_set_load(sample, LOAD_LATENCY_P99_NS,
			latency_histogram_quantile(latencies, 990000));
	sample_set_load(sample, LOAD_LATENCY_P999_NS,
			latency_histogram_quantile(latencies, 999000));
	sample_set_load(sample, LOAD_LATENCY_MAX_NS, latencies->max_ns);
}
