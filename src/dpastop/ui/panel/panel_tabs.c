// SPDX-License-Identifier: GPL-2.0
/*
 * panel_tabs.c - the first line: the views, and the time shown
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"

#define TAB_SIZE 32

/* " 1 Overview ", with the key of the view, or " Overview " without one */
static void panel_tabs_text(const struct app *app, enum view_name name,
			    char text[TAB_SIZE])
{
	enum action action = action_of_view(name);
	char key[KEY_NAME_SIZE] = "";

	if (app->bindings.keys[action][0])
		bindings_key_name(&app->bindings, action, key);
	snprintf(text, TAB_SIZE, "%s%s %s ", *key ? " " : "", key,
		 view_title(name));
}

int panel_tabs_at(const struct app *app, int x)
{
	enum view_name name;
	char text[TAB_SIZE];

	for (name = 0; name < VIEW_COUNT; name++) {
		panel_tabs_text(app, name, text);
		x -= pen_width(text);
		if (x < 0)
			return (int)name;
	}
	return -1;
}

static void panel_tabs_views(struct pen *pen, const struct app *app)
{
	enum view_name name;
	char text[TAB_SIZE];

	for (name = 0; name < VIEW_COUNT; name++) {
		enum role role = name == app->view.name ? ROLE_TAB_CURRENT :
							  ROLE_TAB;

		panel_tabs_text(app, name, text);
		pen_text(pen, role, text);
	}
}

/* The state of playback; "" without a recording. */
static void panel_tabs_player(const struct app *app, char *text, size_t size)
{
	struct source_player player;

	*text = '\0';
	if (!source_is_recording(app->monitor.source))
		return;
	source_get_player(app->monitor.source, &player);
	if (player.is_at_end)
		snprintf(text, size, "END ");
	else if (player.is_paused)
		snprintf(text, size, "PAUSED ");
	else
		snprintf(text, size, "PLAY x%g ", player.speed);
}

/* How far back the time shown is; "" when live. */
static void panel_tabs_frozen(const struct app *app, char *text, size_t size)
{
	const struct sample *newest = history_sample(app->monitor.history, 0);
	uint64_t moment_ns = app->model.now.mono_ns;
	char ago[NUMBER_SIZE];

	*text = '\0';
	if (app->view.query.is_live)
		return;
	number_ago(newest && newest->mono_ns > moment_ns ?
			   newest->mono_ns - moment_ns :
			   0,
		   ago);
	snprintf(text, size, "FROZEN -%s ", ago);
}

/* In 80 columns the number of samples and the player's state may not fit. */
static void panel_tabs_shown_time(struct pen *pen, const struct app *app)
{
	int room = pen->area.cols - pen->x - 1;
	char rec[32] = "", player[32], frozen[48], text[112];

	panel_tabs_player(app, player, sizeof(player));
	panel_tabs_frozen(app, frozen, sizeof(frozen));
	if (app->monitor.recorder)
		snprintf(rec, sizeof(rec), "REC %" PRIu64 " ",
			 recorder_samples(app->monitor.recorder));
	if (*rec &&
	    pen_width(rec) + pen_width(player) + pen_width(frozen) > room - 1)
		snprintf(rec, sizeof(rec), "REC ");
	if (*frozen &&
	    pen_width(rec) + pen_width(player) + pen_width(frozen) > room - 1)
		*player = '\0';
	snprintf(text, sizeof(text), "%s%s%s", rec, player, frozen);
	if (!*frozen) {
		pen_right(pen, ROLE_TAB_CURRENT, room, text);
		return;
	}
	pen_fill_to(pen, ROLE_TAB, pen->area.cols - pen_width(text) - 1);
	pen_text(pen, ROLE_ERROR, " ");
	pen_text(pen, ROLE_ERROR, text);
}

void panel_tabs_draw(const struct theme *theme, struct rect area,
		     const struct app *app)
{
	struct pen pen = pen_new(theme, area);

	panel_tabs_views(&pen, app);
	panel_tabs_shown_time(&pen, app);
	pen_fill_to(&pen, ROLE_TAB, area.cols);
}
