/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_sim.h - a simulated machine as a source
 *
 * It runs in real time or at the speed in its specification. It simulates in
 * slices of a few milliseconds, in source_work() and source_sample(); time that
 * this computer cannot simulate fast enough is skipped, and the source's note
 * says so. Samples and switch records have the real time at which their
 * simulated time was due.
 *
 * The figures of the load are those of the simulated machine: I/Os per
 * simulated second, simulated latencies. Totals grow with simulated time, so
 * that at speed 0.1 their rates in real time are a tenth.
 */
#ifndef LIB_SIM_SOURCE_SIM_H
#define LIB_SIM_SOURCE_SIM_H

#include "lib/source.h"

/*
 * Open @spec (sim_spec.h). NULL if it is invalid or on allocation failure;
 * *@error says why.
 */
struct source *source_sim_open(const char *spec, struct problem *error);

#endif
