/* SPDX-License-Identifier: GPL-2.0 */
/*
 * picture.h - what is on the screen, before it is drawn: numbers, not text
 *
 * A picture is of one moment, the newest or any that the history keeps.
 */
#ifndef DPASTOP_MODEL_PICTURE_H
#define DPASTOP_MODEL_PICTURE_H

#include "dpastop/model/monitor.h"
#include "lib/model/figure.h"

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

/* An edge of the state machine, over all CPUs. */
struct picture_edge {
	uint64_t total;			/* since the start, up to the moment */
	struct figure rate;		/* a second */
	struct figure ago_ns;		/* since it was last taken */
};

/* By what the CPUs are sorted; the active ones come first in any case. */
enum picture_sort {
	PICTURE_BY_CPU,
	PICTURE_BY_MODE,
	PICTURE_BY_QD,
	PICTURE_BY_TF,
	PICTURE_BY_DUR,
	PICTURE_BY_IOPS,
	PICTURE_BY_SWITCHES,
	PICTURE_NR_SORTS
};

struct picture {
	bool has_sample;	/* nothing below means anything without one */
	bool is_live;		/* the moment is now */
	size_t back;		/* the moment: how far back in the history */
	uint64_t mono_ns;	/* and when it was; of a live picture, now */
	struct snapshot now;	/* its sample; the tunables of a live one are live */
	struct figure reads;	/* a second */
	struct figure writes;
	struct figure switch_rate;	/* of all CPUs, a second */
	/* What part of reads and writes no CPU has counted: it is not polled. */
	struct figure uncounted;
	bool counts_by_cpu;	/* otherwise nothing is known of any CPU */

	struct picture_cpu *cpus;	/* active ones first */
	size_t nr_cpus;
	size_t nr_idle;
	size_t cpus_size;
	size_t in_mode[DPAS_NR_MODES];	/* how many active CPUs stand in it */
	struct picture_edge edge[EDGE_COUNT];

	size_t first_switch;	/* history_switch() of this is not after mono_ns */
	uint64_t missed;	/* switch records, ever */
};

/* Which moment is to be drawn, and how. */
struct picture_wish {
	bool is_live;		/* the newest sample, and what came after it */
	uint64_t number;	/* otherwise this one (history_newest()) */
	enum picture_sort sort;
	bool is_reversed;	/* largest last */
};

/* An empty picture. */
void picture_init(struct picture *picture);
void picture_free(struct picture *picture);

/* Draw the whole of it from @history. False where memory is short. */
bool picture_update(struct picture *picture, const struct history *history,
		    const struct picture_wish *wish);

/*
 * Switches have come: the same of switches and edges only, of a live picture at
 * @mono_ns. All else stays as it was.
 */
void picture_update_events(struct picture *picture,
			   const struct history *history, uint64_t mono_ns);

/* Take over the tunables of @snapshot and leave all else as it was. */
void picture_update_tunables(struct picture *picture,
			     const struct snapshot *snapshot);

/* The CPU of that number, or NULL. */
const struct picture_cpu *picture_cpu(const struct picture *picture,
				      uint32_t cpu);

/* "CPU", "mode", "QD", ... as the table's columns are called. */
const char *picture_sort_name(enum picture_sort sort);

#endif
