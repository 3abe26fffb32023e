// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune/tuner_trial.h"

#include <math.h>

#include "lib/model/measure.h"

#define TRIAL_MS UINT64_C(1000000)

/* PAS windows, per CPU. */
#define TRIAL_WINDOWS 5
#define TRIAL_SETTLE_NS (20 * TRIAL_MS)
#define TRIAL_SETTLE_LHP_NS (250 * TRIAL_MS)
#define TRIAL_SETTLE_DEVICE_NS (500 * TRIAL_MS)
#define TRIAL_SETTLE_START_NS (1000 * TRIAL_MS)
#define TRIAL_SETTLE_MOST_NS (5000 * TRIAL_MS)

#define TRIAL_IOS 20000
#define TRIAL_MODEL_PART_NS (250 * TRIAL_MS)
#define TRIAL_PART_NS (500 * TRIAL_MS)
#define TRIAL_MOST_NS (1000 * TRIAL_MS)

uint64_t tuner_trial_ios(const struct sample *sample)
{
	uint64_t reads = 0, writes = 0;

	sample_get_queue(sample, QUEUE_READS, &reads);
	sample_get_queue(sample, QUEUE_WRITES, &writes);
	return reads + writes;
}

uint64_t tuner_trial_settle_ns(const struct tuner *tuner)
{
	enum method method =
		tuner->search.candidate[tuner->turn.candidate].setting.method;

	if (!tuner->is_simulated)
		return tuner->has_new_load ? TRIAL_SETTLE_START_NS :
					     TRIAL_SETTLE_DEVICE_NS;
	return method == METHOD_LHP ? TRIAL_SETTLE_LHP_NS : TRIAL_SETTLE_NS;
}

/* The number of CPUs that the load can use. */
static uint64_t tuner_trial_cpus(const struct tuner *tuner,
				 const struct sample *sample)
{
	uint64_t cpus = sample->nr_rows ? sample->nr_rows : 1, jobs;

	if (tuner->runs_load)
		jobs = tuner->load.jobs;
	else if (!sample_get_load(sample, LOAD_JOBS, &jobs) || !jobs)
		jobs = cpus;
	return jobs < cpus ? jobs : cpus;
}

bool tuner_trial_is_settled(const struct tuner *tuner,
			    const struct monitor *monitor, uint64_t now_ns)
{
	const struct sample *sample = &monitor->sample;
	int64_t window = tunable_get(DPAS_SWITCH_PARAM5).init;

	sample_get_tunable(sample, DPAS_SWITCH_PARAM5, &window);
	return now_ns >= tuner->begin_ns + TRIAL_SETTLE_MOST_NS ||
		tuner_trial_ios(sample) - tuner->begin_ios >= TRIAL_WINDOWS *
			(uint64_t)window * tuner_trial_cpus(tuner, sample);
}

uint64_t tuner_trial_part_ns(const struct tuner *tuner)
{
	return tuner->is_simulated ? TRIAL_MODEL_PART_NS : TRIAL_PART_NS;
}

bool tuner_trial_is_long_enough(const struct tuner *tuner,
				const struct monitor *monitor)
{
	const struct history *history = monitor->history;
	const struct sample *first = history_sample(
		history, history_back_at(history, tuner->measure_ns));
	const struct sample *last = &monitor->sample;

	return last->mono_ns >= tuner->measure_ns + TRIAL_MOST_NS ||
		(tuner->is_simulated &&
		 tuner_trial_ios(last) - tuner_trial_ios(first) >= TRIAL_IOS);
}

/* Less than half as good as the mean of the reference with this load so far. */
bool tuner_trial_is_hopeless(const struct tuner *tuner,
			     const struct tune_figures *figures)
{
	const struct tune_search *search = &tuner->search;
	struct tune_figures reference = tune_trials_mean(
		&search->trials, TUNE_REFERENCE, tuner->turn.load, 0);
	double score, least;

	return tuner->turn.candidate != TUNE_REFERENCE &&
		!search->plan.is_sweep &&
		tune_goal_score(&search->plan.goal, &reference, &least) &&
		tune_goal_score(&search->plan.goal, figures, &score) &&
		score < least - log(2);
}

/* The mean of @measure over those samples, weighted by time. */
static struct figure tuner_trial_mean(const struct history *history,
				      uint64_t since_ns, enum measure measure)
{
	double sum = 0, weight = 0;
	const struct sample *sample;
	size_t back;

	for (back = 0; (sample = history_sample(history, back)) &&
	     sample->mono_ns > since_ns;
	     back++) {
		struct figure value = measure_get(history, back, measure);
		double interval = (double)history_interval_ns(history, back);

		if (!value.known)
			continue;
		sum += value.value * interval;
		weight += interval;
	}
	if (!(weight > 0))
		return (struct figure){ 0 };
	return (struct figure){ true, sum / weight };
}

/*
 * From the total CPU time, which is exact; a share may be of another interval.
 */
static struct figure tuner_trial_cpu(const struct history *history,
				     uint64_t since_ns)
{
	const struct sample *last = history_sample(history, 0);
	const struct sample *first = history_sample(
		history, history_back_at(history, since_ns));
	uint64_t before, after;

	if (!last || !first || last->mono_ns <= first->mono_ns ||
	    !sample_get_load(first, LOAD_CPU_NS, &before) ||
	    !sample_get_load(last, LOAD_CPU_NS, &after) || after < before)
		return (struct figure){ 0 };
	return (struct figure){ true,
				(double)(after - before) /
					(double)(last->mono_ns -
						 first->mono_ns) };
}

struct tune_figures tuner_trial_figures(const struct history *history,
					uint64_t since_ns)
{
	struct figure iops = tuner_trial_mean(history, since_ns,
					      MEASURE_QUEUE_IOPS);
	struct figure cpu = tuner_trial_cpu(history, since_ns);
	struct tune_figures figures = { .metric = {
						[TUNE_MEAN] = tuner_trial_mean(
							history, since_ns,
							MEASURE_LATENCY_MEAN),
						[TUNE_P50] = tuner_trial_mean(
							history, since_ns,
							MEASURE_LATENCY_P50),
						[TUNE_P99] = tuner_trial_mean(
							history, since_ns,
							MEASURE_LATENCY_P99),
						[TUNE_P999] = tuner_trial_mean(
							history, since_ns,
							MEASURE_LATENCY_P999),
					} };

	if (!iops.known)
		iops = tuner_trial_mean(history, since_ns, MEASURE_LOAD_IOPS);
	figures.metric[TUNE_IOPS] = iops;
	figures.metric[TUNE_CPU] = (struct figure){ cpu.known,
						    cpu.value * 100 };
	cpu.value *= 1e9;
	figures.metric[TUNE_CPU_AN_IO] = figure_ratio(cpu, iops);
	return figures;
}
