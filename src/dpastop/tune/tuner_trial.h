/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tuner_trial.h - when a trial has settled, when it is over, and its result
 */
#ifndef DPASTOP_TUNE_TUNER_TRIAL_H
#define DPASTOP_TUNE_TUNER_TRIAL_H

#include "dpastop/tune/tuner_state.h"

/* The interval of checks until it has settled. */
#define TUNER_TRIAL_LOOK_NS UINT64_C(50000000)

/* All I/Os of the queue; 0 if unknown. */
uint64_t tuner_trial_ios(const struct sample *sample);

/* The minimum time to settle. */
uint64_t tuner_trial_settle_ns(const struct tuner *tuner);
bool tuner_trial_is_settled(const struct tuner *tuner,
			    const struct monitor *monitor, uint64_t now_ns);

/* The measuring time until the result is checked, perhaps repeatedly. */
uint64_t tuner_trial_part_ns(const struct tuner *tuner);
bool tuner_trial_is_long_enough(const struct tuner *tuner,
				const struct monitor *monitor);
bool tuner_trial_is_hopeless(const struct tuner *tuner,
			     const struct tune_figures *figures);

/* The result from the samples after that of @since_ns. */
struct tune_figures tuner_trial_figures(const struct history *history,
					uint64_t since_ns);

#endif
