/* SPDX-License-Identifier: GPL-2.0 */
/*
 * condition_check.h - a condition against what has been seen
 */
#ifndef LIB_SCENARIO_CONDITION_CHECK_H
#define LIB_SCENARIO_CONDITION_CHECK_H

#include "lib/model/history.h"
#include "lib/scenario/condition.h"

#define CONDITION_CHECK_SEEN 160

/*
 * Can it be told by now? What is seen must have been so after @since_ns
 * (CLOCK_MONOTONIC), when something was last changed.
 */
bool condition_check_is_fresh(const struct condition *condition,
			      const struct history *history, uint64_t since_ns);

/*
 * Is it a number of switches that is to be reached? What has come is enough for it
 * then: no sample takes it back.
 */
bool condition_check_is_of_events(const struct condition *condition);

/*
 * Does it hold, as of the newest sample? What is unknown does not. @seen (of
 * CONDITION_CHECK_SEEN bytes) says how it stands: "cpu 0 is in PAS".
 */
bool condition_check_holds(const struct condition *condition,
			   const struct history *history, uint64_t since_ns,
			   char *seen);

#endif
