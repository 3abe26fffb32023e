/* SPDX-License-Identifier: GPL-2.0 */
/*
 * lecture.h - a scenario played on the screen
 */
#ifndef DPASTOP_SCENARIO_LECTURE_H
#define DPASTOP_SCENARIO_LECTURE_H

#include "dpastop/scenario/scenario_files.h"
#include "dpastop/scenario/scenario_player.h"

struct lecture {
	struct scenario scenario;	/* owned while it is played */
	struct scenario_player player;
	uint64_t due_ns;		/* when the player wants a call */
};

/*
 * Begin to play the scenario called @name, or in the file of that name, where
 * none is played. False: @text (SCENARIO_FILES_ERROR bytes) says why.
 */
bool lecture_start(struct lecture *lecture, const char *name,
		   struct monitor *monitor, char *text);

/* Go on as far as can be gone now; nothing where none is played. */
void lecture_step(struct lecture *lecture, struct monitor *monitor);

/* The key was pressed that lets it go on or, at its end, closes it. */
void lecture_continue(struct lecture *lecture, struct monitor *monitor);

/*
 * End it, and put back what it has changed; nothing where none is played.
 * False: not all could be put back, and @text (SCENARIO_FILES_ERROR bytes) says
 * what.
 */
bool lecture_stop(struct lecture *lecture, struct monitor *monitor, char *text);

#endif
