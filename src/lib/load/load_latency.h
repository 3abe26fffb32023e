/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_latency.h - the latencies of a load as a sample tells them
 */
#ifndef DPASTOP_LOAD_LATENCY_H
#define DPASTOP_LOAD_LATENCY_H

#include "latency_histogram.h"
#include "snapshot.h"

/*
 * Put mean, percentiles and maximum of @latencies into @snapshot; where nothing
 * was counted they stay unknown.
 */
void load_latency_tell(const struct latency_histogram *latencies,
		       struct snapshot *snapshot);

#endif
