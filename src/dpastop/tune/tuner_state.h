/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tuner_state.h - what is asked of a search on a source, and where it is
 */
#ifndef DPASTOP_TUNE_TUNER_STATE_H
#define DPASTOP_TUNE_TUNER_STATE_H

#include "dpastop/model/monitor.h"
#include "dpastop/tune/restore.h"
#include "lib/tune/tune_verdict.h"

#define TUNER_MOST_LOADS 16
#define TUNER_TEXT_SIZE (PROBLEM_TEXT + 64)

struct tuner_options {
	struct tune_space space;
	struct tune_goal goal;
	uint64_t seed;
	uint64_t budget_ns;
	bool is_sweep;
	/* To be run one after the other; none: the load that runs now. */
	unsigned int nr_loads;
	struct load load[TUNER_MOST_LOADS];
};

enum tuner_state {
	TUNER_OFF,   /* never started; all else is 0 */
	TUNER_TURNS, /* to the next trial */
	TUNER_SETTLES,
	TUNER_MEASURES,
	TUNER_ENDED,
};

struct tuner {
	enum tuner_state state;
	struct tuner_options options;
	struct tune_search search;
	bool is_over;	 /* and all was put back, or could not be */
	uint64_t due_ns; /* when tuner_step() wants a call; SOURCE_NEVER */
	char failure[TUNER_TEXT_SIZE]; /* why it ended early; "" it did not */

	bool runs_load; /* which is told whether to poll */
	bool is_modelled;
	struct tunable_set before; /* what is put back */
	struct load load_before;
	struct restore restore;

	struct tune_turn turn;
	struct tunable_set set; /* what all tunables should hold now */
	struct load load;	/* and the load that should run */
	bool has_new_load;
	uint64_t begin_ns; /* of this trial */
	uint64_t begin_ios;
	uint64_t measure_ns; /* since when it is measured */
};

#endif
