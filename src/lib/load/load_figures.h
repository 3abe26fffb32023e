/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_figures.h - what a fio did between two samples
 *
 * fio tells how it stands at its own rhythm. A sample has what happened since
 * the sample before, as far as fio has told by then; where it has told nothing
 * new, it has the same figures once more, and none after a few seconds.
 */
#ifndef LIB_LOAD_LOAD_FIGURES_H
#define LIB_LOAD_LOAD_FIGURES_H

#include "lib/load/fio_status.h"
#include "lib/model/sample.h"

struct load_figures {
	struct fio_status latest;   /* that fio has told */
	uint64_t latest_ns;	    /* CLOCK_MONOTONIC; 0: none yet */
	struct fio_status reported; /* up to here samples have it */
	struct latency_histogram between;
	bool has_figures;
	uint64_t iops;
};

/* Forget all: a new fio begins. */
void load_figures_begin(struct load_figures *figures);

/* fio stands so at @now_ns. */
void load_figures_take(struct load_figures *figures,
		       const struct fio_status *status, uint64_t now_ns);

/* Put what is known at @now_ns into @sample. */
void load_figures_tell(struct load_figures *figures, uint64_t now_ns,
		       struct sample *sample);

#endif
