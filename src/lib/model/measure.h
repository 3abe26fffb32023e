/* SPDX-License-Identifier: GPL-2.0 */
/*
 * measure.h - measures of the load and of all CPUs together
 */
#ifndef LIB_MODEL_MEASURE_H
#define LIB_MODEL_MEASURE_H

#include "lib/model/figure.h"
#include "lib/model/history.h"

enum measure {
	MEASURE_LOAD_IOPS,    /* as reported by the load */
	MEASURE_QUEUE_IOPS,   /* reads and writes by any program */
	MEASURE_LATENCY_MEAN, /* ns */
	MEASURE_LATENCY_P50,
	MEASURE_LATENCY_P99,
	MEASURE_LATENCY_P999,
	MEASURE_LATENCY_MAX,
	MEASURE_CPU,			/* 1: one full CPU */
	MEASURE_CONTEXT_SWITCHES,	/* per second */
	MEASURE_CONTEXT_SWITCHES_AN_IO, /* load, or else queue */
	MEASURE_RUN_DELAY,     /* ns per second that threads waited for a CPU */
	MEASURE_MODE_SWITCHES, /* per second, all CPUs */
	MEASURE_SHARE,	       /* + mode m: share of I/Os, 0 to 1 */
	MEASURE_TF = MEASURE_SHARE + DPAS_NR_MODES, /* per second, all CPUs */
	MEASURE_OVER_SHARE, /* of the outcomes, 0 to 1 */
	MEASURE_COUNT
};

/* @measure in the interval that ends with sample @back of @history. */
struct figure measure_get(const struct history *history, size_t back,
			  enum measure measure);

#endif
