/* SPDX-License-Identifier: GPL-2.0 */
/*
 * picture.h - what is on the screen, before it is drawn: numbers, not text
 *
 * A picture is a copy: it stays as it is (frozen) while the monitor goes on.
 */
#ifndef DPASTOP_PICTURE_H
#define DPASTOP_PICTURE_H

#include "monitor.h"

/* A number that may be unknown. */
struct figure {
	bool known;
	double value;
};

struct picture_cpu {
	struct cpu_row row;
	bool idle;			/* no I/O for some seconds */
	struct figure rate[DPAS_NR_MODES];	/* I/Os a second */
	struct figure total_rate;
	struct figure share[DPAS_NR_MODES];	/* of total_rate, 0 to 1 */
	struct figure over_share;	/* of the outcomes, 0 to 1 */
	bool has_switched;
	struct switch_record last_switch;
};

struct picture {
	bool has_sample;	/* nothing below means anything without one */
	struct snapshot now;	/* the newest sample; its tunables are live */
	struct figure reads;	/* a second */
	struct figure writes;
	struct figure switch_rate;	/* of all CPUs, a second */

	struct picture_cpu *cpus;	/* active ones first, then by number */
	size_t nr_cpus;
	size_t nr_idle;
	size_t cpus_size;
	size_t in_mode[DPAS_NR_MODES];	/* how many CPUs stand in it */

	struct switch_record *switches;	/* newest first */
	size_t nr_switches;
	size_t switches_size;
	uint64_t missed;

	uint64_t *active_ns;	/* by CPU number: when it last did I/O; or 0 */
	size_t active_size;
};

/* An empty picture. */
void picture_init(struct picture *picture);
void picture_free(struct picture *picture);

/* Draw the whole of it from @history. False where memory is short. */
bool picture_update(struct picture *picture, const struct history *history);

/* The same of the switches only: all else stays as it was. */
bool picture_update_switches(struct picture *picture,
			     const struct history *history);

/* Take over the tunables of @snapshot and leave all else as it was. */
void picture_update_tunables(struct picture *picture,
			     const struct snapshot *snapshot);

#endif
