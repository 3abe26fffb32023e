/* SPDX-License-Identifier: GPL-2.0 */
/*
 * views.h - a view is one object: how it is drawn, what its keys and a click do
 *
 * The objects are those of the table in view_list.h. Each is defined in the
 * view's own file, or where the drawing fills a file (ui/view/), beside its keys
 * (input/act_NAME.c): drawing knows no keys.
 */
#ifndef DPASTOP_VIEWS_H
#define DPASTOP_VIEWS_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/layout.h"

struct view_object {
	/* The whole body. */
	void (*draw)(const struct theme *theme, struct rect body,
		     const struct app *app);
	/* Do it, if @action is one of this view. NULL: it has none. */
	bool (*act)(struct app *app, const struct layout *layout,
		    enum action action);
	/* At line @y and column @x of the screen, in @body. NULL: no place acts. */
	void (*click)(struct app *app, struct rect body, int y, int x);
	/*
	 * What Enter types a value for: PROMPT_TUNABLE, PROMPT_LOAD, or
	 * PROMPT_NONE where it is an action like others.
	 */
	enum prompt_kind (*edits)(const struct view *view);
	bool has_tunables; /* in its body; others have them in a line below */
};

#define VIEWS_DECLARE(NAME, name, title, help) \
	extern const struct view_object view_##name;
VIEW_LIST(VIEWS_DECLARE)
#undef VIEWS_DECLARE

/* The one that is shown. */
const struct view_object *views_current(const struct view *view);

/* For views in which Enter types a value for the selected tunable. */
enum prompt_kind views_edit_tunable(const struct view *view);

/* For views in which it does not type any. */
enum prompt_kind views_edit_nothing(const struct view *view);

#endif
