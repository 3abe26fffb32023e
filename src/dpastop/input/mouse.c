// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/mouse.h"

#include "dpastop/input/keys.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/ui/view/view_switches.h"

static bool mouse_is_in(struct rect area, struct screen_click click)
{
	return click.y >= area.y && click.y < area.y + area.lines &&
		click.x >= area.x && click.x < area.x + area.cols;
}

/* The wheel is the arrow keys. */
static void mouse_wheel(struct app *app, const struct layout *layout,
			int direction)
{
	enum action action = direction < 0 ? ACTION_UP : ACTION_DOWN;

	keys_press(app, layout, app->bindings.keys[action][0]);
}

static void mouse_overview(struct app *app, struct rect body,
			   struct screen_click click)
{
	struct overview_layout parts = overview_layout(app, body);
	int hit;

	if (mouse_is_in(parts.tunables, click)) {
		app->view.focus = FOCUS_TUNABLES;
		hit = panel_tunables_at(&parts, click.y, click.x);
		if (hit >= 0)
			app->editor.selected = (unsigned int)hit;
	} else if (mouse_is_in(parts.cpus, click)) {
		app->view.focus = FOCUS_CPUS;
		hit = app->view.shows_heat ?
			panel_heat_at(app, parts.cpus, click.y, click.x) :
			panel_cpus_at(app, parts.cpus, click.y);
		if (hit >= 0)
			app->view.cpu = (uint32_t)hit;
	}
}

static void mouse_switches(struct app *app, struct rect body,
			   struct screen_click click)
{
	const struct switch_record *record = view_switches_at(app, body,
							      click.y);

	if (!record)
		return;
	app->view.has_selected_switch = true;
	app->view.selected_switch = record->sequence;
}

void mouse_click(struct app *app, const struct layout *layout,
		 struct screen_click click)
{
	struct view *view = &app->view;
	int hit;

	if (layout->too_small)
		return;
	if (click.wheel) {
		mouse_wheel(app, layout, click.wheel);
		return;
	}
	/* What lies over the view is left by a key. */
	if (view->shows_help || view->menu.kind != MENU_NONE ||
	    view->prompt.kind != PROMPT_NONE)
		return;
	view->message.text[0] = '\0';
	if (mouse_is_in(layout->tabs, click)) {
		hit = panel_tabs_at(app, click.x);
		if (hit >= 0)
			view->name = (enum view_name)hit;
	} else if (view->name == VIEW_OVERVIEW && !view->is_presenter) {
		mouse_overview(app, layout->body, click);
	} else if (view->name == VIEW_SWITCHES) {
		mouse_switches(app, layout->body, click);
	}
}
