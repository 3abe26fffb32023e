/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario_player.h - a scenario being played, one step after the other
 *
 * It has no clock and waits for nothing: the program calls
 * scenario_player_step() after each sample, when the time has come
 * that the last call returned, and after scenario_player_key(). All that is to
 * be shown of it are the members below.
 *
 * With somebody there each text waits for a key, and so does the end, before
 * anything is put back; alone it goes on by itself.
 *
 * A step fails where the source refuses it, a wait takes too long, or something
 * expected is not so. With somebody there the player then waits for a key and
 * goes on; alone it ends.
 */
#ifndef DPASTOP_SCENARIO_SCENARIO_PLAYER_H
#define DPASTOP_SCENARIO_SCENARIO_PLAYER_H

#include "dpastop/model/monitor.h"
#include "lib/scenario/scenario.h"

#define SCENARIO_FAILURE_SIZE 512

enum scenario_player_state {
	SCENARIO_NOT_PLAYING,
	SCENARIO_PLAYING, /* at a step that is not done yet */
	SCENARIO_AT_KEY,  /* a key is waited for: scenario_player_key() */
	SCENARIO_AT_END,  /* all is done, and stays as it is until that key */
	SCENARIO_ENDED,	  /* and what it had changed is put back */
};

/* A step is done. @failure: why it failed, or "". */
typedef void scenario_report_fn(void *context, const struct scenario_step *step,
				const char *failure, uint64_t took_ns);

struct scenario_player {
	enum scenario_player_state state;
	const struct scenario *scenario; /* the caller's */
	size_t step; /* in hand, from 0; nr_steps at the end */
	/* What was said last, and the first of what goes with it; or NULL. */
	const struct scenario_step *caption;
	const struct scenario_step *page;
	/* What is to be on the screen since the last call of it, or NULL. */
	const struct scenario_step *view;    /* SCENARIO_VIEW */
	const struct scenario_step *tunable; /* one that tells of its id */
	char failure[SCENARIO_FAILURE_SIZE]; /* of the step in hand; "" */
	unsigned int nr_failures;	     /* of all steps so far */

	/* Its own. */
	bool is_alone;	/* nobody is there to press a key */
	bool has_begun; /* the step in hand */
	uint64_t begun_ns;
	uint64_t since_ns;	 /* when something was last changed */
	unsigned int nr_changed; /* tunables, as they were changed */
	unsigned int changed[TUNABLE_COUNT];
	int64_t before[TUNABLE_COUNT]; /* in the same order */
	bool has_changed_load;
	bool has_changed_speed;
	double speed_before;
	struct load load_before;
	scenario_report_fn *report; /* or NULL */
	void *context;
};

/*
 * Begin @scenario, which must fit the source of @monitor (scenario_fits()) and
 * stay there while it is played.
 * @is_alone: play it without anybody there. @report may be NULL.
 */
void scenario_player_start(struct scenario_player *player,
			   const struct scenario *scenario,
			   const struct monitor *monitor, bool is_alone,
			   scenario_report_fn *report, void *context);

/*
 * Go on as far as can be gone now. Returns the time at which it wants the next
 * call, CLOCK_MONOTONIC as @now_ns is, where no sample or key comes earlier; or
 * SOURCE_NEVER.
 */
uint64_t scenario_player_step(struct scenario_player *player,
			      struct monitor *monitor, uint64_t now_ns);

/* A key was pressed: on from SCENARIO_AT_KEY, or from SCENARIO_AT_END. */
void scenario_player_key(struct scenario_player *player,
			 struct monitor *monitor);

/*
 * End it early and put back what it has changed; what could not be is then in
 * player->failure. Not playing: nothing.
 */
void scenario_player_stop(struct scenario_player *player,
			  struct monitor *monitor);

#endif
