/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_latency.h - the latencies of a load in a sample
 */
#ifndef LIB_LOAD_LOAD_LATENCY_H
#define LIB_LOAD_LOAD_LATENCY_H

#include "lib/model/latency_histogram.h"
#include "lib/model/sample.h"

/*
 * Store mean, percentiles and maximum of @latencies in @sample; if it is empty
 * they stay unknown.
 */
void load_latency_to_sample(const struct latency_histogram *latencies,
			    struct sample *sample);

#endif
