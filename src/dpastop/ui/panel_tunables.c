// SPDX-License-Identifier: GPL-2.0
/*
 * panel_tunables.c - the editor's side of the screen
 */
#include <inttypes.h>
#include <stdio.h>

#include "panel.h"

int panel_tunables_rows(const struct layout *layout)
{
	if (layout->tunables_listed)
		return PARAM_COUNT;
	return (PARAM_COUNT + layout->grid_cols - 1) / layout->grid_cols;
}

/* What stands in the place of the value, and how. */
static enum role tunable_value(const struct theme *theme,
			       const struct scene *scene, unsigned int id,
			       char text[32])
{
	const struct editor *editor = scene->editor;
	int64_t value;

	if (editor->is_typing && editor->selected == id) {
		snprintf(text, 32, "%s_", editor->typed);
		return ROLE_FIELD;
	}
	if (!snapshot_get_param(&scene->picture->now, id, &value)) {
		snprintf(text, 32, "%s", theme->sign[SIGN_UNKNOWN]);
		return ROLE_DIM;
	}
	snprintf(text, 32, "%" PRId64, value);
	return value == param_get(id).init ? ROLE_TEXT : ROLE_CHANGED;
}

/* Name at the left, value at the right of @cols columns. */
static void tunable_cell(struct pen *pen, const struct scene *scene,
			 unsigned int id, int cols)
{
	bool is_selected = scene->editor->selected == id;
	enum role role = ROLE_TEXT, value_role;
	int end = pen->x + cols;
	char text[32];

	value_role = tunable_value(pen->theme, scene, id, text);
	if (is_selected && scene->view->focus == FOCUS_TUNABLES) {
		role = ROLE_SELECTED;
		if (value_role != ROLE_FIELD)
			value_role = ROLE_SELECTED;
	}
	pen_text(pen, role, is_selected ? ">" : " ");
	pen_text(pen, role, param_get(id).name);
	pen_fill_to(pen, role, end - 1 - pen_width(text));
	pen_text(pen, value_role, text);
	pen_fill_to(pen, role, end);
}

static void tunables_grid(struct pen *pen, const struct layout *layout,
			  const struct scene *scene)
{
	int rows = panel_tunables_rows(layout);
	int cols = pen->area.cols / layout->grid_cols;
	unsigned int id;

	for (id = 0; id < PARAM_COUNT; id++) {
		pen->y = 1 + (int)id % rows;
		pen->x = (int)id / rows * cols;
		tunable_cell(pen, scene, id, cols - 1);
	}
	pen_line(pen, 1 + rows);
	pen_format(pen, ROLE_TEXT, " %s",
		   param_get(scene->editor->selected).meaning);
	pen_line(pen, 2 + rows);
}

static void tunables_list(struct pen *pen, const struct scene *scene)
{
	unsigned int id;

	for (id = 0; id < PARAM_COUNT; id++) {
		struct param param = param_get(id);

		pen_line(pen, 1 + (int)id);
		tunable_cell(pen, scene, id, 32);
		pen_text(pen, ROLE_DIM, " ");
		pen_left(pen, ROLE_DIM, 7, param.unit);
		pen_text(pen, ROLE_TEXT, param.meaning);
	}
	pen_line(pen, 1 + PARAM_COUNT);
}

static void tunables_range(struct pen *pen, const struct scene *scene)
{
	unsigned int id = scene->editor->selected;
	char range[64];

	param_describe_range(id, range, sizeof(range));
	pen_format(pen, ROLE_DIM, " %s takes %s; its default is %" PRId64 ".",
		   param_get(id).name, range, param_get(id).init);
}

void panel_tunables_draw(const struct theme *theme,
			 const struct layout *layout,
			 const struct scene *scene)
{
	struct pen pen = pen_new(theme, layout->tunables);
	char remark[SOURCE_TEXT_SIZE + 32] = "";

	if (*scene->read_only)
		snprintf(remark, sizeof(remark), "cannot edit: %s",
			 scene->read_only);
	panel_title_draw(&pen, scene->view->focus == FOCUS_TUNABLES,
			 "TUNABLES", remark);
	if (layout->tunables_listed)
		tunables_list(&pen, scene);
	else
		tunables_grid(&pen, layout, scene);
	tunables_range(&pen, scene);
}
