/* SPDX-License-Identifier: GPL-2.0 */
/*
 * model.h - what is on the screen, before it is drawn: numbers, not text
 *
 * A picture is of one moment, the newest or any that the history keeps.
 */
#ifndef DPASTOP_MODEL_MODEL_H
#define DPASTOP_MODEL_MODEL_H

#include "dpastop/model/monitor.h"
#include "lib/model/figure.h"

struct model_cpu {
	struct cpu_row row;
	bool idle;			   /* no I/O for some seconds */
	struct figure rate[DPAS_NR_MODES]; /* I/Os a second */
	struct figure total_rate;
	struct figure share[DPAS_NR_MODES]; /* of total_rate, 0 to 1 */
	struct figure over_share;	    /* of the outcomes, 0 to 1 */
	bool has_switched;
	struct switch_record last_switch;
};

/* An edge of the state machine, over all CPUs. */
struct model_edge {
	uint64_t total;	      /* since the start, up to the moment */
	struct figure rate;   /* a second */
	struct figure ago_ns; /* since it was last taken */
};

/* By what the CPUs are sorted; the active ones come first in any case. */
enum model_sort {
	MODEL_BY_CPU,
	MODEL_BY_MODE,
	MODEL_BY_QD,
	MODEL_BY_TF,
	MODEL_BY_DUR,
	MODEL_BY_IOPS,
	MODEL_BY_SWITCHES,
	MODEL_NR_SORTS
};

struct model {
	bool has_sample;   /* nothing below means anything without one */
	bool is_live;	   /* the moment is now */
	size_t back;	   /* the moment: how far back in the history */
	uint64_t mono_ns;  /* and when it was; of a live picture, now */
	struct sample now; /* its sample; the tunables of a live one are live */
	struct figure reads; /* a second */
	struct figure writes;
	struct figure switch_rate; /* of all CPUs, a second */
	/* What part of reads and writes no CPU has counted: it is not polled. */
	struct figure uncounted;
	bool counts_by_cpu; /* otherwise nothing is known of any CPU */

	struct model_cpu *cpus; /* active ones first */
	size_t nr_cpus;
	size_t nr_idle;
	size_t cpus_size;
	size_t in_mode[DPAS_NR_MODES]; /* how many active CPUs stand in it */
	/* Of the I/Os of the last second, or of a longer interval: 0 to 1. */
	struct figure share[DPAS_NR_MODES];
	struct model_edge edge[EDGE_COUNT];

	size_t first_switch; /* history_switch() of this is not after mono_ns */
	uint64_t missed;     /* switch records, ever */
};

/* Which moment is to be drawn, and how. */
struct model_query {
	bool is_live;	 /* the newest sample, and what came after it */
	uint64_t number; /* otherwise this one (history_newest()) */
	enum model_sort sort;
	bool is_reversed; /* largest last */
};

/* An empty picture. */
void model_init(struct model *model);
void model_free(struct model *model);

/* Draw the whole of it from @history. False where memory is short. */
bool model_update(struct model *model, const struct history *history,
		  const struct model_query *query);

/*
 * Switches have come: the same of switches and edges only, of a live picture at
 * @mono_ns. All else stays as it was.
 */
void model_update_events(struct model *model, const struct history *history,
			 uint64_t mono_ns);

/* Take over the tunables of @sample and leave all else as it was. */
void model_update_tunables(struct model *model, const struct sample *sample);

/* The CPU of that number, or NULL. */
const struct model_cpu *model_cpu(const struct model *model, uint32_t cpu);

/* "CPU", "mode", "QD", ... as the table's columns are called. */
const char *model_sort_name(enum model_sort sort);

#endif
