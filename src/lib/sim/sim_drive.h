/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_drive.h - the drive that a user names: one of sim_profiles, or one whose
 * service times are those of a trace
 *
 * A trace's drive takes for each I/O a time of the trace's I/Os of its direction
 * and size: by chance, or in the trace's order, over and over. The whole time
 * holds one of its channels.
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
	unsigned int channels; /* of a trace's; 0: as many as there are */
	bool in_order;	       /* of a trace's */
	const struct sim_machine *machine; /* NULL: the profile's, bare metal */
};

struct sim_drive {
	const struct sim_profile *profile; /* to be simulated */
	char name[SIM_DRIVE_NAME];	   /* for the user */
	/* Of a trace's. */
	struct sim_profile own;
	struct sim_recorded recorded;
	char about[96];
};

/* The drive called "optane". */
struct sim_drive_spec sim_drive_spec_default(void);

/*
 * Take "tlc", "FILE", "stock:NAME", "channels=N", "order=trace|chance" or
 * "machine=NAME" into @spec. False: the reason in *@problem says why not;
 * *@mine, if it is for this function to say so.
 */
bool sim_drive_spec_take(struct sim_drive_spec *spec, const char *item,
			 bool *mine, struct problem *problem);

/* Take all of @text, such items with commas between. False: as above. */
bool sim_drive_spec_parse(struct sim_drive_spec *spec, const char *text,
			  struct problem *problem);

/* Read what is to be read. False: *@problem says why, and nothing is open. */
bool sim_drive_open(struct sim_drive *drive, const struct sim_drive_spec *spec,
		    struct problem *problem);
/* A zeroed one is fine. */
void sim_drive_close(struct sim_drive *drive);

#endif
