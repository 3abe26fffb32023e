/* SPDX-License-Identifier: GPL-2.0 */
/*
 * condition_check.h - evaluate a condition
 */
#ifndef LIB_SCENARIO_CONDITION_CHECK_H
#define LIB_SCENARIO_CONDITION_CHECK_H

#include "lib/model/history.h"
#include "lib/scenario/condition.h"

#define CONDITION_CHECK_SEEN 160

/*
 * Can it be evaluated yet? Only data from after @since_ns (CLOCK_MONOTONIC),
 * the time of the last change, counts.
 */
bool condition_check_is_fresh(const struct condition *condition,
			      const struct history *history, uint64_t since_ns);

/*
 * Does it require a minimum number of switches? It can then be evaluated at any
 * time, since the number cannot decrease.
 */
bool condition_check_is_of_events(const struct condition *condition);

/*
 * Does it hold, as of the newest sample? False if unknown. @seen (of
 * CONDITION_CHECK_SEEN bytes) describes the current state: "cpu 0 is in PAS".
 */
bool condition_check_holds(const struct condition *condition,
			   const struct history *history, uint64_t since_ns,
			   char *seen);

#endif
