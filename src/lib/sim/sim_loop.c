// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_loop.h"

#include "lib/sim/sim_io.h"

/* How far a CPU may run ahead of the others, as far as it concerns itself. */
#define SIM_AHEAD_NS 1000000

static struct sim_cpu *sim_loop_cpu(const struct sim *sim, uint64_t key)
{
	uint32_t number = sim_queue_number(key);

	if (number >= SIM_MAX_CPUS)
		number = sim->threads[number - SIM_MAX_CPUS].cpu;
	return &sim->cpus[number];
}

/* The event @number of @cpu is due. */
static void sim_loop_event(struct sim *sim, struct sim_cpu *cpu,
			   uint32_t number)
{
	if (number >= SIM_MAX_CPUS)
		sim_io_event(sim, cpu, &sim->threads[number - SIM_MAX_CPUS]);
	else if (cpu->polling)
		sim_cpu_yield(sim, cpu);
	else
		sim_io_step(sim, cpu, cpu->current);
}

/* Does an event concern the drive, random numbers or other CPUs? */
static bool sim_loop_is_shared(const struct sim_cpu *cpu, uint32_t number)
{
	return number < SIM_MAX_CPUS && !cpu->polling &&
		cpu->current->step != STEP_POLL;
}

/*
 * The event @key of @cpu, the first of all, is due. So are those after it, up to
 * @until_ns, that concern this CPU alone.
 */
static void sim_loop_run_cpu(struct sim *sim, struct sim_cpu *cpu, uint64_t key,
			     uint64_t until_ns)
{
	do {
		sim->now = sim_queue_time(key);
		sim_loop_event(sim, cpu, sim_queue_number(key));
		key = sim_cpu_first(cpu);
	} while (sim_queue_time(key) <= until_ns &&
		 !sim_loop_is_shared(cpu, sim_queue_number(key)));
	sim_queue_set(&sim->first, cpu->number, key);
}

/*
 * All that an event does is inlined: of the instructions of an I/O, a fifth were
 * calls and returns.
 */
__attribute__((flatten)) bool sim_loop_run(struct sim *sim, uint64_t until_ns,
					   uint64_t max_ios)
{
	uint64_t furthest_ns = sim->now;
	uint64_t key, ahead_ns;

	do {
		key = sim_queue_first(&sim->first);
		if (sim_queue_time(key) > until_ns)
			break;
		ahead_ns = sim_queue_time(key) + SIM_AHEAD_NS;
		sim_loop_run_cpu(sim, sim_loop_cpu(sim, key), key,
				 ahead_ns < until_ns ? ahead_ns : until_ns);
		furthest_ns = sim_later(furthest_ns, sim->now);
	} while (max_ios-- > 1);
	sim->now = furthest_ns;
	return sim_queue_time(sim_queue_first(&sim->first)) > until_ns;
}
