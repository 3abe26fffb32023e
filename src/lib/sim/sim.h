/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim.h - a modelled machine whose CPUs run the DPAS policy
 *
 * A discrete-event simulation of CPUs, a scheduler, timers, interrupts, jobs
 * that do synchronous I/O, and a drive. The policy is the kernel's own code
 * (kernel/policy); everything that it reacts to comes out of the model, and
 * nothing of it is written down in advance. SIMULATOR.md says what is modelled
 * how, and what is left out.
 *
 * Times are ns of simulated time, from 0. The same configuration, seed and
 * calls give the same run, to the bit, on every machine. Nothing here knows
 * real time, prints or exits. A struct sim is used by one thread at a time.
 */
#ifndef LIB_SIM_SIM_H
#define LIB_SIM_SIM_H

#include <stddef.h>

#include "dpas_policy.h"
#include "lib/model/latency_histogram.h"
#include "lib/model/method.h"
#include "lib/sim/sim_profile.h"
#include "lib/sim/sim_switch.h"

#define SIM_MAX_CPUS 1024
#define SIM_MAX_JOBS 4096
#define SIM_MAX_BLOCK (16U << 20) /* bytes; a multiple of 512 */

struct sim;

struct sim_config {
	const struct sim_profile *profile;
	unsigned int cpus; /* 1 to SIM_MAX_CPUS, each with a poll queue */
	uint64_t seed;
	sim_switch_fn *on_switch; /* may be NULL */
	void *context;
};

/* What the jobs do. Job i runs on the (i modulo nr_cpus)th of cpus[]. */
struct sim_load {
	unsigned int jobs;	  /* 0 to SIM_MAX_JOBS */
	uint32_t block_bytes;	  /* 512 to SIM_MAX_BLOCK */
	uint32_t read_percent;	  /* 0 to 100 */
	uint32_t rate_iops;	  /* a job; 0: as fast as it goes */
	uint64_t think_ns;	  /* a job sleeps so long after each I/O */
	bool polled;		  /* RWF_HIPRI; otherwise interrupts */
	const unsigned int *cpus; /* NULL: all */
	unsigned int nr_cpus;
};

/* Counts since the start, of all CPUs. */
struct sim_totals {
	uint64_t reads;
	uint64_t writes;
	uint64_t context_switches;
	uint64_t busy_ns;      /* CPU time that was not idle */
	uint64_t run_delay_ns; /* of jobs that were ready and did not run */
	uint64_t collections;  /* of garbage */
	unsigned int jobs;     /* running, those about to stop included */
};

/* One job, 4 KiB reads, polled, as fast as it goes, on all CPUs. */
struct sim_load sim_load_default(void);

/* NULL where memory is short. No job runs until sim_set_load(). */
struct sim *sim_new(const struct sim_config *config);
void sim_free(struct sim *sim); /* NULL is fine */

/*
 * Change the load. A job that is no longer wanted ends with its present I/O,
 * one that has to move does so then. False where memory is short (the load is
 * then as before) or *@load is out of the ranges above.
 */
bool sim_set_load(struct sim *sim, const struct sim_load *load);

/*
 * Give a tunable @value; false (and nothing changed) where it is refused. As
 * in the kernel, writing pas_d_init restarts the buckets and turning
 * switch_enabled on starts every CPU in PAS.
 */
bool sim_set_tunable(struct sim *sim, enum dpas_tunable id, int64_t value);
const struct dpas_tunables *sim_tunables(const struct sim *sim);

/* -1: poll at once; 0: hybrid polling sleeps half the mean; > 0: so many us. */
bool sim_set_io_poll_delay(struct sim *sim, int64_t value);
int64_t sim_io_poll_delay(const struct sim *sim);

/* Set the tunables that @method names; the others stay. */
void sim_set_method(struct sim *sim, enum method method);

/*
 * Simulate up to @until_ns, but at most about @max_events events. Returns
 * whether @until_ns was reached.
 */
bool sim_run(struct sim *sim, uint64_t until_ns, uint64_t max_events);

uint64_t sim_now(const struct sim *sim);
unsigned int sim_nr_cpus(const struct sim *sim);
const struct dpas_cpu *sim_policy(const struct sim *sim, unsigned int cpu);
const struct latency_histogram *sim_latencies(const struct sim *sim);
void sim_get_totals(const struct sim *sim, struct sim_totals *totals);

#endif
