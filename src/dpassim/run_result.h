/* SPDX-License-Identifier: GPL-2.0 */
/*
 * run_result.h - the result of a simulation run, and output of many
 */
#ifndef DPASSIM_RUN_RESULT_H
#define DPASSIM_RUN_RESULT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "lib/sim/sim.h"
#include "lib/sim/sim_drive.h"

#define RUN_MAX_JOBS 64 /* maximum numbers of jobs in one call */
#define RUN_MAX_METHODS 6

/* The plan: each method with each number of jobs, starting afresh for each. */
struct run_plan {
	struct sim_drive_spec spec;
	struct sim_drive drive;
	unsigned int cpus;
	double seconds;
	uint64_t seed;
	struct sim_load load; /* except jobs and polled */
	size_t nr_methods;
	enum method method[RUN_MAX_METHODS];
	size_t nr_jobs;
	unsigned int jobs[RUN_MAX_JOBS];
	struct dpas_tunables tunables; /* except those set by the method */
};

struct run_result {
	enum method method;
	unsigned int jobs;
	uint64_t ios;
	double iops;
	uint64_t mean_ns, p50_ns, p99_ns, p999_ns, max_ns;
	double cpu_percent; /* busy share of all CPUs */
	uint64_t context_switches;
	uint64_t mode_ios[DPAS_NR_MODES]; /* as counted in switch_stat */
	uint64_t mode_switches;
	unsigned int ends_in[DPAS_NR_MODES]; /* CPUs with jobs, by mode */
};

/* Is tunable @id set by the method? If so, a plan must not set it. */
bool run_result_method_sets(unsigned int id);

/* Does the kernel count its I/Os by mode? */
bool run_result_has_modes(const struct run_result *result);

#define RUN_MODES_TEXT 256

/* Its I/Os by mode, and for DPAS the final mode; requires run_result_has_modes(). */
void run_result_describe_modes(const struct run_result *result,
			       char text[RUN_MODES_TEXT]);

/* Run @method with @jobs. False on allocation failure. */
bool run_result_once(const struct run_plan *plan, enum method method,
		     unsigned int jobs, struct run_result *result);

/* Print @count results of a method in the format of the lab's bench.sh. */
void run_result_print_method(const struct run_plan *plan,
			     const struct run_result *result, size_t count);

/* Print IOPS by method and jobs, as in the lab's table. */
void run_result_print_iops(const struct run_plan *plan,
			   const struct run_result *result);

/* All results, method by method, as one JSON object. NULL: no memory. */
json_t *run_result_to_json(const struct run_plan *plan,
			   const struct run_result *result);

#endif
