/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario_session.h - a scenario played on the screen
 */
#ifndef DPASTOP_SCENARIO_SCENARIO_SESSION_H
#define DPASTOP_SCENARIO_SCENARIO_SESSION_H

#include "dpastop/scenario/scenario_files.h"
#include "dpastop/scenario/scenario_player.h"

struct scenario_session {
	char next[SCENARIO_NAME_SIZE]; /* the chapter after this one, or "" */
	struct scenario scenario;      /* owned while it is played */
	struct scenario_player player;
	uint64_t due_ns; /* when the player wants a call */
};

/*
 * Begin to play the scenario called @name, or in the file of that name, where
 * none is played. False: *@problem says why.
 */
bool scenario_session_start(struct scenario_session *session, const char *name,
			    struct monitor *monitor, struct problem *problem);

/* Go on as far as can be gone now; nothing where none is played. */
void scenario_session_step(struct scenario_session *session,
			   struct monitor *monitor);

/*
 * The key was pressed that lets it go on or, at its end, closes it and begins the
 * next chapter of the tour, if there is one. False: that cannot be, and *@problem
 * says why.
 */
bool scenario_session_continue(struct scenario_session *session,
			       struct monitor *monitor,
			       struct problem *problem);

/*
 * End it, and put back what it has changed; nothing where none is played.
 * False: not all could be put back, and *@problem says
 * what.
 */
bool scenario_session_stop(struct scenario_session *session,
			   struct monitor *monitor, struct problem *problem);

#endif
