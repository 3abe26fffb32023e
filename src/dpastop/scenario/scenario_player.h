/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario_player.h - play a scenario step by step
 *
 * It has no clock and does not block: the program calls scenario_player_step()
 * after each sample, at the time returned by the last call, and after
 * scenario_player_key(). Everything to display is in the members below.
 *
 * When played interactively, each text waits for a key, and so does the end,
 * before anything is restored; when unattended, it continues by itself.
 *
 * A step fails if the source rejects it, a wait times out, or an expectation is
 * not met. When played interactively, the player then waits for a key and
 * continues; when unattended, it ends.
 */
#ifndef DPASTOP_SCENARIO_SCENARIO_PLAYER_H
#define DPASTOP_SCENARIO_SCENARIO_PLAYER_H

#include "dpastop/model/monitor.h"
#include "lib/scenario/scenario.h"

#define SCENARIO_FAILURE_SIZE 512

enum scenario_player_state {
	SCENARIO_NOT_PLAYING,
	SCENARIO_PLAYING, /* at an unfinished step */
	SCENARIO_AT_KEY,  /* waiting for a key: scenario_player_key() */
	SCENARIO_AT_END,  /* done, waiting for a key before restoring */
	SCENARIO_ENDED,	  /* over, and changes have been restored */
};

/* A step is done. @failure: why it failed, or "". */
typedef void scenario_report_fn(void *context, const struct scenario_step *step,
				const char *failure, uint64_t took_ns);

struct scenario_player {
	enum scenario_player_state state;
	const struct scenario *scenario; /* the caller's */
	size_t step; /* current step, from 0; nr_steps at the end */
	/* The latest text, and the first one of its page; or NULL. */
	const struct scenario_step *caption;
	const struct scenario_step *page;
	/* What to show on the screen since the last call, or NULL. */
	const struct scenario_step *view;    /* SCENARIO_VIEW */
	const struct scenario_step *tunable; /* a step with a tunable id */
	char failure[SCENARIO_FAILURE_SIZE]; /* of the current step; or "" */
	unsigned int nr_failures;	     /* of all steps so far */

	/* Private. */
	bool is_alone;	/* unattended */
	bool has_begun; /* start of the current step */
	uint64_t begun_ns;
	uint64_t since_ns;	 /* when something was last changed */
	unsigned int nr_changed; /* tunables in order of changes */
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
 * Start @scenario, which must fit the source of @monitor (scenario_fits()) and
 * outlive playback. @is_alone: play it unattended. @report may be NULL.
 */
void scenario_player_start(struct scenario_player *player,
			   const struct scenario *scenario,
			   const struct monitor *monitor, bool is_alone,
			   scenario_report_fn *report, void *context);

/*
 * Advance as far as possible. Returns the CLOCK_MONOTONIC time of the next call
 * if no sample or key comes earlier; or SOURCE_NEVER.
 */
uint64_t scenario_player_step(struct scenario_player *player,
			      struct monitor *monitor, uint64_t now_ns);

/* A key was pressed: continue from SCENARIO_AT_KEY or SCENARIO_AT_END. */
void scenario_player_key(struct scenario_player *player,
			 struct monitor *monitor);

/*
 * End it early and restore what it has changed; failures are then in
 * player->failure. No effect if it is not playing.
 */
void scenario_player_stop(struct scenario_player *player,
			  struct monitor *monitor);

#endif
