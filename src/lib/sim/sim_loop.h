/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_loop.h - events in the order of time
 */
#ifndef LIB_SIM_SIM_LOOP_H
#define LIB_SIM_SIM_LOOP_H

#include "lib/sim/sim_state.h"

/*
 * Run the first event, and those of its CPU that may come with it, up to
 * @until_ns. False: none is due.
 */
bool sim_loop_run_first(struct sim *sim, uint64_t until_ns);

#endif
