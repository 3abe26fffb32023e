/* SPDX-License-Identifier: GPL-2.0 */
/*
 * views.h - a view is one object: drawing, keys and mouse clicks
 *
 * The objects are listed in view_list.h. Each is defined in the view's own file
 * or, if its drawing has a file of its own (ui/view/), with its keys
 * (input/act_NAME.c): drawing code knows nothing about keys.
 */
#ifndef DPASTOP_VIEWS_H
#define DPASTOP_VIEWS_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/layout.h"

struct view_object {
	/* Draw the whole body. */
	void (*draw)(const struct theme *theme, struct rect body,
		     const struct app *app);
	/* Handle @action if it belongs to this view. NULL: no actions. */
	bool (*act)(struct app *app, const struct layout *layout,
		    enum action action);
	/*
	 * Handle a click at line @y and column @x of the screen, in @body.
	 * NULL: clicks do nothing.
	 */
	void (*click)(struct app *app, struct rect body, int y, int x);
	/*
	 * What Enter opens a prompt for: PROMPT_TUNABLE, PROMPT_LOAD, or
	 * PROMPT_NONE if it is an ordinary action.
	 */
	enum prompt_kind (*edits)(const struct view *view);
	bool has_tunables; /* in its body, not in a line below */
};

#define VIEWS_DECLARE(NAME, name, title, help) \
	extern const struct view_object view_##name;
VIEW_LIST(VIEWS_DECLARE)
#undef VIEWS_DECLARE

/* The current view. */
const struct view_object *views_current(const struct view *view);

/* For views in which Enter edits the selected tunable. */
enum prompt_kind views_edit_tunable(const struct view *view);

/* For views in which Enter is an ordinary action. */
enum prompt_kind views_edit_nothing(const struct view *view);

#endif
