/* SPDX-License-Identifier: GPL-2.0 */
/*
 * summary.h - figures over the runs of a cell, and between methods
 */
#ifndef DPASBENCH_SUMMARY_H
#define DPASBENCH_SUMMARY_H

#include "dpasbench/results.h"

/* The runs of one method at one point, as means. */
struct cell {
	unsigned int runs; /* 0: the others mean nothing */
	double iops;
	double iops_deviation; /* of the sample; 0 for one run */
	double mean_ns, p50_ns, p99_ns, p999_ns;
	double cpu_percent;
	double context_switches;
	bool has_modes; /* in every run */
	double mode_ios[DPAS_NR_MODES];
	bool fresh;			/* every run had nvme loaded for it */
	unsigned int unexpected_runs;	/* DPAS: that did not end as expected */
	const struct measurement *last; /* the latest of the runs */
};

struct cell summary_cell(const struct results *results, enum method method,
			 const struct point *point);

/*
 * The best of the fixed methods (all but DPAS) at @point: its IOPS, or 0 where
 * none was measured.
 */
double summary_best_fixed(const struct results *results,
			  const struct point *point);

/* IOPS of @method over IOPS of @other at @point; 0 where one is missing. */
double summary_ratio(const struct results *results, enum method method,
		     enum method other, const struct point *point);

/* A row for each cell that was measured; NULL where memory is short. */
json_t *summary_to_json(const struct results *results);

#endif
