/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_call.h - the system call of an I/O: entry and return
 *
 * @t is the time of the action; it may be later than sim->now.
 */
#ifndef LIB_SIM_SIM_CALL_H
#define LIB_SIM_SIM_CALL_H

#include "lib/sim/sim_state.h"

/* The running thread is busy until @t and then executes @step. */
static inline void sim_call_busy(struct sim_cpu *cpu, uint64_t t,
				 enum thread_step step)
{
	cpu->polling = false;
	cpu->current->step = step;
	sim_cpu_plan(cpu, t);
}

/* The running thread prepares an I/O. */
static inline void sim_call_begin(const struct sim *sim, struct sim_cpu *cpu,
				  uint64_t t)
{
	sim_call_busy(cpu, t + sim->machine.app + sim->machine.submit,
		      STEP_ISSUE);
}

/* The running @thread sees its I/O complete, and returns to its program. */
static inline void sim_call_return(struct sim *sim, struct sim_cpu *cpu,
				   struct sim_thread *thread, uint64_t t)
{
	if (thread->in_policy)
		dpas_leave(&cpu->policy, &thread->io,
			   (enum dpas_outcome)thread->outcome, t);
	t += sim->machine.complete;
	latency_histogram_add(&sim->latencies,
			      t - thread->issued_at + sim->machine.submit);
	sim->ios[thread->write]++;
	if (sim->think_ns || sim->period_ns || !thread->wanted ||
	    thread->cpu != thread->next_cpu)
		sim_call_busy(cpu, t, STEP_PAUSE);
	else
		sim_call_begin(sim, cpu, t);
}

#endif
