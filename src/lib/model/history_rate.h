/* SPDX-License-Identifier: GPL-2.0 */
/*
 * history_rate.h - the rate of a counter, per second, between two samples
 *
 * A rate is false if it is unknown: no interval, a value unknown at either end,
 * or a counter that decreased.
 */
#ifndef LIB_MODEL_HISTORY_RATE_H
#define LIB_MODEL_HISTORY_RATE_H

#include "lib/model/history.h"

struct history_interval {
	const struct sample *start;
	const struct sample *end;
	uint64_t ns; /* of machine time; 0: there is no interval */
};

/*
 * The interval that ends with sample @back: from the previous one or, if that is
 * too short in machine time, from an earlier one with the same settings. Valid
 * until the next push.
 */
struct history_interval history_interval(const struct history *history,
					 size_t back);

/*
 * Machine time per clock time between two moments, as far as samples are kept: 1
 * except for a simulated machine, or where it is unknown; 0 if it stood still.
 */
double history_machine_pace(const struct history *history, uint64_t from_ns,
			    uint64_t to_ns);

bool history_rate_cpu(const struct history_interval *interval, uint32_t cpu,
		      enum cpu_field field, double *rate);
bool history_rate_queue(const struct history_interval *interval,
			enum queue_field field, double *rate);
/* For the load's counters: context switches, CPU time, run delay. */
bool history_rate_load(const struct history_interval *interval,
		       enum load_field field, double *rate);

#endif
