/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_spec.h - the specification of a trace replay:
 * "trace:disk.log,speed=0.01"
 *
 * "trace:" is followed by a trace name (trace_open.h) and comma-separated
 * items:
 *
 *	speed=X		of the trace's own time, 0.0001 to 100; by default so that
 *			all of it takes a minute
 *	wakeup=US	with feedback (sim_trace.h), and so long to wake up
 *	seed=N		of a stock trace
 */
#ifndef LIB_SIM_TRACE_SPEC_H
#define LIB_SIM_TRACE_SPEC_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/base/problem.h"

struct trace_spec {
	char name[PATH_MAX];
	double speed; /* 0: default */
	bool feedback;
	uint32_t wakeup_ns;
};

/* Does @text start like such a specification? */
bool trace_spec_is(const char *text);

/* Parse it. False: *@problem says what is wrong. */
bool trace_spec_parse(struct trace_spec *spec, const char *text,
		      struct problem *problem);

#endif
