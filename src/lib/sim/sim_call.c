// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_call.h"

void sim_call_busy(struct sim *sim, struct sim_cpu *cpu, uint64_t t,
		   enum thread_step step)
{
	cpu->polling = false;
	cpu->current->step = step;
	cpu->busy_until = t;
	sim_queue_set(&sim->events, cpu->number, t);
}

void sim_call_begin(struct sim *sim, struct sim_cpu *cpu, uint64_t t)
{
	sim_call_busy(sim, cpu, t + sim->machine.app + sim->machine.submit,
		      STEP_ISSUE);
}

void sim_call_return(struct sim *sim, struct sim_cpu *cpu,
		     struct sim_thread *thread, uint64_t t)
{
	if (thread->in_policy)
		dpas_leave(&cpu->policy, &thread->io,
			   (enum dpas_outcome)thread->outcome, t);
	t += sim->machine.complete;
	latency_histogram_add(&sim->latencies, t - thread->started_at);
	sim->ios[thread->write]++;
	if (sim->think_ns || sim->period_ns || !thread->wanted ||
	    thread->cpu != thread->next_cpu)
		sim_call_busy(sim, cpu, t, STEP_PAUSE);
	else
		sim_call_begin(sim, cpu, t);
}
