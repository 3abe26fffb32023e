/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_io.h - an I/O from system call to return
 *
 * As in the kernel, a polled completion stays in its CPU's poll queue until a
 * thread there polls, and a poll reaps all completions. A thread whose I/O was
 * reaped by another is woken and its timer cancelled; it finds its I/O complete
 * at the first check, which counts as an oversleep.
 */
#ifndef LIB_SIM_SIM_IO_H
#define LIB_SIM_SIM_IO_H

#include "lib/sim/sim_cpu.h"

/* Stock hybrid polling: half the mean measured in the last epoch. */
static inline uint64_t sim_io_half_mean(struct sim *sim, unsigned int bucket)
{
	unsigned int i;

	if (sim->now >= sim->epoch_end) {
		for (i = 0; i < DPAS_NR_BUCKETS; i++) {
			struct sim_poll_stat *stat = &sim->poll_stat[i];

			if (stat->count)
				stat->mean_ns = stat->sum_ns / stat->count;
			stat->sum_ns = 0;
			stat->count = 0;
		}
		sim->epoch_end = sim->now + SIM_EPOCH_NS;
	}
	return (sim->poll_stat[bucket].mean_ns + 1) / 2;
}

/* How an I/O waits if the policy does not apply. */
static inline uint64_t sim_io_stock_sleep(struct sim *sim, unsigned int bucket)
{
	if (sim->io_poll_delay < 0)
		return 0;
	if (sim->io_poll_delay > 0)
		return (uint64_t)sim->io_poll_delay * 1000;
	return sim_io_half_mean(sim, bucket);
}

static inline void sim_io_report_switch(struct sim *sim,
					const struct sim_cpu *cpu,
					const struct dpas_switch *record)
{
	if (sim->on_switch)
		sim->on_switch(sim->context, sim->now, cpu->number, record);
}

/* Ask the policy how the I/O waits: polled or not, and how long it sleeps. */
static inline uint64_t sim_io_policy_sleep(struct sim *sim, struct sim_cpu *cpu,
					   struct sim_thread *thread,
					   unsigned int bucket)
{
	struct dpas_switch record;

	/* As in the kernel, most I/Os in CP and INT end here. */
	if (dpas_count(&cpu->policy, bucket)) {
		thread->polled = cpu->policy.mode != DPAS_INT;
		return 0;
	}
	if (dpas_submit(&cpu->policy, &sim->tunables, bucket, &thread->io,
			&record))
		sim_io_report_switch(sim, cpu, &record);
	thread->polled = thread->io.mode != DPAS_INT;
	if (!thread->polled)
		return 0;
	if (dpas_enter(&cpu->policy, &sim->tunables, &thread->io, sim->now,
		       &record))
		sim_io_report_switch(sim, cpu, &record);
	thread->in_policy = thread->io.mode != DPAS_CP;
	return thread->io.sleep_ns;
}

static inline bool sim_io_draw_direction(struct sim *sim)
{
	if (!sim->write_chance)
		return sim->all_writes;
	return (uint32_t)sim_random_next(&sim->random) < sim->write_chance;
}

static inline void sim_io_poll(struct sim *sim, struct sim_cpu *cpu,
			       struct sim_thread *thread);

static inline void sim_io_issue(struct sim *sim, struct sim_cpu *cpu,
				struct sim_thread *thread)
{
	uint64_t sleep_ns = 0;
	unsigned int bucket;

	thread->write = sim_io_draw_direction(sim);
	bucket = sim->bucket[thread->write];
	thread->issued_at = sim->now;
	thread->polled = sim->polled;
	thread->in_policy = false;
	thread->reaped = false;
	thread->outcome = DPAS_OVER;
	thread->done_at = sim_device_issue(&sim->device, sim->now,
					   thread->write);
	if (sim->polled) {
		if (dpas_is_enabled(&sim->tunables))
			sleep_ns = sim_io_policy_sleep(sim, cpu, thread,
						       bucket);
		else
			sleep_ns = sim_io_stock_sleep(sim, bucket);
	}

	if (!thread->polled) {
		thread->step = STEP_FINISH;
		sim_thread_plan(cpu, thread);
		sim_cpu_block(sim, cpu, sim->now);
		return;
	}
	thread->io.bucket = (uint8_t)bucket;
	if (sleep_ns) {
		uint64_t chance = sim_random_next(&sim->random);

		thread->step = STEP_POLL;
		thread->wake_at = sim->now + sim->machine.arm + sleep_ns +
			sim_distribution_at(&sim->late, chance >> 32);
		sim_thread_plan(cpu, thread);
		sim_cpu_block(sim, cpu, sim->now + sim->machine.arm);
	} else {
		sim_thread_plan(cpu, thread);
		sim_io_poll(sim, cpu, thread);
	}
}

