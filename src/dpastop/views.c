// SPDX-License-Identifier: GPL-2.0
#include "dpastop/views.h"

#define VIEWS_POINT(NAME, name, title, help) [VIEW_##NAME] = &view_##name,

static const struct view_object *const views[VIEW_COUNT] = { VIEW_LIST(
	VIEWS_POINT) };

const struct view_object *views_current(const struct view *view)
{
	return views[view->name];
}

enum prompt_kind views_edit_tunable(const struct view *view)
{
	(void)view;
	return PROMPT_TUNABLE;
}

enum prompt_kind views_edit_nothing(const struct view *view)
{
	(void)view;
	return PROMPT_NONE;
}
