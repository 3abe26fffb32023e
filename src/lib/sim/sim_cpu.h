/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_cpu.h - who runs on a CPU
 *
 * @t is when the thing begins; it may lie ahead of sim->now.
 */
#ifndef LIB_SIM_SIM_CPU_H
#define LIB_SIM_SIM_CPU_H

#include "lib/sim/sim_state.h"

/* An interrupt of @cost ns arrives. Returns when it is over. */
uint64_t sim_cpu_interrupt(struct sim *sim, struct sim_cpu *cpu, uint64_t t,
			   uint32_t cost);

/* @thread, which is asleep, is ready to do its step. */
void sim_cpu_wake(struct sim *sim, struct sim_cpu *cpu,
		  struct sim_thread *thread, uint64_t t);

/* The running thread sleeps; others may run. */
void sim_cpu_block(struct sim *sim, struct sim_cpu *cpu, uint64_t t);

/* The running thread spins from now on. */
void sim_cpu_spin(struct sim *sim, struct sim_cpu *cpu);

/* The poll loop sees need_resched: the scheduler looks who is next. */
void sim_cpu_yield(struct sim *sim, struct sim_cpu *cpu);

#endif
