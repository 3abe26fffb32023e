// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_call.h"

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
		sim_call_busy(cpu, t, STEP_PAUSE);
	else
		sim_call_begin(sim, cpu, t);
}
