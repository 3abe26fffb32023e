// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/mouse.h"

#include "dpastop/input/keys.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/views.h"

/* The wheel is the arrow keys. */
static void mouse_wheel(struct app *app, const struct layout *layout,
			int direction)
{
	enum action action = direction < 0 ? ACTION_UP : ACTION_DOWN;

	keys_press(app, layout, app->bindings.keys[action][0]);
}

void mouse_click(struct app *app, const struct layout *layout,
		 struct screen_click click)
{
	struct view *view = &app->view;
	const struct view_object *shown = views_current(view);
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
	if (layout_contains(layout->tabs, click.y, click.x)) {
		hit = panel_tabs_at(app, click.x);
		if (hit >= 0)
			view->name = (enum view_name)hit;
	} else if (shown->click) {
		shown->click(app, layout->body, click.y, click.x);
	}
}
