/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_loop.h - events in the order of time
 */
#ifndef LIB_SIM_SIM_LOOP_H
#define LIB_SIM_SIM_LOOP_H

#include "lib/sim/sim_state.h"

/*
 * Run the events up to @until_ns, but of at most about @max_ios I/Os. sim->now is
 * then the time of the CPU that is ahead of all. Returns whether all were run.
 */
bool sim_loop_run(struct sim *sim, uint64_t until_ns, uint64_t max_ios);

#endif
