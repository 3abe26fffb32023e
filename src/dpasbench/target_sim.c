// SPDX-License-Identifier: GPL-2.0
/*
 * target_sim.c - a simulated machine (lib/sim/SIMULATOR.md), in its own time
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dpasbench/stop_signal.h"
#include "dpasbench/target.h"
#include "lib/model/method.h"
#include "lib/sim/sim_spec.h"

/* Between checks for signals: some tens of milliseconds. */
#define SIM_SLICE_IOS 100000

struct target_sim {
	struct target base;
	struct sim_spec spec;
	struct sim_drive drive;
	struct mode_counts *halfway; /* one per CPU of the plan */
	struct mode_counts *at_end;
};

static void target_sim_read_counts(const struct target_sim *target,
				   const struct sim *sim,
				   struct mode_counts *counts)
{
	const struct plan *plan = target->base.plan;
	size_t i;

	for (i = 0; i < plan->nr_cpus; i++)
		memcpy(counts[i].ios, sim_policy(sim, plan->cpu[i])->ios,
		       sizeof(counts[i].ios));
}

static bool target_sim_run_until(const struct target_sim *target,
				 struct sim *sim, uint64_t until_ns)
{
	while (!sim_run(sim, until_ns, SIM_SLICE_IOS))
		if (stop_signal_has_come(target->base.signal_fd))
			return false;
	return true;
}

static struct sim *target_sim_set_up(const struct target_sim *target,
				     const struct run *run)
{
	const struct plan *plan = target->base.plan;
	struct sim_config config = {
		.profile = target->drive.profile,
		.cpus = target->spec.cpus,
		.seed = target->spec.seed + run->repeat,
	};
	struct sim_load load = sim_load_default();
	struct sim *sim = sim_new(&config);

	if (!sim)
		return NULL;
	sim_set_method(sim, run->method);
	if (run->d_init_ns)
		sim_set_tunable(sim, DPAS_PAS_D_INIT, run->d_init_ns);
	load.jobs = run->point.jobs;
	load.block_bytes = run->point.block_bytes;
	load.read_percent = plan->write ? 0 : 100;
	load.think_ns = target->spec.think_ns;
	load.polled = method_is_polled(run->method);
	load.cpus = plan->cpu;
	load.nr_cpus = (unsigned int)plan->nr_cpus;
	if (sim_set_load(sim, &load))
		return sim;
	sim_free(sim);
	return NULL;
}

static void target_sim_read_figures(const struct sim *sim,
				    struct measurement *measurement)
{
	const struct latency_histogram *latencies = sim_latencies(sim);
	double elapsed_ns = (double)sim_now(sim);
	struct sim_totals totals;

	sim_get_totals(sim, &totals);
	measurement->ios = latencies->count;
	measurement->iops = (double)latencies->count * 1e9 / elapsed_ns;
	measurement->mean_ns = (double)latency_histogram_mean(latencies);
	measurement->p50_ns = latency_histogram_quantile(latencies, 500000);
	measurement->p99_ns = latency_histogram_quantile(latencies, 990000);
	measurement->p999_ns = latency_histogram_quantile(latencies, 999000);
	measurement->max_ns = latencies->max_ns;
	measurement->cpu_percent = (double)totals.busy_ns * 100 / elapsed_ns /
		measurement->point.jobs;
	measurement->context_switches = totals.context_switches;
}

static void target_sim_read_modes(struct target_sim *target,
				  const struct sim *sim,
				  struct measurement *measurement)
{
	unsigned int cpu, mode;

	target_sim_read_counts(target, sim, target->at_end);
	measurement->has_modes = true;
	for (cpu = 0; cpu < sim_nr_cpus(sim); cpu++)
		for (mode = 0; mode < DPAS_NR_MODES; mode++)
			measurement->mode_ios[mode] +=
				sim_policy(sim, cpu)->ios[mode];
	if (measurement->method == METHOD_DPAS)
		measurement_set_final(measurement, target->base.plan,
				      target->halfway, target->at_end);
}

