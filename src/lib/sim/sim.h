/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim.h - a simulated machine whose CPUs run the DPAS policy
 *
 * A discrete-event simulation of CPUs, a scheduler, timers, interrupts, jobs
 * that do synchronous I/O, and a drive. The policy is the kernel's own code
 * (kernel/policy); everything that it reacts to results from the model, and
 * nothing is scripted. SIMULATOR.md describes the model and what it leaves out.
 *
 * Times are ns of simulated time, from 0. The same configuration, seed and
 * calls give bit-identical runs on every machine. Nothing here uses real time,
 * prints or exits. A struct sim is used by one thread at a time.
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

/* What the jobs do. Job i runs on cpus[i % nr_cpus]. */
struct sim_load {
	unsigned int jobs;	  /* 0 to SIM_MAX_JOBS */
	uint32_t block_bytes;	  /* 512 to SIM_MAX_BLOCK */
	uint32_t read_percent;	  /* 0 to 100 */
	uint32_t rate_iops;	  /* per job; 0: unlimited */
	uint64_t think_ns;	  /* sleep of a job after each I/O */
	bool polled;		  /* RWF_HIPRI; otherwise interrupts */
	const unsigned int *cpus; /* NULL: all */
	unsigned int nr_cpus;
};

/* Counts since the start, for all CPUs. */
struct sim_totals {
	uint64_t reads;
	uint64_t writes;
	uint64_t context_switches;
	uint64_t busy_ns;      /* non-idle CPU time */
	uint64_t run_delay_ns; /* run delay of ready jobs */
	uint64_t collections;  /* garbage collections */
	unsigned int jobs;     /* running, including those about to stop */
};

/* One job, 4 KiB reads, polled, unlimited rate, on all CPUs. */
struct sim_load sim_load_default(void);

/* NULL on allocation failure. No job runs until sim_set_load(). */
struct sim *sim_new(const struct sim_config *config);
void sim_free(struct sim *sim); /* NULL is fine */

/*
 * Change the load. Surplus jobs end after their current I/O, and jobs that have
 * to migrate do so then. False on allocation failure (the load is then
 * unchanged) or if *@load is out of the ranges above.
 */
bool sim_set_load(struct sim *sim, const struct sim_load *load);

/*
 * Set a tunable to @value; false (and unchanged) if it is rejected. As in the
 * kernel, writing pas_d_init resets the buckets, and turning switch_enabled on
 * starts every CPU in PAS.
 */
bool sim_set_tunable(struct sim *sim, enum dpas_tunable id, int64_t value);
const struct dpas_tunables *sim_tunables(const struct sim *sim);

/* -1: poll at once; 0: hybrid polling sleeps half the mean; > 0: us. */
bool sim_set_io_poll_delay(struct sim *sim, int64_t value);
int64_t sim_io_poll_delay(const struct sim *sim);

/* Set the tunables that define @method; the others stay. */
void sim_set_method(struct sim *sim, enum method method);

/*
 * Simulate until @until_ns, but at most about @max_ios I/Os. Returns whether
 * @until_ns was reached.
 */
bool sim_run(struct sim *sim, uint64_t until_ns, uint64_t max_ios);

uint64_t sim_now(const struct sim *sim);
unsigned int sim_nr_cpus(const struct sim *sim);
const struct dpas_cpu *sim_policy(const struct sim *sim, unsigned int cpu);
const struct latency_histogram *sim_latencies(const struct sim *sim);
void sim_get_totals(const struct sim *sim, struct sim_totals *totals);

#endif
