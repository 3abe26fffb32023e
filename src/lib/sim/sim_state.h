/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_state.h - the state of the simulated machine
 *
 * The files that work on it, each using only those above it:
 *
 *	sim_call.h	the ends of a system call that does an I/O
 *	sim_cpu.h	the CPUs: who runs, interrupts, timers, switching
 *	sim_io.h	one I/O between these: issue, sleep, poll, completion
 *	sim_loop.c	the events in the order of time
 *	sim.c		the public interface: load, tunables
 *
 * The first three are headers so that the loop is compiled as one function.
 *
 * Every CPU and every thread has one event, and a CPU has a queue of those of its
 * threads. The event of a CPU is the end of its thread's current step or, while
 * that is polling, the time at which it must yield. The event of a thread is its
 * I/O's completion or its timer, whichever comes first. All costs after an event
 * up to the next decision are added up to the time of the next event, so that an
 * I/O takes two to five events.
 *
 * Only issuing an I/O and what happens between two I/Os involves others: the
 * drive, random numbers, another CPU. All else is the CPU's own affair and is
 * done at once, ahead of its time, so that sim->first, the first event of each
 * CPU, changes about once an I/O.
 */
#ifndef LIB_SIM_SIM_STATE_H
#define LIB_SIM_SIM_STATE_H

#include "lib/model/latency_histogram.h"
#include "lib/sim/sim.h"
#include "lib/sim/sim_device.h"
#include "lib/sim/sim_profile.h"
#include "lib/sim/sim_queue.h"
#include "lib/sim/sim_switch.h"

#define SIM_LINE 64 /* bytes of a cache line */

enum thread_state {
	THREAD_OFF, /* no such job */
	THREAD_ASLEEP,
	THREAD_READY, /* waiting for its CPU */
	THREAD_RUNNING,
};

/* What a thread does next: once it runs, or when its current step is over. */
enum thread_step {
	STEP_START,  /* prepare an I/O */
	STEP_ISSUE,  /* issue it */
	STEP_POLL,   /* check for its completion */
	STEP_FINISH, /* completed by an interrupt */
	STEP_PAUSE,  /* done: pause, migrate or end */
};

/* The first cache line has what each I/O needs, the second what few do. */
struct sim_thread {
	_Alignas(SIM_LINE) uint64_t wake_at; /* time of its timer */
	uint64_t done_at;		     /* completion time of its I/O */
	uint64_t vruntime;		     /* virtual run time */
	uint64_t issued_at;
	uint64_t ready_at; /* start of waiting for its CPU */
	uint32_t slot;	   /* in its CPU's queues */
	uint16_t number;
	uint16_t cpu;
	uint16_t next_cpu; /* CPU where it should run; usually the same */
	uint8_t state;
	uint8_t step;
	bool wanted;
	bool write;
	bool polled;	 /* completes without an interrupt */
	bool in_policy;	 /* counted by dpas_enter() */
	bool reaped;	 /* its completion was found by a poll */
	uint8_t outcome; /* enum dpas_outcome, set after polling */
	uint32_t next_slot;
	struct dpas_io io;
	uint64_t due_at; /* rate-limited: when the next I/O may start */
	struct sim_thread *next_done; /* in the CPU's list of completions */
};

/* What each I/O needs is in few cache lines. */
struct sim_cpu {
	_Alignas(SIM_LINE) struct sim_thread *current; /* NULL: idle */
	/* As a key: the end of its step or, if polling, when it must yield. */
	uint64_t event;
	uint32_t number;
	uint32_t nr_ready;
	bool polling;		 /* current is spinning */
	struct sim_queue events; /* of its threads */
	uint64_t hold_until;	 /* busy with interrupts until then */
	uint64_t idle_from;
	uint64_t idle_ns;
	uint64_t min_vruntime;
	uint64_t charged_until; /* current's vruntime is accounted up to here */
	uint64_t slice_from;

	struct sim_queue ready;	       /* threads by vruntime */
	struct sim_thread *first_done; /* completed but not reaped */
	struct sim_thread **last_done;

	struct dpas_cpu policy;
};

/* Stock hybrid polling: the mean of the last epoch with any I/O. */
struct sim_poll_stat {
	uint64_t sum_ns;
	uint64_t count;
	uint64_t mean_ns;
};

struct sim {
	uint64_t now;
	struct sim_queue first; /* of each CPU's events; slot: CPU */
	struct sim_machine machine;
	struct sim_device device;
	struct sim_random random;     /* for jobs and timers */
	struct sim_distribution late; /* lateness of timers */
	struct sim_cpu *cpus;
	struct sim_thread *threads;
	unsigned int nr_cpus;
	unsigned int nr_threads; /* number of threads ever used */
	unsigned int nr_running;
	sim_switch_fn *on_switch;
	void *context;

	bool polled;
	uint32_t bucket[2];    /* per direction */
	uint32_t write_chance; /* of 2^32 */
	bool all_writes;
	uint64_t think_ns;
	uint64_t period_ns; /* between a job's I/Os; 0: unlimited */

	struct dpas_tunables tunables;
	int64_t io_poll_delay;

	struct sim_poll_stat poll_stat[DPAS_NR_BUCKETS];
	uint64_t epoch_end;

	uint64_t ios[2]; /* by direction */
	uint64_t context_switches;
	uint64_t run_delay_ns;
	struct latency_histogram latencies;
};

#define SIM_EPOCH_NS 100000000 /* for stock hybrid polling */

static inline uint64_t sim_later(uint64_t a, uint64_t b)
{
	return a > b ? a : b;
}

/* Events are numbered: first those of CPUs, then those of threads. */
static inline uint64_t sim_thread_event(const struct sim_thread *thread)
{
	return sim_queue_key(thread->done_at < thread->wake_at ?
				     thread->done_at :
				     thread->wake_at,
			     SIM_MAX_CPUS + thread->number);
}

/* A thread's place among those that are ready. */
static inline uint64_t sim_ready_key(const struct sim_thread *thread)
{
	return sim_queue_key(thread->vruntime, thread->number);
}

/* Update a thread's event from its two times. */
static inline void sim_thread_plan(struct sim_cpu *cpu,
				   const struct sim_thread *thread)
{
	sim_queue_set(&cpu->events, thread->slot, sim_thread_event(thread));
}

static inline void sim_cpu_plan(struct sim_cpu *cpu, uint64_t time)
{
	cpu->event = sim_queue_key(time, cpu->number);
}

/* The first event of @cpu and its threads. */
static inline uint64_t sim_cpu_first(const struct sim_cpu *cpu)
{
	uint64_t of_threads = sim_queue_first(&cpu->events);

	return cpu->event < of_threads ? cpu->event : of_threads;
}

/* Update sim->first after events of @cpu have changed. */
static inline void sim_cpu_publish(struct sim *sim, const struct sim_cpu *cpu)
{
	sim_queue_set(&sim->first, cpu->number, sim_cpu_first(cpu));
}

#endif
