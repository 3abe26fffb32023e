// SPDX-License-Identifier: GPL-2.0
#include "dpastop/scenario/scenario_session.h"

#include <stdio.h>
#include <string.h>

#include "lib/base/clock.h"

bool scenario_session_start(struct scenario_session *session, const char *name,
			    struct monitor *monitor, struct problem *problem)
{
	if (!scenario_files_read(&session->scenario, name, problem))
		return false;
	if (!scenario_fits(&session->scenario, monitor->source, problem)) {
		scenario_free(&session->scenario);
		return false;
	}
	scenario_files_next_chapter(name, session->next);
	scenario_player_start(&session->player, &session->scenario, monitor,
			      false, NULL, NULL);
	scenario_session_step(session, monitor);
	return true;
}

void scenario_session_step(struct scenario_session *session,
			   struct monitor *monitor)
{
	session->due_ns = SOURCE_NEVER;
	if (session->player.state != SCENARIO_NOT_PLAYING)
		session->due_ns = scenario_player_step(
			&session->player, monitor, clock_mono_ns());
}

bool scenario_session_continue(struct scenario_session *session,
			       struct monitor *monitor, struct problem *problem)
{
	struct scenario_player *player = &session->player;
	bool was_read = player->state == SCENARIO_ENDED;
	char next[SCENARIO_NAME_SIZE];

	scenario_player_key(player, monitor);
	if (player->state != SCENARIO_ENDED) {
		scenario_session_step(session, monitor);
		return true;
	}
	/* A failure to restore stays on the screen until another key. */
	if (*player->failure && !was_read)
		return true;
	*player->failure = '\0';
	memcpy(next, session->next, sizeof(next));
	scenario_session_stop(session, monitor, problem);
	return !*next ||
		scenario_session_start(session, next, monitor, problem);
}

bool scenario_session_stop(struct scenario_session *session,
			   struct monitor *monitor, struct problem *problem)
{
	struct scenario_player *player = &session->player;

	session->due_ns = SOURCE_NEVER;
	if (player->state == SCENARIO_NOT_PLAYING)
		return true;
	scenario_player_stop(player, monitor);
	player->state = SCENARIO_NOT_PLAYING;
	scenario_free(&session->scenario);
	return !*player->failure ||
		problem_fail(problem, NULL, "%s", player->failure);
}
