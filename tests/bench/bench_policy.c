/* SPDX-License-Identifier: GPL-2.0 */
/*
 * bench_policy.c - how many decisions per second the policy makes on one core
 *
 * A decision is the submit, enter and leave of an I/O (CP has no leave, INT
 * only a submit). The goal is 10 million per second.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "dpas_policy.h"

#define NR_OUTCOMES 4096 /* drawn in advance, to save time */
#define MAX_DEPTH 8
#define BATCH 2000   /* I/Os with the same depth */
#define SECONDS 0.15 /* per load; the seven take about a second */

struct load {
	const char *name;
	bool switching;
	enum dpas_mode mode;
	unsigned int depth[2]; /* I/Os in flight, one batch of each in turn */
	u32 windows[3];	       /* param5, 6, 7; 0: their defaults */
};

/*
 * For CP and INT alone: windows of a million I/Os, and a single I/O in PAS or
 * OL before returning, which does not affect the result.
 */
static const struct load loads[] = {
	{ "PAS, 1 in flight", false, DPAS_PAS, { 1, 1 }, { 0 } },
	{ "PAS, 8 in flight", false, DPAS_PAS, { 8, 8 }, { 0 } },
	{ "CP", true, DPAS_CP, { 1, 1 }, { 1, 1000000, 1000000 } },
	{ "INT", true, DPAS_INT, { 1, 1 }, { 1, 1000000, 1000000 } },
	{ "DPAS, 1 in flight", true, DPAS_PAS, { 1, 1 }, { 0 } },
	{ "DPAS, 8 in flight", true, DPAS_PAS, { 8, 8 }, { 0 } },
	{ "DPAS, all modes", true, DPAS_PAS, { 1, 8 }, { 100, 100, 100 } },
};

static u8 outcomes[NR_OUTCOMES];

static void draw_outcomes(void)
{
	u64 state = 1;

	for (int i = 0; i < NR_OUTCOMES; i++) {
		state = state * 6364136223846793005u + 1442695040888963407u;
		outcomes[i] = state >> 63;
	}
}

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec + ts.tv_nsec / 1e9;
}

static void leave(struct dpas_cpu *cpu, const struct dpas_io *io, u64 n)
{
	if (io->mode == DPAS_PAS || io->mode == DPAS_OL)
		dpas_leave(cpu, io, outcomes[n % NR_OUTCOMES], 0);
}

static void run_batch(struct dpas_cpu *cpu,
		      const struct dpas_tunables *tunables, unsigned int depth)
{
	struct dpas_io flight[MAX_DEPTH] = { { .mode = DPAS_INT } };
	struct dpas_switch record;

	for (u64 n = 0; n < BATCH; n++) {
		struct dpas_io *io = &flight[n % depth];

		leave(cpu, io, n);
		dpas_submit(cpu, tunables, dpas_bucket_index(n & 1, 8), io,
			    &record);
		if (io->mode != DPAS_INT)
			dpas_enter(cpu, tunables, io, 0, &record);
	}
	for (unsigned int i = 0; i < depth; i++)
		leave(cpu, &flight[i], i);
}

static void prepare(const struct load *load, struct dpas_cpu *cpu,
		    struct dpas_tunables *tunables)
{
	memset(cpu, 0, sizeof(*cpu));
	dpas_tunables_init(tunables);
	tunables->value[DPAS_SWITCH_ENABLED] = load->switching;
	for (int i = 0; i < 3; i++)
		if (load->windows[i])
			tunables->value[DPAS_SWITCH_PARAM5 + i] =
				load->windows[i];
	if (load->mode == DPAS_INT) /* OL returns to it at once */
		tunables->value[DPAS_SWITCH_PARAM2] =
			tunables->value[DPAS_SWITCH_PARAM3] = 0;
	dpas_cpu_restart(cpu);
	dpas_buckets_restart(cpu, tunables);
	cpu->mode = load->mode;
}

static double share(const struct dpas_cpu *cpu, enum dpas_mode mode, u64 of)
{
	return 100.0 * cpu->ios[mode] / of;
}

static void print_result(const struct load *load, const struct dpas_cpu *cpu,
			 u64 decisions, double seconds)
{
	printf("%-18s %7.1f M decisions/s %6.1f ns each"
	       "   %3.0f%% CP %3.0f%% PAS %3.0f%% OL %3.0f%% INT"
	       "   %6.1f switches per 1000 I/Os\n",
	       load->name, decisions / seconds / 1e6, seconds * 1e9 / decisions,
	       share(cpu, DPAS_CP, decisions), share(cpu, DPAS_PAS, decisions),
	       share(cpu, DPAS_OL, decisions), share(cpu, DPAS_INT, decisions),
	       1000.0 * cpu->switches / decisions);
}

static void run(const struct load *load)
{
	struct dpas_tunables tunables;
	struct dpas_cpu cpu;
	double start, seconds;
	u64 batches = 0;

	prepare(load, &cpu, &tunables);
	start = now();
	do {
		run_batch(&cpu, &tunables, load->depth[batches++ % 2]);
		seconds = now() - start;
	} while (seconds < SECONDS);
	print_result(load, &cpu, batches * BATCH, seconds);
}

int main(void)
{
	draw_outcomes();
	for (unsigned int i = 0; i < sizeof(loads) / sizeof(loads[0]); i++)
		run(&loads[i]);
	return 0;
}
