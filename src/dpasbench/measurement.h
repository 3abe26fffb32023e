/* SPDX-License-Identifier: GPL-2.0 */
/*
 * measurement.h - the result of a run
 */
#ifndef DPASBENCH_MEASUREMENT_H
#define DPASBENCH_MEASUREMENT_H

#include <jansson.h>

#include "dpasbench/plan.h"

struct measurement {
	/* identification of the run */
	enum method method;
	struct point point;
	unsigned int repeat; /* from 0 */

	/* conditions of the run */
	bool fresh; /* nvme was reloaded with poll queues for it */
	bool poll_queues_known;
	uint64_t poll_queues; /* of the device */
	uint32_t d_init_ns;   /* pas_d_init; 0: not used by this method */

	/* results */
	uint64_t ios;
	double iops;
	double mean_ns; /* latency */
	uint64_t p50_ns, p99_ns, p999_ns, max_ns;
	double cpu_percent;	   /* per job, on average (see dpasbench(8)) */
	uint64_t context_switches; /* all jobs */
	double background_iops;	   /* of all readers of the background load */
	bool has_modes; /* counted per mode by the kernel: PAS, DPAS */
	uint64_t mode_ios[DPAS_NR_MODES]; /* on all CPUs */
	/* CPUs with jobs by final mode; DPAS only */
	unsigned int final[DPAS_NR_MODES];
	unsigned int unexpected; /* of these, in an unexpected final mode */
};

/* The I/Os of a CPU per mode since some start. */
struct mode_counts {
	uint64_t ios[DPAS_NR_MODES];
};

/*
 * Fill in the final modes from the counts of the plan's CPUs, halfway and at
 * the end: the mode of most I/Os in the second half. (The mode at the very end
 * would be less reliable: CP goes back to PAS for 100 of every 1,100 I/Os.)
 */
void measurement_set_final(struct measurement *measurement,
			   const struct plan *plan,
			   const struct mode_counts *halfway,
			   const struct mode_counts *at_end);

/* The final mode of most of the CPUs with jobs; -1 if unknown. */
int measurement_final_mode(const struct measurement *measurement);

/* NULL on allocation failure. */
json_t *measurement_to_json(const struct measurement *measurement);

/* False: @object is not a complete measurement. */
bool measurement_from_json(struct measurement *measurement,
			   const json_t *object);

#endif
