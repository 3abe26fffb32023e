// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_trace.h"

#include <string.h>

#define EPOCH_NS 100000000

/* What LHP and EHP know. */
struct epoch {
	uint64_t end_ns;
	uint64_t sum_ns;	/* of the present epoch */
	uint64_t count;
	uint64_t least_ns;
	uint64_t last_mean_ns;	/* of the last epoch that had any I/O */
	uint64_t last_least_ns;
};

static void sim_trace_epoch_advance(struct epoch *epoch, uint64_t now_ns)
{
	if (now_ns < epoch->end_ns)
		return;
	if (epoch->count) {
		epoch->last_mean_ns = epoch->sum_ns / epoch->count;
		epoch->last_least_ns = epoch->least_ns;
	}
	epoch->sum_ns = 0;
	epoch->count = 0;
	epoch->end_ns = now_ns - now_ns % EPOCH_NS + EPOCH_NS;
}

static uint64_t sim_trace_epoch_sleep(const struct epoch *epoch,
				      enum trace_policy policy)
{
	if (policy == TRACE_LHP)
		return (epoch->last_mean_ns + 1) / 2;
	return epoch->count ? epoch->least_ns : epoch->last_least_ns;
}

static void sim_trace_epoch_record(struct epoch *epoch, uint64_t service_ns)
{
	if (!epoch->count || service_ns < epoch->least_ns)
		epoch->least_ns = service_ns;
	epoch->sum_ns += service_ns;
	epoch->count++;
}

/* The policy with one job: QD is 1, and no mode is ever left. */
struct sleeper {
	struct dpas_cpu cpu;
	struct dpas_tunables tunables;
};

static void sim_trace_sleeper_init(struct sleeper *sleeper,
				   const struct trace_settings *settings)
{
	memset(sleeper, 0, sizeof(*sleeper));
	dpas_tunables_init(&sleeper->tunables);
	sleeper->tunables.value[DPAS_PAS_ENABLED] = 1;
	sleeper->tunables.value[DPAS_PAS_ADAPTIVE_ENABLED] =
		settings->policy == TRACE_ADAPTIVE;
	sleeper->tunables.value[DPAS_PAS_D_INIT] = settings->d_init_ns;
	sleeper->tunables.value[DPAS_PAS_UP_INIT] = settings->up;
	sleeper->tunables.value[DPAS_PAS_DN_INIT] = settings->dn;
	dpas_cpu_restart(&sleeper->cpu);
	dpas_buckets_restart(&sleeper->cpu, &sleeper->tunables);
}

static enum dpas_outcome sim_trace_sleeper_do(struct sleeper *sleeper,
					      struct trace_step *step)
{
	enum dpas_outcome outcome;
	struct dpas_switch record;
	struct dpas_io io;

	dpas_submit(&sleeper->cpu, &sleeper->tunables, 0, &io, &record);
	dpas_enter(&sleeper->cpu, &sleeper->tunables, &io, &record);
	step->dur_ns = io.sleep_ns;
	step->adj = sleeper->cpu.bucket[0].adj;
	outcome = step->dur_ns >= step->service_ns ? DPAS_OVER : DPAS_UNDER;
	dpas_leave(&sleeper->cpu, &io, outcome);
	return outcome;
}

static enum dpas_outcome sim_trace_epoch_do(struct epoch *epoch,
					    enum trace_policy policy,
					    struct trace_step *step)
{
	step->dur_ns = sim_trace_epoch_sleep(epoch, policy);
	step->adj = DPAS_ONE;
	sim_trace_epoch_record(epoch, step->service_ns);
	return step->dur_ns >= step->service_ns ? DPAS_OVER : DPAS_UNDER;
}

static void sim_trace_count_step(struct trace_result *result,
				 const struct trace_step *step)
{
	result->ios++;
	result->service_ns += step->service_ns;
	if (step->outcome == DPAS_OVER)
		result->oversleep_ns += step->dur_ns - step->service_ns;
	else
		result->undersleep_ns += step->service_ns - step->dur_ns;
	result->pairs[step->pair]++;
}

void sim_trace_run(const struct trace_settings *settings,
		   const uint64_t *service_ns, size_t count,
		   struct trace_result *result, struct trace_step *step)
{
	bool has_epochs = settings->policy == TRACE_LHP ||
			  settings->policy == TRACE_EHP;
	struct epoch epoch = { .end_ns = EPOCH_NS };
	enum dpas_outcome last = DPAS_UNDER;
	struct sleeper sleeper;
	uint64_t now_ns = 0;
	size_t i;

	memset(result, 0, sizeof(*result));
	sim_trace_sleeper_init(&sleeper, settings);
	for (i = 0; i < count; i++) {
		struct trace_step here = { .service_ns = service_ns[i] };

		sim_trace_epoch_advance(&epoch, now_ns);
		here.outcome = (uint8_t)(has_epochs ?
			sim_trace_epoch_do(&epoch, settings->policy, &here) :
			sim_trace_sleeper_do(&sleeper, &here));
		here.pair = (uint8_t)(2 * last + here.outcome);
		last = (enum dpas_outcome)here.outcome;
		now_ns += here.dur_ns > here.service_ns ? here.dur_ns :
							  here.service_ns;
		sim_trace_count_step(result, &here);
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
