/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_sim.h - a modelled machine as a source
 *
 * It keeps real time, or the speed that its name asks for. Simulating is done
 * in slices of a few milliseconds, whenever source_work() or source_sample() is
 * called; what this computer cannot simulate in time is left out, and the
 * source's note then says so. Samples and switch records carry the real time
 * at which the simulated moment was due.
 *
 * The figures of the load are those of the modelled machine: I/Os a simulated
 * second, simulated latencies. Totals grow by what was simulated, so that at
 * speed 0.1 their rates, which are by real time, are a tenth.
 */
#ifndef LIB_SIM_SOURCE_SIM_H
#define LIB_SIM_SOURCE_SIM_H

#include "lib/source.h"

/*
 * Open what @spec names (sim_spec.h). NULL where it names nothing or memory is
 * short; *@error says why.
 */
struct source *source_sim_open(const char *spec, struct problem *error);

#endif
