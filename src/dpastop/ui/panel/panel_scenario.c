// SPDX-License-Identifier: GPL-2.0
/*
 * panel_scenario.c - the text of a scenario: below the view its last text,
 * beside the view the whole page
 */
#include <stdio.h>
#include <string.h>

#include "dpastop/ui/panel/panel.h"

/* A text with its label, either truncated if it is too long. */
#define SCENARIO_PANEL_TEXT (SCENARIO_TEXT_SIZE + 16)

static const struct scenario_step *
panel_scenario_step(const struct scenario_player *player)
{
	return player->step < player->scenario->nr_steps ?
		player->scenario->steps + player->step :
		NULL;
}

/* What the awaited key does. */
static const char *panel_scenario_offer(const struct app *app)
{
	const struct scenario_player *player = &app->session.player;
	const struct scenario_step *step = panel_scenario_step(player);
	const struct scenario_step *end = player->scenario->steps +
		player->scenario->nr_steps;

	if (player->state != SCENARIO_AT_KEY)
		return *app->session.next ? "begins the next chapter" :
					    "leaves, this is the end";
	do
		step++;
	while (step < end && step->kind != SCENARIO_SAY);
	if (step < end && step->voice == SCENARIO_ANSWER)
		return "shows the answer";
	return "goes on";
}

/* "waits until switches PAS->CP >= 1", without the limit. */
static void panel_scenario_awaited(const struct scenario_step *step, char *text,
				   size_t size)
{
	const char *limit = strstr(step->text, " for at most ");
	size_t length = limit ? (size_t)(limit - step->text) :
				strlen(step->text);

	snprintf(text, size, "waits%.*s", (int)length - (int)strlen("wait"),
		 step->text + strlen("wait"));
}

/* The current step, or what it is waiting for. */
static void panel_scenario_state(const struct app *app, char *text, size_t size)
{
	const struct scenario_player *player = &app->session.player;
	const struct scenario_step *step = panel_scenario_step(player);
	char key[KEY_NAME_SIZE];

	bindings_key_name(&app->bindings, ACTION_CONTINUE, key);
	if (player->state != SCENARIO_PLAYING)
		snprintf(text, size, "%s %s", key, panel_scenario_offer(app));
	else if (step && step->kind == SCENARIO_WAIT_UNTIL)
		panel_scenario_awaited(step, text, size);
	else if (step && step->kind != SCENARIO_SAY)
		snprintf(text, size, "%s", step->text);
	else
		*text = '\0';
}

static enum role panel_scenario_state_role(const struct app *app)
{
	return app->session.player.state == SCENARIO_PLAYING ? ROLE_DIM :
							       ROLE_STRONG;
}

static void panel_scenario_text(const struct scenario_step *step, char *text)
{
	snprintf(text, SCENARIO_PANEL_TEXT, "%s%s",
		 scenario_voice_label(step->voice), step->text);
}

static void panel_scenario_caption(struct pen *pen, const struct app *app)
{
	const struct scenario_player *player = &app->session.player;
	char text[SCENARIO_PANEL_TEXT];

	if (*player->failure) {
		pen_paragraph(pen, ROLE_ERROR, player->failure);
	} else if (player->caption) {
		panel_scenario_text(player->caption, text);
		pen_paragraph(pen, ROLE_SPEECH, text);
	}
}

static void panel_scenario_below(struct pen *pen, const struct app *app)
{
	const struct scenario_player *player = &app->session.player;
	size_t count = player->scenario->nr_steps;
	size_t step = player->step < count ? player->step + 1 : count;
	char state[SCENARIO_TEXT_SIZE];

	panel_scenario_state(app, state, sizeof(state));
	pen_format(pen, ROLE_TITLE, "%s %zu/%zu ", player->scenario->title,
		   step, count);
	if (pen->x + pen_width(state) > pen->area.cols)
		snprintf(state, sizeof(state), "waits");
	pen_format(pen, panel_scenario_state_role(app), "%s ", state);
	pen_bar_to(pen, ROLE_DIM, pen->area.cols);
	pen_line(pen, 1);
	panel_scenario_caption(pen, app);
}

/* The earlier texts of the page, as far as they fit. */
static void panel_scenario_page(struct pen *pen,
				const struct scenario_player *player)
{
	const struct scenario_step *step;
	char text[SCENARIO_PANEL_TEXT];

	for (step = player->page; step < player->caption; step++) {
		panel_scenario_text(step, text);
		pen_paragraph(pen, ROLE_TEXT, text);
		pen_line(pen, pen->y + 1);
	}
}

static void panel_scenario_beside(struct pen *pen, const struct app *app)
{
	const struct scenario_player *player = &app->session.player;
	char state[SCENARIO_TEXT_SIZE];

	pen_paragraph(pen, ROLE_TITLE, player->scenario->title);
	pen_line(pen, pen->y + 1);
	if (player->caption)
		panel_scenario_page(pen, player);
	panel_scenario_caption(pen, app);
	pen_line(pen, pen->y + 1);
	panel_scenario_state(app, state, sizeof(state));
	pen_paragraph(pen, panel_scenario_state_role(app), state);
}

void panel_scenario_draw(const struct theme *theme, struct rect area,
			 const struct app *app)
{
	struct pen pen = pen_new(theme, area);

	if (area.cols > LAYOUT_PANE_COLS)
		panel_scenario_below(&pen, app);
	else
		panel_scenario_beside(&pen, app);
}
