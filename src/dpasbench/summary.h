/* SPDX-License-Identifier: GPL-2.0 */
/*
 * summary.h - statistics of the runs of a cell, and comparison of methods
 */
#ifndef DPASBENCH_SUMMARY_H
#define DPASBENCH_SUMMARY_H

#include "dpasbench/results.h"

/* The means over the runs of one method at one point. */
struct cell {
	unsigned int runs; /* 0: the rest is undefined */
	double iops;
	double iops_deviation; /* sample standard deviation; 0 for one run */
	double mean_ns, p50_ns, p99_ns, p999_ns;
	double cpu_percent;
	double context_switches;
	double background_iops;
	bool has_modes; /* in every run */
	double mode_ios[DPAS_NR_MODES];
	bool fresh; /* nvme was reloaded for every run */
	unsigned int
		unexpected_runs; /* DPAS: CPUs in an unexpected final mode */
	const struct measurement *last; /* the latest of the runs */
};

struct cell summary_cell(const struct results *results, enum method method,
			 const struct point *point);

/*
 * The best of the fixed methods (all but DPAS) at @point: its IOPS, or 0 if
 * none was measured.
 */
double summary_best_fixed(const struct results *results,
			  const struct point *point);

/* IOPS of @method divided by IOPS of @other at @point; 0 if one is missing. */
double summary_ratio(const struct results *results, enum method method,
		     enum method other, const struct point *point);

/* One row per measured cell; NULL on allocation failure. */
json_t *summary_to_json(const struct results *results);

#endif
