// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_trace.h"

#include <string.h>

#define EPOCH_NS 100000000

static void sim_trace_epoch_advance(struct trace_epoch *epoch, uint64_t now_ns)
{
	if (now_ns < epoch->end_ns)
		return;
	if (epoch->count)
		epoch->last_mean_ns = epoch->sum_ns / epoch->count;
	epoch->sum_ns = 0;
	epoch->count = 0;
	epoch->end_ns = now_ns - now_ns % EPOCH_NS + EPOCH_NS;
}

static void sim_trace_epoch_record(struct trace_epoch *epoch, uint64_t ns)
{
	epoch->sum_ns += ns;
	epoch->count++;
}

/* The first poll of an I/O that sleeps for dur, and the outcome. */
static void sim_trace_wake(const struct trace_settings *settings,
			   struct trace_step *step)
{
	step->wake_ns = step->dur_ns;
	if (settings->feedback && step->dur_ns)
		step->wake_ns += settings->wakeup_ns;
	step->outcome = step->wake_ns >= step->service_ns ? DPAS_OVER :
							    DPAS_UNDER;
	step->latency_ns = step->outcome == DPAS_OVER ? step->wake_ns :
							step->service_ns;
}

static void sim_trace_do_pas(struct trace_run *run, struct trace_step *step)
{
	struct dpas_switch record;
	struct dpas_io io;

	dpas_submit(&run->cpu, &run->tunables, step->bucket, &io, &record);
	dpas_enter(&run->cpu, &run->tunables, &io, run->now_ns, &record);
	step->dur_ns = io.sleep_ns;
	step->adj = run->cpu.bucket[step->bucket].adj;
	sim_trace_wake(&run->settings, step);
	dpas_leave(&run->cpu, &io, (enum dpas_outcome)step->outcome,
		   run->now_ns);
}

/* The latency that LHP and EHP learn from. */
static uint64_t sim_trace_seen_ns(const struct trace_run *run,
				  const struct trace_step *step)
{
	return run->settings.feedback ? step->latency_ns : step->service_ns;
}

static void sim_trace_do_lhp(struct trace_run *run, struct trace_step *step)
{
	struct trace_epoch *epoch = &run->epoch[step->bucket];

	sim_trace_epoch_advance(epoch, run->now_ns);
	step->new_epoch = !epoch->count;
	step->adj = DPAS_ONE;
	step->known_ns = epoch->last_mean_ns;
	step->dur_ns = (step->known_ns + 1) / 2;
	sim_trace_wake(&run->settings, step);
	sim_trace_epoch_record(epoch, sim_trace_seen_ns(run, step));
}

static void sim_trace_do_ehp(struct trace_run *run, struct trace_step *step)
{
	struct dpas_ehp *ehp = &run->ehp[step->bucket];

	step->dur_ns = dpas_ehp_sleep_ns(ehp, run->now_ns);
	step->new_epoch = !ehp->latency.now_ns;
	step->adj = DPAS_ONE;
	step->known_ns = dpas_least_of_late(&ehp->latency);
	step->known_wake_up_ns = dpas_ehp_wake_up_ns(ehp);
	sim_trace_wake(&run->settings, step);
	dpas_ehp_learn(ehp, (uint32_t)step->dur_ns, step->wake_ns,
		       sim_trace_seen_ns(run, step),
		       (enum dpas_outcome)step->outcome);
}

void sim_trace_start(struct trace_run *run,
		     const struct trace_settings *settings)
{
	uint32_t *value = run->tunables.value;
	unsigned int i;

	memset(run, 0, sizeof(*run));
	run->settings = *settings;
	memset(run->last, DPAS_UNDER, sizeof(run->last));
	for (i = 0; i < DPAS_NR_BUCKETS; i++)
		run->epoch[i].end_ns = EPOCH_NS;
	dpas_tunables_init(&run->tunables);
	value[DPAS_PAS_ENABLED] = 1;
	value[DPAS_PAS_ADAPTIVE_ENABLED] = settings->policy == TRACE_ADAPTIVE;
	value[DPAS_PAS_D_INIT] = settings->d_init_ns;
	value[DPAS_PAS_UP_INIT] = settings->up;
	value[DPAS_PAS_DN_INIT] = settings->dn;
	dpas_cpu_restart(&run->cpu);
	dpas_buckets_restart(&run->cpu, &run->tunables);
}

struct trace_step sim_trace_next(struct trace_run *run, uint64_t service_ns,
				 uint8_t bucket)
{
	struct trace_step step = { .service_ns = service_ns, .bucket = bucket };

	if (run->settings.policy == TRACE_LHP)
		sim_trace_do_lhp(run, &step);
	else if (run->settings.policy == TRACE_EHP)
		sim_trace_do_ehp(run, &step);
	else
		sim_trace_do_pas(run, &step);
	step.pair = (uint8_t)(2 * run->last[bucket] + step.outcome);
	run->last[bucket] = step.outcome;
	run->now_ns += step.latency_ns;
	return step;
}

void sim_trace_count(struct trace_result *result, const struct trace_step *step)
{
	result->ios++;
	result->service_ns += step->service_ns;
	result->latency_ns += step->latency_ns;
	result->slept_ns += step->dur_ns;
	result->last_dur_ns = step->dur_ns;
	if (step->outcome == DPAS_OVER)
		result->oversleep_ns += step->wake_ns - step->service_ns;
	else
		result->undersleep_ns += step->service_ns - step->wake_ns;
	result->pairs[step->pair]++;
}

void sim_trace_run(const struct trace_settings *settings,
		   const uint64_t *service_ns, const uint8_t *bucket,
		   size_t count, struct trace_result *result,
		   struct trace_step *step)
{
	struct trace_run run;
	size_t i;

	memset(result, 0, sizeof(*result));
	sim_trace_start(&run, settings);
	for (i = 0; i < count; i++) {
		struct trace_step here = sim_trace_next(&run, service_ns[i],
							bucket ? bucket[i] : 0);

		sim_trace_count(result, &here);
		if (step)
			step[i] = here;
	}
}

static double sim_trace_share(uint64_t part, uint64_t whole)
{
	return whole ? (double)part / (double)whole : 0;
}

double sim_trace_over(const struct trace_result *result)
{
	return sim_trace_share(result->oversleep_ns, result->service_ns);
}

double sim_trace_under(const struct trace_result *result)
{
	return sim_trace_share(result->undersleep_ns, result->service_ns);
}

double sim_trace_awake(const struct trace_result *result)
{
	return 1 - sim_trace_share(result->slept_ns, result->latency_ns);
}
