// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/mouse.h"

#include "dpastop/input/keys.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/views.h"

/* Act as if the first key of @action were pressed. */
static enum keys_result
mouse_press(struct app *app, const struct layout *layout, enum action action)
{
	int key = app->bindings.keys[action][0];

	return key ? keys_press(app, layout, key) : KEYS_DONE;
}

/* A click on the view itself, with nothing on top of it. */
static enum keys_result mouse_view(struct app *app, const struct layout *layout,
				   struct screen_click click)
{
	const struct view_object *shown = views_current(&app->view);
	bool tells = *app->view.message.text;
	int hit;

	app->view.message.text[0] = '\0';
	if (layout_contains(layout->tabs, click.y, click.x)) {
		hit = panel_tabs_at(app, click.x);
		if (hit >= 0)
			app->view.name = (enum view_name)hit;
	} else if (layout_contains(layout->status, click.y, click.x)) {
		/* A message covers the keys. */
		if (!tells)
			return mouse_press(app, layout,
					   panel_status_at(app, layout->status,
							   click.x));
	} else if (shown->click) {
		shown->click(app, layout->body, click.y, click.x);
	}
	return KEYS_DONE;
}

enum keys_result mouse_click(struct app *app, const struct layout *layout,
			     struct screen_click click)
{
	const struct view *view = &app->view;

	if (layout->too_small)
		return KEYS_DONE;
	/* The wheel acts like the arrow keys. */
	if (click.wheel)
		return mouse_press(app, layout,
				   click.wheel < 0 ? ACTION_UP : ACTION_DOWN);
	/* Overlays are closed with keys. */
	if (view->shows_help || view->menu.kind != MENU_NONE ||
	    view->prompt.kind != PROMPT_NONE)
		return KEYS_DONE;
	return mouse_view(app, layout, click);
}
