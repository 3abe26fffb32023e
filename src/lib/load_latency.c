// SPDX-License-Identifier: GPL-2.0
#include "load_latency.h"

void load_latency_tell(const struct sim_histogram *latencies,
		       struct snapshot *snapshot)
{
	if (!latencies->count)
		return;
	snapshot_set_load(snapshot, LOAD_LATENCY_MEAN_NS,
			  sim_histogram_mean(latencies));
	snapshot_set_load(snapshot, LOAD_LATENCY_P50_NS,
			  sim_histogram_quantile(latencies, 500000));
	snapshot_set_load(snapshot, LOAD_LATENCY_P99_NS,
			  sim_histogram_quantile(latencies, 990000));
	snapshot_set_load(snapshot, LOAD_LATENCY_P999_NS,
			  sim_histogram_quantile(latencies, 999000));
	snapshot_set_load(snapshot, LOAD_LATENCY_MAX_NS, latencies->max_ns);
}
