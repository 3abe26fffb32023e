// SPDX-License-Identifier: GPL-2.0
#include "lib/model/measure.h"

#include "lib/model/history_rate.h"

static const struct figure measure_unknown;

/* The sum over all CPUs; unknown if it is unknown for any of them. */
static struct figure measure_cpu_rate(const struct history *history,
				      size_t back, enum cpu_field field)
{
	const struct sample *sample = history_sample(history, back);
	struct history_interval interval = history_interval(history, back);
	struct figure sum = { .known = sample->nr_rows };
	double rate;
	size_t i;

	for (i = 0; i < sample->nr_rows; i++) {
		if (!history_rate_cpu(&interval, sample->rows[i].cpu, field,
				      &rate))
			return measure_unknown;
		sum.value += rate;
	}
	return sum;
}

static struct figure measure_load_rate(const struct history *history,
				       size_t back, enum load_field field)
{
	struct history_interval interval = history_interval(history, back);
	struct figure rate = { 0 };

	rate.known = history_rate_load(&interval, field, &rate.value);
	return rate;
}

static struct figure measure_queue_iops(const struct history *history,
					size_t back)
{
	struct history_interval interval = history_interval(history, back);
	double reads, writes;

	if (!history_rate_queue(&interval, QUEUE_READS, &reads) ||
	    !history_rate_queue(&interval, QUEUE_WRITES, &writes))
		return measure_unknown;
	return (struct figure){ true, reads + writes };
}

static struct figure measure_cpu(const struct sample *sample)
{
	return figure_ratio(figure_of_load(sample, LOAD_CPU_PERMILLE),
			    (struct figure){ true, 1000 });
}

static struct figure measure_switches_an_io(const struct history *history,
					    size_t back)
{
	struct figure ios = figure_of_load(history_sample(history, back),
					   LOAD_IOPS);

	if (!ios.known)
		ios = measure_queue_iops(history, back);
	return figure_ratio(
		measure_load_rate(history, back, LOAD_CONTEXT_SWITCHES), ios);
}

static struct figure measure_share(const struct history *history, size_t back,
				   unsigned int mode)
{
	struct figure part = { 0 }, whole = { .known = true };
	unsigned int i;

	for (i = 0; i < DPAS_NR_MODES; i++) {
		struct figure rate = measure_cpu_rate(history, back,
						      CPU_IOS_INT + i);

		whole.known &= rate.known;
		whole.value += rate.value;
		if (i == mode)
			part = rate;
	}
	return figure_ratio(part, whole);
}

static struct figure measure_over_share(const struct history *history,
					size_t back)
{
	struct figure overs = measure_cpu_rate(history, back, CPU_OVERS);
	struct figure unders = measure_cpu_rate(history, back, CPU_UNDERS);
	struct figure outcomes = { overs.known && unders.known,
				   overs.value + unders.value };

	return figure_ratio(overs, outcomes);
}

static struct figure measure_work_out(const struct history *history,
				      size_t back, enum measure measure)
{
	const struct sample *sample = history_sample(history, back);

	switch (measure) {
	case MEASURE_LOAD_IOPS:
		return figure_of_load(sample, LOAD_IOPS);
	case MEASURE_QUEUE_IOPS:
		return measure_queue_iops(history, back);
	case MEASURE_LATENCY_MEAN:
		return figure_of_load(sample, LOAD_LATENCY_MEAN_NS);
	case MEASURE_LATENCY_P50:
		return figure_of_load(sample, LOAD_LATENCY_P50_NS);
	case MEASURE_LATENCY_P99:
		return figure_of_load(sample, LOAD_LATENCY_P99_NS);
	case MEASURE_LATENCY_P999:
		return figure_of_load(sample, LOAD_LATENCY_P999_NS);
	case MEASURE_LATENCY_MAX:
		return figure_of_load(sample, LOAD_LATENCY_MAX_NS);
	case MEASURE_CPU:
		return measure_cpu(sample);
	case MEASURE_CONTEXT_SWITCHES:
		return measure_load_rate(history, back, LOAD_CONTEXT_SWITCHES);
	case MEASURE_CONTEXT_SWITCHES_AN_IO:
		return measure_switches_an_io(history, back);
	case MEASURE_RUN_DELAY:
		return measure_load_rate(history, back, LOAD_RUN_DELAY_NS);
	case MEASURE_MODE_SWITCHES:
		return measure_cpu_rate(history, back, CPU_SWITCHES);
	case MEASURE_TF:
		return measure_cpu_rate(history, back, CPU_TF_TOTAL);
	case MEASURE_OVER_SHARE:
		return measure_over_share(history, back);
	default:
		return measure_share(history, back, measure - MEASURE_SHARE);
	}
}

_Static_assert((int)MEASURE_COUNT <= (int)HISTORY_MEMOS, "each has its place");

/* The curves call this for every sample on each redraw: up to 64 rows each. */
struct figure measure_get(const struct history *history, size_t back,
			  enum measure measure)
{
	struct history_memo *memo = history_memo(history, back);
	uint32_t bit = UINT32_C(1) << measure;

	if (!memo)
		return measure_unknown;
	if (!(memo->done & bit)) {
		memo->figure[measure] = measure_work_out(history, back,
							 measure);
		memo->done |= bit;
	}
	return memo->figure[measure];
}
