/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_cpu.h - scheduling, interrupts and context switches of a CPU
 *
 * A fair scheduler modelled on Linux 5.18: the ready thread with the least CPU
 * time runs next, a thread that slept is placed slightly ahead of the others,
 * and a spinning one has to yield at the first tick after its slice or when a
 * woken thread has a large enough lead. Threads in the kernel are not preempted
 * (CONFIG_PREEMPT_VOLUNTARY).
 *
 * @t is the start time of the action; it may be later than sim->now.
 */
#ifndef LIB_SIM_SIM_CPU_H
#define LIB_SIM_SIM_CPU_H

#include <stddef.h>

#include "lib/sim/sim_call.h"

/* An interrupt of @cost ns arrives. Returns the time when it is over. */
static inline uint64_t sim_cpu_interrupt(struct sim *sim, struct sim_cpu *cpu,
					 uint64_t t, uint32_t cost)
{
	uint64_t start = sim_later(t, cpu->hold_until);

	if (!cpu->current) {
		cpu->idle_ns += start - cpu->idle_from;
		start += sim->machine.idle_exit;
	} else if (!cpu->polling) {
		cpu->event += sim_queue_key(cost, 0);
	}
	cpu->hold_until = start + cost;
	return cpu->hold_until;
}

static inline void sim_cpu_charge(struct sim_cpu *cpu, uint64_t t)
{
	cpu->current->vruntime += t - cpu->charged_until;
	cpu->charged_until = t;
}

static inline void sim_cpu_idle(struct sim *sim, struct sim_cpu *cpu,
				uint64_t t)
{
	cpu->current = NULL;
	cpu->idle_from = t + sim->machine.switching;
	cpu->hold_until = cpu->idle_from;
	sim_cpu_plan(cpu, SIM_NEVER);
}

/* @thread, which is ready but not queued, runs from @t. */
static inline void sim_cpu_run(struct sim *sim, struct sim_cpu *cpu,
			       struct sim_thread *thread, uint64_t t)
{
	cpu->min_vruntime = sim_later(cpu->min_vruntime, thread->vruntime);
	thread->state = THREAD_RUNNING;
	if (t > thread->ready_at)
		sim->run_delay_ns += t - thread->ready_at;
	cpu->current = thread;
	cpu->polling = false;
	cpu->charged_until = t;
	cpu->slice_from = t;
	t += sim->machine.switching;
	if (thread->step == STEP_FINISH)
		sim_call_return(sim, cpu, thread, t);
	else if (thread->step == STEP_START)
		sim_call_begin(sim, cpu, t);
	else
		sim_call_busy(cpu, t, thread->step);
}

/* The next ready thread runs from @t; without one, the CPU idles. */
static inline void sim_cpu_dispatch(struct sim *sim, struct sim_cpu *cpu,
				    uint64_t t)
{
	struct sim_thread *thread;

	if (!cpu->nr_ready) {
		sim_cpu_idle(sim, cpu, t);
		return;
	}
	thread = &sim->threads[sim_queue_number(sim_queue_first(&cpu->ready))];
	sim_queue_set(&cpu->ready, thread->slot, SIM_NEVER);
	cpu->nr_ready--;
	sim_cpu_run(sim, cpu, thread, t);
}

/* When must the spinning thread yield, as of @t? Never if it is alone. */
static inline uint64_t sim_cpu_yield_time(const struct sim *sim,
					  const struct sim_cpu *cpu, uint64_t t)
{
	uint64_t ran = t - cpu->charged_until, vruntime, slice, end;

	if (!cpu->nr_ready)
		return SIM_NEVER;
	vruntime = sim_queue_time(sim_queue_first(&cpu->ready));
	if (cpu->current->vruntime + ran >
	    vruntime + sim->machine.wakeup_granularity)
		return t;
	slice = sim->machine.slice_latency / (cpu->nr_ready + 1);
	end = cpu->slice_from + sim_later(slice, sim->machine.slice_min);
	end = (end + sim->machine.tick - 1) / sim->machine.tick *
		sim->machine.tick;
	return sim_later(end, t);
}

static inline void sim_cpu_plan_yield(struct sim *sim, struct sim_cpu *cpu,
				      uint64_t t)
{
	sim_cpu_plan(cpu,
		     sim_later(sim_cpu_yield_time(sim, cpu, t),
			       cpu->hold_until));
}

/* The running thread spins from now on. */
static inline void sim_cpu_spin(struct sim *sim, struct sim_cpu *cpu)
{
	cpu->polling = true;
	sim_cpu_plan_yield(sim, cpu, sim->now);
}

static inline void sim_cpu_make_ready(struct sim_cpu *cpu,
				      struct sim_thread *thread, uint64_t t)
{
	thread->state = THREAD_READY;
	thread->ready_at = t;
	sim_queue_set(&cpu->ready, thread->slot, sim_ready_key(thread));
	cpu->nr_ready++;
}

/* Wake @thread, which is asleep, to execute its step. */
static inline void sim_cpu_wake(struct sim *sim, struct sim_cpu *cpu,
				struct sim_thread *thread, uint64_t t)
{
	uint64_t credit = sim->machine.slice_latency / 2;

	if (cpu->min_vruntime > credit)
		thread->vruntime = sim_later(thread->vruntime,
					     cpu->min_vruntime - credit);
	if (!cpu->current) {
		thread->ready_at = t;
		sim_cpu_run(sim, cpu, thread, t);
		return;
	}
	sim_cpu_make_ready(cpu, thread, t);
	if (cpu->polling)
		sim_cpu_plan_yield(sim, cpu, t);
}

/* The running thread goes to sleep; others may run. */
static inline void sim_cpu_block(struct sim *sim, struct sim_cpu *cpu,
				 uint64_t t)
{
	sim_cpu_charge(cpu, t);
	cpu->current->state = THREAD_ASLEEP;
	sim->context_switches++;
	sim_cpu_dispatch(sim, cpu, t);
}

/* The poll loop sees need_resched: schedule. */
static inline void sim_cpu_yield(struct sim *sim, struct sim_cpu *cpu)
{
	uint64_t vruntime;

	if (sim->now < cpu->hold_until) {
		sim_cpu_plan(cpu, cpu->hold_until);
		return;
	}
	sim_cpu_charge(cpu, sim->now);
	cpu->slice_from = sim->now;
	vruntime = sim_queue_time(sim_queue_first(&cpu->ready));
	if (vruntime >= cpu->current->vruntime) {
		sim_cpu_plan_yield(sim, cpu, sim->now);
		return;
	}
	cpu->current->step = STEP_POLL;
	sim_cpu_make_ready(cpu, cpu->current, sim->now);
	sim->context_switches++;
	sim_cpu_dispatch(sim, cpu, sim->now);
}

#endif
