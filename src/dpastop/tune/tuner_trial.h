/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tuner_trial.h - when a trial is settled, when it is over, what it found
 */
#ifndef DPASTOP_TUNE_TUNER_TRIAL_H
#define DPASTOP_TUNE_TUNER_TRIAL_H

#include "dpastop/tune/tuner_state.h"

/* While it has not settled it is looked at so often. */
#define TUNER_TRIAL_LOOK_NS UINT64_C(50000000)

/* All I/Os of the queue; 0 where they are unknown. */
uint64_t tuner_trial_ios(const struct sample *sample);

/* The least time that settling takes. */
uint64_t tuner_trial_settle_ns(const struct tuner *tuner);
bool tuner_trial_is_settled(const struct tuner *tuner,
			    const struct monitor *monitor, uint64_t now_ns);

/* After so long what was measured is looked at, and perhaps once more. */
uint64_t tuner_trial_part_ns(const struct tuner *tuner);
bool tuner_trial_is_long_enough(const struct tuner *tuner,
				const struct monitor *monitor);
bool tuner_trial_is_hopeless(const struct tuner *tuner,
			     const struct tune_figures *figures);

/* From the samples after that of @since_ns. */
struct tune_figures tuner_trial_figures(const struct history *history,
					uint64_t since_ns);

#endif
