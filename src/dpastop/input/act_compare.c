// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_compare.h"

#include <math.h>
#include <stdio.h>

#include "dpastop/ui/panel/panel.h"
#include "dpastop/views.h"

/* Say what to do next after marking @side. */
static void act_compare_say(struct app *app, const char *name,
			    const struct compare_side *side,
			    const struct compare_side *other,
			    enum action action_of_other)
{
	struct message *message = &app->view.message;
	const char *then = source_is_recording(app->monitor.source) ?
		"go past a change" :
		"change something, wait,";
	char key[KEY_NAME_SIZE], what[64];

	snprintf(what, sizeof(what),
		 app->view.query.is_live ? "%s: the last %.1f s." :
					   "%s: the %.1f s up to this moment.",
		 name, (double)side->length_ns / 1e9);
	bindings_key_name(&app->bindings,
			  other->is_marked ? ACTION_COMPARE : action_of_other,
			  key);
	if (!other->is_marked)
		message_set(message, false, "%s Now %s and press %s.", what,
			    then, key);
	else if (app->view.name == VIEW_COMPARE)
		message_set(message, false, "%s", what);
	else
		message_set(message, false, "%s Now %s compares the two.", what,
			    key);
}

static void act_compare_refuse(struct app *app, const char *name,
			       uint64_t more_ns)
{
	double seconds = ceil((double)more_ns / 1e8) / 10;
	const char *how = "wait";

	if (!app->view.query.is_live)
		how = "go forward";
	else if (source_is_recording(app->monitor.source))
		how = "let it play";
	message_set(&app->view.message, true,
		    "%s must be longer without a change: %s for %.1f s", name,
		    how, seconds);
}

bool act_compare(struct app *app, enum action action)
{
	bool is_a = action == ACTION_MARK_A;
	struct compare_side *side = is_a ? &app->compare.a : &app->compare.b;
	const struct compare_side *other = is_a ? &app->compare.b :
						  &app->compare.a;
	const char *name = is_a ? "A" : "B";
	const struct sample *now = app->view.query.is_live &&
			app->monitor.status == SOURCE_OK ?
		&app->monitor.sample :
		NULL;
	uint64_t more_ns;

	if (!is_a && action != ACTION_MARK_B)
		return false;
	if (compare_mark(side, other, app->monitor.history, app->model.back,
			 now, &more_ns))
		act_compare_say(app, name, side, other,
				is_a ? ACTION_MARK_B : ACTION_MARK_A);
	else
		act_compare_refuse(app, name, more_ns);
	return true;
}

/* Marking A and B works in every view. */
const struct view_object view_compare = {
	.draw = view_compare_draw,
	.edits = views_edit_tunable,
};
