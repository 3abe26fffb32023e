// SPDX-License-Identifier: GPL-2.0
#include "dpastop/scenario/lecture.h"

#include <stdio.h>

#include "lib/base/clock.h"

bool lecture_start(struct lecture *lecture, const char *name,
		   struct monitor *monitor, char *text)
{
	if (!scenario_files_read(&lecture->scenario, name, text))
		return false;
	if (!scenario_fits(&lecture->scenario, monitor->source, text,
			   SCENARIO_FILES_ERROR)) {
		scenario_free(&lecture->scenario);
		return false;
	}
	scenario_player_start(&lecture->player, &lecture->scenario, monitor,
			      false, NULL, NULL);
	lecture_step(lecture, monitor);
	return true;
}

void lecture_step(struct lecture *lecture, struct monitor *monitor)
{
	lecture->due_ns = SOURCE_NEVER;
	if (lecture->player.state != SCENARIO_NOT_PLAYING)
		lecture->due_ns = scenario_player_step(&lecture->player,
						       monitor,
						       clock_mono_ns());
}

void lecture_continue(struct lecture *lecture, struct monitor *monitor)
{
	char text[SCENARIO_FILES_ERROR];

	if (lecture->player.state == SCENARIO_ENDED) {
		/* What could not be put back is what stood there. */
		lecture_stop(lecture, monitor, text);
		return;
	}
	if (lecture->player.state == SCENARIO_AT_KEY)
		scenario_player_key(&lecture->player);
	lecture_step(lecture, monitor);
}

bool lecture_stop(struct lecture *lecture, struct monitor *monitor, char *text)
{
	struct scenario_player *player = &lecture->player;

	lecture->due_ns = SOURCE_NEVER;
	if (player->state == SCENARIO_NOT_PLAYING)
		return true;
	scenario_player_stop(player, monitor);
	snprintf(text, SCENARIO_FILES_ERROR, "%s", player->failure);
	player->state = SCENARIO_NOT_PLAYING;
	scenario_free(&lecture->scenario);
	return !*player->failure;
}