/* A poll has found the completion of @thread's I/O. */
static inline void sim_io_reap(struct sim *sim, struct sim_cpu *cpu,
			       struct sim_thread *thread, uint64_t t)
{
	struct sim_poll_stat *stat = &sim->poll_stat[thread->io.bucket];

	thread->reaped = true;
	stat->sum_ns += t - thread->issued_at;
	stat->count++;
	if (thread->state == THREAD_ASLEEP) {
		thread->wake_at = SIM_NEVER;
		sim_thread_plan(cpu, thread);
		sim_cpu_wake(sim, cpu, thread, t);
	}
}

/* The running thread polls once and, without a completion, keeps spinning. */
static inline void sim_io_poll(struct sim *sim, struct sim_cpu *cpu,
			       struct sim_thread *thread)
{
	uint64_t t = sim->now;

	for (; cpu->first_done; cpu->first_done = cpu->first_done->next_done) {
		sim_io_reap(sim, cpu, cpu->first_done, t);
		t += sim->machine.reap;
	}
	cpu->last_done = &cpu->first_done;
	if (thread->reaped) {
		sim_call_return(sim, cpu, thread, t);
		return;
	}
	thread->outcome = DPAS_UNDER;
	cpu->hold_until = sim_later(cpu->hold_until, t);
	sim_cpu_spin(sim, cpu);
}

/* Who polls for the first time after its sleep tells the policy when that was. */
static inline void sim_io_note_wake_up(const struct sim *sim,
				       struct sim_thread *thread)
{
	struct dpas_io *io = &thread->io;

	if (thread->in_policy && io->entered_ns && io->sleep_ns &&
	    !io->awake_ns)
		io->awake_ns = sim->now - io->entered_ns;
}

/* Between two I/Os: end, migrate to another CPU, or sleep until the next. */
static inline void sim_io_pause_job(struct sim *sim, struct sim_cpu *cpu,
				    struct sim_thread *thread)
{
	struct sim_cpu *next = &sim->cpus[thread->next_cpu];

	thread->step = STEP_START;
	if (!thread->wanted) {
		sim_cpu_block(sim, cpu, sim->now);
		thread->state = THREAD_OFF;
		sim->nr_running--;
		return;
	}
	if (next != cpu) {
		sim_cpu_block(sim, cpu, sim->now);
		thread->cpu = thread->next_cpu;
		thread->slot = thread->next_slot;
		thread->vruntime = next->min_vruntime;
		sim_cpu_wake(sim, next, thread,
			     sim_cpu_interrupt(sim, next, sim->now, 0));
		sim_cpu_publish(sim, next);
		return;
	}
	thread->due_at = sim_later(thread->due_at + sim->period_ns,
				   sim->now + sim->think_ns);
	if (thread->due_at <= sim->now) {
		sim_call_begin(sim, cpu, sim->now);
		return;
	}
	thread->wake_at = thread->due_at;
	sim_thread_plan(cpu, thread);
	sim_cpu_block(sim, cpu, sim->now);
}

/* The running thread executes its current step at sim->now. */
static inline void sim_io_step(struct sim *sim, struct sim_cpu *cpu,
			       struct sim_thread *thread)
{
	switch (thread->step) {
	case STEP_ISSUE:
		sim_io_issue(sim, cpu, thread);
		break;
	case STEP_POLL:
		sim_io_note_wake_up(sim, thread);
		sim_io_poll(sim, cpu, thread);
		break;
	default:
		sim_io_pause_job(sim, cpu, thread);
		break;
	}
}

/* The drive has completed a polled I/O: is anybody polling? */
static inline void sim_io_complete_polled(struct sim *sim, struct sim_cpu *cpu,
					  struct sim_thread *thread)
{
	uint64_t t;

	if (!cpu->current || !cpu->polling) {
		thread->next_done = NULL;
		*cpu->last_done = thread;
		cpu->last_done = &thread->next_done;
		return;
	}
	t = sim_later(sim->now, cpu->hold_until);
	cpu->hold_until = t + sim->machine.reap;
	sim_io_reap(sim, cpu, thread, t);
	if (thread == cpu->current)
		sim_call_return(sim, cpu, thread, cpu->hold_until);
}

/* The event of @thread, which is on @cpu, is due: its completion or its timer. */
static inline void sim_io_event(struct sim *sim, struct sim_cpu *cpu,
				struct sim_thread *thread)
{
	bool complete = thread->done_at <= sim->now;
	uint32_t cost = sim->machine.timer;

	if (complete)
		thread->done_at = SIM_NEVER;
	else
		thread->wake_at = SIM_NEVER;
	sim_thread_plan(cpu, thread);
	if (complete) {
		if (thread->polled) {
			sim_io_complete_polled(sim, cpu, thread);
			return;
		}
		cost = sim->machine.interrupt;
	}
	sim_cpu_wake(sim, cpu, thread,
		     sim_cpu_interrupt(sim, cpu, sim->now, cost));
}

#endif
