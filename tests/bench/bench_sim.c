// SPDX-License-Identifier: GPL-2.0
/*
 * bench_sim.c - how many I/Os the simulator simulates per second of CPU time
 *
 * CPU time, not elapsed time, so that other work on this computer does not
 * matter. The goal is 5 million per second on one core for DPAS.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "lib/sim/sim.h"

#define ROUNDS 5

static double cpu_seconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Simulate 5 seconds; returns millions of I/Os per second. */
static double measure(const char *profile, unsigned int cpus,
		      enum method method, unsigned int jobs)
{
	struct sim_config config = {
		.profile = sim_profile_find(profile),
		.cpus = cpus,
		.seed = 1,
	};
	struct sim_load load = sim_load_default();
	struct sim *sim = sim_new(&config);
	double seconds, ios;

	load.jobs = jobs;
	load.polled = method_is_polled(method);
	if (!sim || (sim_set_method(sim, method), !sim_set_load(sim, &load))) {
		fputs("out of memory\n", stderr);
		exit(EXIT_FAILURE);
	}
	seconds = cpu_seconds();
	sim_run(sim, UINT64_C(5000000000), UINT64_MAX);
	seconds = cpu_seconds() - seconds;
	ios = (double)sim_latencies(sim)->count;
	sim_free(sim);
	return ios / seconds / 1e6;
}

int main(void)
{
	static const struct {
		const char *profile;
		unsigned int cpus;
		enum method method;
		unsigned int jobs;
	} run[] = {
		{ "optane", 1, METHOD_DPAS, 1 },
		{ "optane", 1, METHOD_DPAS, 2 },
		{ "optane", 1, METHOD_DPAS, 16 },
		{ "optane", 8, METHOD_DPAS, 16 },
		{ "optane", 64, METHOD_DPAS, 192 },
		{ "optane", 1, METHOD_PAS, 1 },
		{ "optane", 1, METHOD_CP, 16 },
	};
	size_t i;
	int round;

	for (i = 0; i < sizeof(run) / sizeof(*run); i++) {
		double best = 0;

		for (round = 0; round < ROUNDS; round++) {
			double speed = measure(run[i].profile, run[i].cpus,
					       run[i].method, run[i].jobs);

			if (speed > best)
				best = speed;
		}
		printf("%s, %2u CPUs, %-4s, %3u jobs: %5.1f million I/Os per second\n",
		       run[i].profile, run[i].cpus, method_name(run[i].method),
		       run[i].jobs, best);
	}
	return EXIT_SUCCESS;
}
