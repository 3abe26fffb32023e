/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario_session.h - a scenario played interactively
 */
#ifndef DPASTOP_SCENARIO_SCENARIO_SESSION_H
#define DPASTOP_SCENARIO_SCENARIO_SESSION_H

#include "dpastop/scenario/scenario_files.h"
#include "dpastop/scenario/scenario_player.h"

struct scenario_session {
	char next[SCENARIO_NAME_SIZE]; /* next chapter, or "" */
	struct scenario scenario;      /* owned while playing */
	struct scenario_player player;
	uint64_t due_ns; /* when to call the player */
};

/*
 * Start the scenario or scenario file @name; none must be playing. False:
 * *@problem says why.
 */
bool scenario_session_start(struct scenario_session *session, const char *name,
			    struct monitor *monitor, struct problem *problem);

/* Advance as far as possible; no effect if none is playing. */
void scenario_session_step(struct scenario_session *session,
			   struct monitor *monitor);

/*
 * The continue key was pressed: continue or, at the end, close it and start the
 * next chapter of the tour, if any. False: *@problem says why that failed.
 */
bool scenario_session_continue(struct scenario_session *session,
			       struct monitor *monitor,
			       struct problem *problem);

/*
 * End it and restore what it has changed; no effect if none is playing. False:
 * not everything could be restored, and *@problem says what.
 */
bool scenario_session_stop(struct scenario_session *session,
			   struct monitor *monitor, struct problem *problem);

#endif
