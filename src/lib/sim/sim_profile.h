/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_profile.h - the devices and the machines that the simulator models
 *
 * A profile is a device together with the machine that it sits in, since what
 * polling is worth depends on both: the same 8 us are long or short beside
 * what an interrupt and a context switch cost there. SIMULATOR.md says where
 * the figures come from.
 */
#ifndef LIB_SIM_SIM_PROFILE_H
#define LIB_SIM_SIM_PROFILE_H

#include <stdbool.h>

#include "lib/sim/sim_random.h"
#include "lib/sim/sim_recorded.h"

/* Where the CPU's time goes, in ns. */
struct sim_machine {
	uint32_t app;		/* the program, between two I/Os */
	uint32_t submit;	/* system call to doorbell */
	uint32_t complete;	/* completion seen to return from system call */
	uint32_t interrupt;	/* the device's, completion work included */
	uint32_t timer;		/* the timer's */
	uint32_t arm;		/* starting a timer before a sleep */
	uint32_t switching;	/* from one thread to another, or to idle */
	uint32_t idle_exit;	/* an idle CPU takes an interrupt */
	uint32_t reap;		/* a poll that finds a completion */
	uint32_t late_mean;	/* a timer is late by this on average */
	uint32_t tick;		/* between two scheduler ticks */
	uint32_t slice_latency; /* in which every ready thread runs once */
	uint32_t slice_min;	/* but no slice is shorter */
	uint32_t
		wakeup_granularity; /* a woken thread preempts if it ran that less */
};

struct sim_profile {
	const char *name;
	const char *about; /* one phrase for the user */
	uint32_t channels; /* I/Os in service at once */
	uint32_t pipeline; /* ns of each I/O that occupy no channel */
	uint32_t per_kib;  /* ns more of the channel for each KiB over 4 */
	const struct sim_quantile *read; /* channel time of 4 KiB */
	const struct sim_quantile *write;
	uint32_t gc_kib;  /* KiB written between two collections; 0: none */
	uint32_t gc_mean; /* ns that a collection holds its channel */
	/* Instead of read, write and per_kib: times of whole I/Os; or NULL. */
	const struct sim_recorded *recorded;
	bool in_order; /* they follow one another as they were recorded */
	const struct sim_machine *machine;
};

/* All profiles; the last has no name. */
extern const struct sim_profile sim_profiles[];

/* The profile called @name, or NULL. */
const struct sim_profile *sim_profile_find(const char *name);

#endif
