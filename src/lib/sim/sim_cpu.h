/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_cpu.h - who runs on a CPU
 *
 * @t is the start time of the action; it may be later than sim->now.
 */
#ifndef LIB_SIM_SIM_CPU_H
#define LIB_SIM_SIM_CPU_H

#include "lib/sim/sim_state.h"

/* An interrupt of @cost ns arrives. Returns the time when it is over. */
uint64_t sim_cpu_interrupt(struct sim *sim, struct sim_cpu *cpu, uint64_t t,
			   uint32_t cost);

/* Wake @thread, which is asleep, to execute its step. */
void sim_cpu_wake(struct sim *sim, struct sim_cpu *cpu,
		  struct sim_thread *thread, uint64_t t);

/* The running thread goes to sleep; others may run. */
void sim_cpu_block(struct sim *sim, struct sim_cpu *cpu, uint64_t t);

/* The running thread spins from now on. */
void sim_cpu_spin(struct sim *sim, struct sim_cpu *cpu);

/* The poll loop sees need_resched: schedule. */
void sim_cpu_yield(struct sim *sim, struct sim_cpu *cpu);

#endif
