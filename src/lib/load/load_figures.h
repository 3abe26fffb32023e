/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_figures.h - the figures of a fio between two samples
 *
 * fio reports its status at its own intervals. A sample covers what happened
 * since the previous sample, as far as fio has reported it by then; without a
 * new report, the figures are repeated, and dropped after a few seconds.
 */
#ifndef LIB_LOAD_LOAD_FIGURES_H
#define LIB_LOAD_LOAD_FIGURES_H

#include "lib/load/fio_status.h"
#include "lib/model/sample.h"

struct load_figures {
	struct fio_status latest;   /* latest report */
	uint64_t latest_ns;	    /* CLOCK_MONOTONIC; 0: none yet */
	struct fio_status reported; /* included in samples up to here */
	struct latency_histogram between;
	bool has_figures;
	uint64_t iops;
};

/* Reset: a new fio starts. */
void load_figures_begin(struct load_figures *figures);

/* fio reported @status at @now_ns. */
void load_figures_take(struct load_figures *figures,
		       const struct fio_status *status, uint64_t now_ns);

/* Store what is known at @now_ns in @sample. */
void load_figures_to_sample(struct load_figures *figures, uint64_t now_ns,
			    struct sample *sample);

#endif
