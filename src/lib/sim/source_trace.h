/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_trace.h - a trace that is played: what each policy makes of it, live
 *
 * Each policy (sim_trace.h) is shown as a CPU, side by side: PAS, LHP, EHP and
 * adaptive PAS are CPUs 0 to 3, with the dur of each and the service time of the
 * I/O that came last. up, dn and d_init can be set; the trace begins anew at its
 * end, and the policies go on with what they have learned.
 */
#ifndef LIB_SIM_SOURCE_TRACE_H
#define LIB_SIM_SOURCE_TRACE_H

#include "lib/source.h"

/* Open what @text names (trace_spec.h). NULL: *@error says why not. */
struct source *source_trace_open(const char *text, struct problem *error);

#endif
