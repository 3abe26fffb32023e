/* SPDX-License-Identifier: GPL-2.0 */
/*
 * model.h - the data shown on the screen: numbers, not text
 *
 * A model is of one moment, the newest or any in the history.
 */
#ifndef DPASTOP_MODEL_MODEL_H
#define DPASTOP_MODEL_MODEL_H

#include "dpastop/model/monitor.h"
#include "lib/model/figure.h"

struct model_cpu {
	struct cpu_row row;
	bool idle; /* no I/O that its kernel counts for a few seconds */
	struct figure rate[DPAS_NR_MODES]; /* I/Os per second */
	struct figure total_rate;
	struct figure share[DPAS_NR_MODES]; /* of total_rate, 0 to 1 */
	struct figure over_share;	    /* of the outcomes, 0 to 1 */
	bool has_switched;
	struct switch_record last_switch;
};

/* An edge of the state machine, summed over all CPUs. */
struct model_edge {
	uint64_t total;	      /* from the start up to the moment */
	struct figure rate;   /* per second */
	struct figure ago_ns; /* since it was last taken */
};

/* The sort key of the CPUs; active ones always come first. */
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
	bool has_sample;     /* the rest is undefined without one */
	bool is_live;	     /* the moment is now */
	size_t back;	     /* the moment: how far back in the history */
	uint64_t mono_ns;    /* and its time; now if live */
	struct sample now;   /* its sample; with live tunables if live */
	struct figure reads; /* a second */
	struct figure writes;
	struct figure switch_rate; /* of all CPUs, per second */
	/* The share of reads and writes not counted by any CPU: not polled. */
	struct figure uncounted;
	bool counts_by_cpu; /* false: nothing is known about any CPU */
	bool was_counted;   /* for the last second: only then is a CPU idle */

	struct model_cpu *cpus; /* active ones first */
	size_t nr_cpus;
	size_t nr_idle;
	size_t cpus_size;
	size_t in_mode[DPAS_NR_MODES]; /* number of active CPUs in it */
	/* Share of I/Os in the last second or a longer interval: 0 to 1. */
	struct figure share[DPAS_NR_MODES];
	struct model_edge edge[EDGE_COUNT];

	size_t first_switch; /* the newest up to mono_ns */
	uint64_t missed;     /* total switch records */
};

/* Which moment to show, and how. */
struct model_query {
	bool is_live;	 /* show the newest sample and later switches */
	uint64_t number; /* otherwise this sample (history_newest()) */
	enum model_sort sort;
	bool is_reversed; /* largest last */
};

/* An empty model. */
void model_init(struct model *model);
void model_free(struct model *model);

/* Fill the whole model from @history. False on allocation failure. */
bool model_update(struct model *model, const struct history *history,
		  const struct model_query *query);

/*
 * Switches have arrived: update only switches and edges of a live model, at
 * @mono_ns.
 */
void model_update_events(struct model *model, const struct history *history,
			 uint64_t mono_ns);

/* Update only the tunables, from @sample. */
void model_update_tunables(struct model *model, const struct sample *sample);

/* The CPU with that number, or NULL. */
const struct model_cpu *model_cpu(const struct model *model, uint32_t cpu);

/*
 * Is so much of the I/O not polled for, and hence not counted by CPU, that a CPU
 * without counted I/O need not be idle? Less may be chance, or other programs'.
 */
bool model_has_unpolled(const struct model *model);

/* What to call a CPU whose idle is set: "idle", or what alone is known then. */
const char *model_idle_word(const struct model *model);

/* "CPU", "mode", "QD", ... like the table's columns. */
const char *model_sort_name(enum model_sort sort);

#endif
