// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/ycsb_workload.h"

#include <stddef.h>

static const struct ycsb_workload workloads[YCSB_WORKLOADS] = {
	{ 'A', "0.5", "0.5", "0" },
	{ 'B', "0.95", "0.05", "0" },
	{ 'C', "1", "0", "0" },
	{ 'D', "0.95", "0.05", "0" },
	{ 'E', "0", "0.05", "0.95" },
	/* Half reads, half read-modify-writes, which are a get and a put each. */
	{ 'F', "0.6667", "0.3333", "0" },
};

const struct ycsb_workload *ycsb_workload_find(uint32_t name)
{
	size_t i;

	for (i = 0; i < YCSB_WORKLOADS; i++)
		if ((uint32_t)workloads[i].name == name)
			return &workloads[i];
	return NULL;
}

void ycsb_workload_names(char names[YCSB_WORKLOAD_NAMES])
{
	size_t i;

	for (i = 0; i < YCSB_WORKLOADS; i++) {
		names[2 * i] = workloads[i].name;
		names[2 * i + 1] = i + 1 < YCSB_WORKLOADS ? ',' : '\0';
	}
}