static bool target_sim_can_run(const struct target *target,
			       const struct run *run, struct problem *problem)
{
	(void)target;
	(void)run;
	(void)problem;
	return true;
}

static enum target_status target_sim_measure(struct target *base,
					     const struct run *run,
					     struct measurement *measurement,
					     struct problem *problem)
{
	struct target_sim *target = (struct target_sim *)base;
	uint64_t end_ns = run->runtime_ms * UINT64_C(1000000);
	struct sim *sim = target_sim_set_up(target, run);
	bool done;

	if (!sim) {
		problem_fail(problem, "the simulated machine", "out of memory");
		return TARGET_FAILED;
	}
	done = target_sim_run_until(target, sim, end_ns / 2);
	target_sim_read_counts(target, sim, target->halfway);
	done = done && target_sim_run_until(target, sim, end_ns);
	if (done) {
		target_sim_read_figures(sim, measurement);
		if (run->method >= METHOD_PAS)
			target_sim_read_modes(target, sim, measurement);
		measurement->fresh = true;
		measurement->poll_queues_known = true;
		measurement->poll_queues = sim_nr_cpus(sim);
		/*
		 * I/Os are counted when issued; the last ones are still in
		 * flight.
		 */
	}
	sim_free(sim);
	if (done)
		return TARGET_OK;
	problem_fail(problem, NULL, "interrupted");
	return TARGET_INTERRUPTED;
}

static bool target_sim_restore(struct target *base, struct problem *problem)
{
	(void)base;
	(void)problem;
	return true;
}

static void target_sim_close(struct target *base)
{
	struct target_sim *target = (struct target_sim *)base;

	sim_drive_close(&target->drive);
	free(target->halfway);
	free(target->at_end);
	free(target);
}

static const struct target_ops target_sim_ops = {
	.can_run = target_sim_can_run,
	.measure = target_sim_measure,
	.restore = target_sim_restore,
	.close = target_sim_close,
};

static bool target_sim_choose_cpus(const struct sim_spec *spec,
				   struct plan *plan, struct problem *problem)
{
	unsigned int cpu;
	size_t i;

	if (!plan->nr_cpus)
		for (cpu = 0; cpu < spec->cpus; cpu++)
			plan->cpu[plan->nr_cpus++] = cpu;
	for (i = 0; i < plan->nr_cpus; i++)
		if (plan->cpu[i] >= spec->cpus)
			return problem_fail(
				problem, "--cpus",
				"%s has no CPU %u; cpus=N in its name gives it N",
				plan->device, plan->cpu[i]);
	return true;
}

struct target *target_sim_open(struct plan *plan, int signal_fd,
			       struct problem *problem)
{
	struct target_sim *target = calloc(1, sizeof(*target));
	struct problem wrong;

	if (!target) {
		problem_fail(problem, NULL, "out of memory");
		return NULL;
	}
	target->base.ops = &target_sim_ops;
	target->base.plan = plan;
	target->base.signal_fd = signal_fd;
	problem_fail(problem, NULL, "out of memory");
	if (!sim_spec_parse(&target->spec, plan->sim, &wrong)) {
		problem_fail(problem, plan->sim, "%s: %s", wrong.value,
			     wrong.reason);
	} else if (sim_drive_open(&target->drive, &target->spec.drive,
				  problem) &&
		   target_sim_choose_cpus(&target->spec, plan, problem)) {
		target->halfway = calloc(plan->nr_cpus,
					 sizeof(*target->halfway));
		target->at_end = calloc(plan->nr_cpus, sizeof(*target->at_end));
	}
	if (target->halfway && target->at_end) {
		snprintf(target->base.machine.kernel,
			 sizeof(target->base.machine.kernel), "simulated");
		snprintf(target->base.machine.model,
			 sizeof(target->base.machine.model), "%s",
			 target->drive.profile->about);
		target->base.machine.nr_cpus = target->spec.cpus;
		return &target->base;
	}
	target_sim_close(&target->base);
	return NULL;
}
