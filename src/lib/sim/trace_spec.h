/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_spec.h - the name of a trace that is played: "trace:disk.log,speed=0.01"
 *
 * After "trace:" comes a trace's name (trace_open.h), then, parted by commas:
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
	double speed; /* 0: by default */
	bool feedback;
	uint32_t wakeup_ns;
};

/* Does @text begin as such a name does? */
bool trace_spec_is(const char *text);

/* Read such a name. False: *@problem says what is wrong. */
bool trace_spec_parse(struct trace_spec *spec, const char *text,
		      struct problem *problem);

#endif
