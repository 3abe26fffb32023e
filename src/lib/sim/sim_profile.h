/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_profile.h - the devices and machines known to the simulator
 *
 * A profile is a device together with its machine, since the benefit of polling
 * depends on both: 8 us may be long or short compared with the cost of an
 * interrupt and a context switch. SIMULATOR.md has the sources of the figures.
 */
#ifndef LIB_SIM_SIM_PROFILE_H
#define LIB_SIM_SIM_PROFILE_H

#include <stdbool.h>

#include "lib/sim/sim_random.h"
#include "lib/sim/sim_recorded.h"

/* The CPU cost of each operation, in ns. */
struct sim_machine {
	uint32_t app;	    /* the program between two I/Os */
	uint32_t submit;    /* system call to doorbell */
	uint32_t complete;  /* from completion to system call return */
	uint32_t interrupt; /* device interrupt, including completion work */
	uint32_t timer;	    /* timer interrupt */
	uint32_t arm;	    /* starting a timer before a sleep */
	uint32_t switching; /* context switch to another thread or idle */
	uint32_t idle_exit; /* wake-up of an idle CPU by an interrupt */
	uint32_t reap;	    /* a poll that finds a completion */
	uint32_t late_mean; /* mean lateness of a timer */
	uint32_t tick;	    /* scheduler tick period */
	uint32_t slice_latency;	     /* every ready thread runs once in it */
	uint32_t slice_min;	     /* minimum time slice */
	uint32_t wakeup_granularity; /* vruntime lead to preempt */
};

struct sim_profile {
	const char *name;
	const char *about; /* a phrase for display */
	uint32_t channels; /* number of concurrent I/Os in service */
	uint32_t pipeline; /* ns of each I/O spent outside the channel */
	uint32_t per_kib;  /* additional channel time per KiB over 4 */
	const struct sim_quantile *read; /* channel time of 4 KiB */
	const struct sim_quantile *write;
	uint32_t gc_kib;  /* KiB written between garbage collections; 0: none */
	uint32_t gc_mean; /* channel time of a garbage collection, ns */
	/* Recorded times instead of read, write and per_kib; or NULL. */
	const struct sim_recorded *recorded;
	bool in_order; /* use them in recorded order */
	const struct sim_machine *machine;
};

/* All profiles; the last entry has no name. */
extern const struct sim_profile sim_profiles[];

/* The profile called @name, or NULL. */
const struct sim_profile *sim_profile_find(const char *name);

#endif
