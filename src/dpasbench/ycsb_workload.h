/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ycsb_workload.h - the workloads of YCSB, as shares of their operations
 */
#ifndef DPASBENCH_YCSB_WORKLOAD_H
#define DPASBENCH_YCSB_WORKLOAD_H

#include <stdint.h>

#define YCSB_WORKLOADS 6
/* "A,B,C,D,E,F" */
#define YCSB_WORKLOAD_NAMES (2 * YCSB_WORKLOADS)

struct ycsb_workload {
	char name;
	const char *gets, *puts, *scans; /* shares, decimal */
};

/* The workload called @name, such as 'A'; NULL: there is none. */
const struct ycsb_workload *ycsb_workload_find(uint32_t name);

/* The names of all of them, separated by commas. */
void ycsb_workload_names(char names[YCSB_WORKLOAD_NAMES]);

#endif
