// SPDX-License-Identifier: GPL-2.0
#include "lib/load/load_figures.h"

#include <string.h>

#include "lib/load/load_latency.h"

#define LOAD_FIGURES_STALE_NS (3 * UINT64_C(1000000000))

void load_figures_begin(struct load_figures *figures)
{
	memset(figures, 0, sizeof(*figures));
}

void load_figures_take(struct load_figures *figures,
		       const struct fio_status *status, uint64_t now_ns)
{
	figures->latest = *status;
	figures->latest_ns = now_ns;
}

static void load_figures_advance(struct load_figures *figures)
{
	const struct fio_status *latest = &figures->latest;
	const struct fio_status *reported = &figures->reported;

	if (latest->runtime_ms <= reported->runtime_ms)
		return;
	latency_histogram_since(&figures->between, &latest->latencies,
				&reported->latencies);
	figures->iops = (latest->ios - reported->ios) * 1000 /
		(latest->runtime_ms - reported->runtime_ms);
	figures->reported = *latest;
	figures->has_figures = true;
}

void load_figures_to_sample(struct load_figures *figures, uint64_t now_ns,
			    struct sample *sample)
{
	load_figures_advance(figures);
	if (!figures->has_figures ||
	    now_ns > figures->latest_ns + LOAD_FIGURES_STALE_NS)
		return;
	sample_set_load(sample, LOAD_IOPS, figures->iops);
	load_latency_to_sample(&figures->between, sample);
}
