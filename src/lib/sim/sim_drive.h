/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_drive.h - a drive specification: one of sim_profiles, or a trace of
 * service times
 *
 * With a trace, each I/O takes the service time of one of the trace's I/Os of
 * the same direction and size: picked at random, or in trace order, repeated.
 * It occupies one of the channels for all of that time.
 */
#ifndef LIB_SIM_SIM_DRIVE_H
#define LIB_SIM_SIM_DRIVE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "lib/base/problem.h"
#include "lib/sim/sim_profile.h"
#include "lib/sim/sim_recorded.h"

#define SIM_DRIVE_NAME 48

struct sim_drive_spec {
	char name[PATH_MAX];
	unsigned int channels; /* for a trace; 0: as many as possible */
	bool in_order;	       /* for a trace */
	const struct sim_machine
		*machine; /* NULL: that of the profile, bare metal */
};

struct sim_drive {
	const struct sim_profile *profile; /* to simulate */
	char name[SIM_DRIVE_NAME];	   /* for display */
	/* For a trace. */
	struct sim_profile own;
	struct sim_recorded recorded;
	char about[96];
};

/* The default drive, "optane". */
struct sim_drive_spec sim_drive_spec_default(void);

/*
 * Parse "tlc", "FILE", "stock:NAME", "channels=N", "order=trace|chance" or
 * "machine=NAME" into @spec. False: the reason in *@problem says why if *@mine
 * is set; otherwise it is not an item of a drive.
 */
bool sim_drive_spec_take(struct sim_drive_spec *spec, const char *item,
			 bool *mine, struct problem *problem);

/* Parse all of @text as comma-separated items. False: as above. */
bool sim_drive_spec_parse(struct sim_drive_spec *spec, const char *text,
			  struct problem *problem);

/* Load the trace, if any. False: *@problem says why, and nothing is open. */
bool sim_drive_open(struct sim_drive *drive, const struct sim_drive_spec *spec,
		    struct problem *problem);
/* A zeroed drive is fine. */
void sim_drive_close(struct sim_drive *drive);

#endif
