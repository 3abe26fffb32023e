/* SPDX-License-Identifier: GPL-2.0 */
/*
 * history_rate.h - how fast a total grew from one sample to the next, a second
 *
 * It is the rate in the interval that ends with sample @back. False where it is
 * unknown: no interval (history_interval_ns()), a value not known at both ends,
 * or a total that fell.
 */
#ifndef LIB_MODEL_HISTORY_RATE_H
#define LIB_MODEL_HISTORY_RATE_H

#include "lib/model/history.h"

bool history_rate_cpu(const struct history *history, size_t back, uint32_t cpu,
		      enum cpu_field field, double *rate);
bool history_rate_queue(const struct history *history, size_t back,
			enum queue_field field, double *rate);
/* Of the totals among the load's fields: context switches, CPU, run delay. */
bool history_rate_load(const struct history *history, size_t back,
		       enum load_field field, double *rate);

#endif
