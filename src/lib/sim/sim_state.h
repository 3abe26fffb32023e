/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_state.h - all that the simulator knows of the machine at a moment
 *
 * What works on it, each using only those above it:
 *
 *	sim_call.c	the ends of a system call that does an I/O
 *	sim_cpu.c	the CPUs: who runs, interrupts, timers, switching
 *	sim_io.c	one I/O between these: issue, sleep, poll, completion
 *	sim.c		the public interface: load, tunables, the loop
 *
 * Every CPU and every thread has one slot in sim->events. A CPU's is the end
 * of what its thread is doing, or, while that polls, the moment at which it
 * must yield. A thread's is its I/O's completion or its timer, whichever comes
 * first. All costs that follow an event without a decision are added up and
 * become the time of the next event, so that an I/O takes two to five events.
 */
#ifndef LIB_SIM_SIM_STATE_H
#define LIB_SIM_SIM_STATE_H

#include "lib/model/latency_histogram.h"
#include "lib/sim/sim_device.h"
#include "lib/sim/sim_profile.h"
#include "lib/sim/sim_queue.h"
#include "lib/sim/sim_switch.h"

enum thread_state {
	THREAD_OFF, /* no such job now */
	THREAD_ASLEEP,
	THREAD_READY, /* waits for its CPU */
	THREAD_RUNNING,
};

/* What a thread does once it runs, or when what it is doing is over. */
enum thread_step {
	STEP_START,  /* prepare an I/O */
	STEP_ISSUE,  /* issue it */
	STEP_POLL,   /* look for its completion */
	STEP_FINISH, /* the interrupt has completed it */
	STEP_PAUSE,  /* it is done: pause, move, or end */
};

struct sim_thread {
	uint64_t wake_at;    /* its timer */
	uint64_t done_at;    /* its I/O's completion */
	uint64_t vruntime;   /* CPU time used, as the scheduler counts it */
	uint64_t started_at; /* of its I/O: the system call */
	uint64_t issued_at;
	uint64_t ready_at; /* since then it waits for its CPU */
	uint64_t due_at;   /* with a rate: when the next I/O may start */
	struct sim_thread *next_done; /* in the CPU's list of completions */
	uint32_t number;
	uint32_t cpu;
	uint32_t slot;	   /* in that CPU's queue of ready threads */
	uint32_t next_cpu; /* where it is wanted; mostly the same */
	uint32_t next_slot;
	uint8_t state;
	uint8_t step;
	bool wanted;
	bool write;
	bool polled;	 /* no interrupt will tell of its completion */
	bool in_policy;	 /* dpas_enter() was called and counts it */
	bool reaped;	 /* some poll has found its completion */
	uint8_t outcome; /* enum dpas_outcome, once it has polled */
	struct dpas_io io;
};

struct sim_cpu {
	struct sim_thread *current; /* NULL: idle */
	bool polling;		    /* current spins */
	uint32_t number;
	uint32_t nr_ready;
	uint32_t *member;	/* thread number by slot; owned */
	struct sim_queue ready; /* by vruntime */
	uint64_t min_vruntime;
	uint64_t busy_until;	/* of what current does, if not polling */
	uint64_t hold_until;	/* interrupts keep the CPU until then */
	uint64_t charged_until; /* current's vruntime is up to here */
	uint64_t slice_from;
	uint64_t idle_from;
	uint64_t idle_ns;
	struct sim_thread *first_done; /* complete, not reaped */
	struct sim_thread **last_done;
	struct dpas_cpu policy;
};

/* Stock hybrid polling: the mean of the last epoch that had any I/O. */
struct sim_poll_stat {
	uint64_t sum_ns;
	uint64_t count;
	uint64_t mean_ns;
};

struct sim {
	uint64_t now;
	struct sim_queue events;
	struct sim_machine machine;
	struct sim_device device;
	struct sim_random random;     /* of the jobs and the timers */
	struct sim_distribution late; /* how late timers are */
	struct sim_cpu *cpus;
	struct sim_thread *threads;
	unsigned int nr_cpus;
	unsigned int nr_threads; /* those that were ever wanted */
	unsigned int nr_running;
	sim_switch_fn *on_switch;
	void *context;

	bool polled;
	uint32_t bucket[2];    /* by direction */
	uint32_t write_chance; /* of 2^32 */
	bool all_writes;
	uint64_t think_ns;
	uint64_t period_ns; /* between a job's I/Os; 0: no rate */

	struct dpas_tunables tunables;
	int64_t io_poll_delay;

	struct sim_poll_stat poll_stat[DPAS_NR_BUCKETS];
	uint64_t epoch_end;

	uint64_t ios[2]; /* by direction */
	uint64_t context_switches;
	uint64_t run_delay_ns;
	struct latency_histogram latencies;
};

#define SIM_EPOCH_NS 100000000 /* of stock hybrid polling */

static inline uint64_t sim_later(uint64_t a, uint64_t b)
{
	return a > b ? a : b;
}

/* A thread's slot in sim->events follows its two times. */
static inline void sim_thread_plan(struct sim *sim, struct sim_thread *thread)
{
	sim_queue_set(&sim->events, sim->nr_cpus + thread->number,
		      thread->done_at < thread->wake_at ? thread->done_at :
							  thread->wake_at);
}

#endif
