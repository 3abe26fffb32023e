/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_io.h - an I/O between entry and return of its system call
 */
#ifndef LIB_SIM_SIM_IO_H
#define LIB_SIM_SIM_IO_H

#include "lib/sim/sim_state.h"

/* The running thread executes its current step at sim->now. */
void sim_io_step(struct sim *sim, struct sim_cpu *cpu,
		 struct sim_thread *thread);

/* The event of @thread, which is on @cpu, is due: its completion or its timer. */
void sim_io_event(struct sim *sim, struct sim_cpu *cpu,
		  struct sim_thread *thread);

#endif
