/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_rig.h - a simulated machine as the tests drive it
 */
#ifndef TESTS_LIB_SIM_SIM_RIG_H
#define TESTS_LIB_SIM_SIM_RIG_H

#include <criterion/criterion.h>

#include "lib/model/mode_edge.h"
#include "lib/sim/sim.h"

#define SECOND UINT64_C(1000000000)
#define RIG_MAX_SWITCHES 10000

struct rig_switch {
	uint64_t time_ns;
	unsigned int cpu;
	struct dpas_switch record;
};

struct rig {
	struct sim *sim;
	struct sim_load load;
	size_t nr_switches; /* may exceed what is kept */
	struct rig_switch switches[RIG_MAX_SWITCHES];
};

static inline void rig_on_switch(void *context, uint64_t now_ns,
				 unsigned int cpu,
				 const struct dpas_switch *record)
{
	struct rig *rig = context;

	/* What the program takes for the limit is what the policy took. */
	cr_expect_eq(record->window_limit,
		     sim_tunables(rig->sim)
			     ->value[mode_edge_window_tunable(record->from)]);
	if (rig->nr_switches < RIG_MAX_SWITCHES)
		rig->switches[rig->nr_switches] = (struct rig_switch){
			now_ns, cpu, *record
		};
	rig->nr_switches++;
}

/* A machine in @method with no load yet. End it with rig_end(). */
static inline struct rig *rig_new(const char *profile, unsigned int cpus,
				  enum method method, uint64_t seed)
{
	struct rig *rig = calloc(1, sizeof(*rig));
	struct sim_config config = {
		.profile = sim_profile_find(profile),
		.cpus = cpus,
		.seed = seed,
		.on_switch = rig_on_switch,
		.context = rig,
	};

	cr_assert(rig);
	rig->sim = sim_new(&config);
	cr_assert(rig->sim);
	sim_set_method(rig->sim, method);
	rig->load = sim_load_default();
	rig->load.polled = method_is_polled(method);
	return rig;
}

static inline void rig_end(struct rig *rig)
{
	sim_free(rig->sim);
	free(rig);
}

static inline void rig_jobs(struct rig *rig, unsigned int jobs)
{
	rig->load.jobs = jobs;
	cr_assert(sim_set_load(rig->sim, &rig->load));
}

static inline void rig_set(struct rig *rig, enum dpas_tunable id, int64_t value)
{
	cr_assert(sim_set_tunable(rig->sim, id, value));
}

/* Run @ns on. */
static inline void rig_run(struct rig *rig, uint64_t ns)
{
	cr_assert(sim_run(rig->sim, sim_now(rig->sim) + ns, UINT64_MAX));
}

static inline const struct dpas_cpu *rig_cpu(const struct rig *rig,
					     unsigned int cpu)
{
	return sim_policy(rig->sim, cpu);
}

static inline uint64_t rig_ios(const struct rig *rig)
{
	return sim_latencies(rig->sim)->count;
}

static inline double rig_iops(const struct rig *rig)
{
	return (double)rig_ios(rig) * 1e9 / (double)sim_now(rig->sim);
}

/* The busy share of all CPUs, 0 to 1. */
static inline double rig_busy(const struct rig *rig)
{
	struct sim_totals totals;

	sim_get_totals(rig->sim, &totals);
	return (double)totals.busy_ns / (double)sim_now(rig->sim) /
		sim_nr_cpus(rig->sim);
}

#endif
