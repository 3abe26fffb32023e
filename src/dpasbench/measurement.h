/* SPDX-License-Identifier: GPL-2.0 */
/*
 * measurement.h - what one run found
 */
#ifndef DPASBENCH_MEASUREMENT_H
#define DPASBENCH_MEASUREMENT_H

#include <jansson.h>

#include "dpasbench/plan.h"

struct measurement {
	/* which run it was */
	enum method method;
	struct point point;
	unsigned int repeat; /* from 0 */

	/* how it was run */
	bool fresh; /* nvme was loaded with the poll queues for it */
	bool poll_queues_known;
	uint64_t poll_queues; /* that the device had */
	uint32_t d_init_ns;   /* pas_d_init; 0: not of this method */

	/* what came out */
	uint64_t ios;
	double iops;
	double mean_ns; /* latency */
	uint64_t p50_ns, p99_ns, p999_ns, max_ns;
	double cpu_percent;	   /* of the average job (see dpasbench(8)) */
	uint64_t context_switches; /* of all jobs */
	bool has_modes;		   /* the kernel counted by mode: PAS, DPAS */
	uint64_t mode_ios[DPAS_NR_MODES]; /* on all CPUs */
	/* CPUs with jobs by their final mode; of DPAS only */
	unsigned int final[DPAS_NR_MODES];
	unsigned int
		unexpected; /* of these, that should have ended elsewhere */
};

/* The I/Os of a CPU by mode since some start. */
struct mode_counts {
	uint64_t ios[DPAS_NR_MODES];
};

/*
 * Fill in the final modes from the counts of the plan's CPUs, halfway and at
 * the end: the mode in which most I/Os of the second half went. (The mode at
 * the very end would say less: CP looks into PAS for 100 of each 1,100 I/Os.)
 */
void measurement_set_final(struct measurement *measurement,
			   const struct plan *plan,
			   const struct mode_counts *halfway,
			   const struct mode_counts *at_end);

/* The mode that most of the CPUs with jobs ended in; -1 where it is unknown. */
int measurement_final_mode(const struct measurement *measurement);

/* NULL where memory is short. */
json_t *measurement_to_json(const struct measurement *measurement);

/* False: @object is no whole measurement. */
bool measurement_from_json(struct measurement *measurement,
			   const json_t *object);

#endif
