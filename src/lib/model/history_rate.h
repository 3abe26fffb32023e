/* SPDX-License-Identifier: GPL-2.0 */
/*
 * history_rate.h - the rate of a counter, per second, between two samples
 *
 * The rate is that of the interval that ends with sample @back. False if it is
 * unknown: no interval (history_interval_ns()), a value unknown at either end,
 * or a counter that decreased.
 */
#ifndef LIB_MODEL_HISTORY_RATE_H
#define LIB_MODEL_HISTORY_RATE_H

#include "lib/model/history.h"

bool history_rate_cpu(const struct history *history, size_t back, uint32_t cpu,
		      enum cpu_field field, double *rate);
bool history_rate_queue(const struct history *history, size_t back,
			enum queue_field field, double *rate);
/* For the load's counters: context switches, CPU time, run delay. */
bool history_rate_load(const struct history *history, size_t back,
		       enum load_field field, double *rate);

#endif
