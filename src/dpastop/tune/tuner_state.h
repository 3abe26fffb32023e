/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tuner_state.h - the request and the state of a search on a source
 */
#ifndef DPASTOP_TUNE_TUNER_STATE_H
#define DPASTOP_TUNE_TUNER_STATE_H

#include "dpastop/model/monitor.h"
#include "dpastop/tune/restore.h"
#include "lib/tune/tune_pack.h"
#include "lib/tune/tune_verdict.h"

struct tuner_options {
	struct tune_space space;
	struct tune_goal goal;
	uint64_t seed;
	uint64_t budget_ns;
	bool is_sweep;
	/* Loads to run in turn; none: the load currently running. */
	unsigned int nr_loads;
	struct load load[TUNE_MOST_LOADS];
};

enum tuner_state {
	TUNER_OFF,   /* never started; everything else is 0 */
	TUNER_TURNS, /* waiting for the next trial */
	TUNER_SETTLES,
	TUNER_MEASURES,
	TUNER_ENDED,
};

struct tuner {
	enum tuner_state state;
	struct tuner_options options;
	struct tune_search search;
	bool is_over;	 /* and everything has been restored, or could not be */
	uint64_t due_ns; /* when to call tuner_step(); or SOURCE_NEVER */
	char failure[TUNE_FAILURE_SIZE]; /* why it ended early, or "" */

	bool runs_load; /* whose polling is set by the method */
	bool is_simulated;
	struct tunable_set before; /* original values to restore */
	struct load load_before;
	struct restore restore;

	struct tune_turn turn;
	struct tunable_set set; /* the values that all tunables should have */
	struct load load;	/* and the load that should be running */
	bool has_new_load;
	uint64_t begin_ns; /* start of this trial */
	uint64_t begin_ios;
	uint64_t measure_ns; /* start of its measurement */
};

#endif
