/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_switch.h - the callback for mode switches
 */
#ifndef LIB_SIM_SIM_SWITCH_H
#define LIB_SIM_SIM_SWITCH_H

#include "dpas_policy.h"

/* Called for each mode switch, from within sim_run(). */
typedef void sim_switch_fn(void *context, uint64_t now_ns, unsigned int cpu,
			   const struct dpas_switch *record);

#endif
