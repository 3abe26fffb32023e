/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_trace.h - replay a trace through all policies, as a source
 *
 * Each policy (sim_trace.h) appears as a CPU: PAS, LHP, EHP and adaptive PAS
 * are CPUs 0 to 3, each with its dur and the service time of the latest I/O.
 * up, dn and d_init can be set; at its end the trace starts over, and the
 * policies keep what they have learned.
 */
#ifndef LIB_SIM_SOURCE_TRACE_H
#define LIB_SIM_SOURCE_TRACE_H

#include "lib/source.h"

/* Open @text (trace_spec.h). NULL: *@error says why. */
struct source *source_trace_open(const char *text, struct problem *error);

#endif
