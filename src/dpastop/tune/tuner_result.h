/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tuner_result.h - the result of a search, for those who show or use it
 */
#ifndef DPASTOP_TUNE_TUNER_RESULT_H
#define DPASTOP_TUNE_TUNER_RESULT_H

#include "dpastop/tune/tuner_state.h"

/* Has it ended, and is there a setting worth changing to? */
bool tuner_result_is_found(const struct tuner *tuner);

/* The best setting; only if one was found. */
const struct tune_setting *tuner_result_best(const struct tuner *tuner);

/* Was a setting found, and is it the one that @sample has? */
bool tuner_result_is_set(const struct tuner *tuner,
			 const struct sample *sample);

/* The tunables before the search, with those of the best setting replaced. */
struct tunable_set tuner_result_values(const struct tuner *tuner);

/*
 * How @candidate compares with the settings before the search. *@is_sure: by fresh
 * trials, and low and high are valid; TUNE_NOT_COMPARED: no member is.
 */
struct tune_comparison tuner_result_change(const struct tune_search *search,
					   unsigned int candidate,
					   bool *is_sure);

/* It as it is recorded. The search is shared with @tuner, not copied. */
void tuner_result_pack(const struct tuner *tuner, struct tune_packed *packed);

/* Replace @tuner, in which no search is running, by @packed, and free that. */
void tuner_result_unpack(struct tuner *tuner, struct tune_packed *packed);

#endif
