/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_io.h - one I/O between the two ends of its system call
 */
#ifndef LIB_SIM_SIM_IO_H
#define LIB_SIM_SIM_IO_H

#include "lib/sim/sim_state.h"

/* The running thread does the step that it has come to, at sim->now. */
void sim_io_step(struct sim *sim, struct sim_cpu *cpu,
		 struct sim_thread *thread);

/* The slot of @thread has come up: its completion, or its timer. */
void sim_io_event(struct sim *sim, struct sim_thread *thread);

#endif
