// SPDX-License-Identifier: GPL-2.0
/*
 * panel_speech.c - what a scenario says, for a class to read
 */
#include <stdio.h>
#include <string.h>

#include "../key_name.h"
#include "panel.h"

/* What it does now: the step in hand, or what it waits for. */
static void speech_state(const struct app *app, char *text, size_t size)
{
	const struct scenario_player *player = &app->lecture.player;
	char key[KEY_NAME_SIZE];

	key_name_of(app->bindings.keys[ACTION_CONTINUE][0], key);
	if (player->state == SCENARIO_AT_KEY)
		snprintf(text, size, "%s goes on", key);
	else if (player->state == SCENARIO_ENDED)
		snprintf(text, size, "the end; %s closes it", key);
	else
		snprintf(text, size, "%.100s",
			 player->scenario->steps[player->step].text);
}

/* How many bytes of @text make a line of at most @cols columns. */
static size_t speech_break(const char *text, int cols)
{
	size_t at = 0, last = 0;

	while (text[at] && cols > 0) {
		if (text[at] == ' ')
			last = at;
		at++;
		while ((text[at] & 0xc0) == 0x80)
			at++;
		cols--;
	}
	return !text[at] || !last || text[at] == ' ' ? at : last;
}

static void speech_sentence(struct pen *pen, enum role role, const char *text)
{
	while (*text && pen->y < pen->area.lines) {
		size_t length = speech_break(text, pen->area.cols - 2);

		pen_format(pen, role, " %.*s", (int)length, text);
		pen_fill_to(pen, role, pen->area.cols);
		pen_line(pen, pen->y + 1);
		text += length;
		text += strspn(text, " ");
	}
}

void panel_speech_draw(const struct theme *theme, struct rect area,
		       const struct app *app)
{
	const struct scenario_player *player = &app->lecture.player;
	struct pen pen = pen_new(theme, area);
	size_t count = player->scenario->nr_steps;
	size_t step = player->step < count ? player->step + 1 : count;
	char state[128];

	speech_state(app, state, sizeof(state));
	pen_format(&pen, ROLE_TITLE, "%.60s %zu/%zu ", player->scenario->title,
		   step, count);
	pen_format(&pen, ROLE_DIM, "%s ", state);
	while (pen.x < area.cols)
		pen_text(&pen, ROLE_DIM, theme->sign[SIGN_BAR]);
	pen_line(&pen, 1);
	if (*player->failure)
		speech_sentence(&pen, ROLE_ERROR, player->failure);
	else
		speech_sentence(&pen, ROLE_SPEECH, player->sentence);
}
