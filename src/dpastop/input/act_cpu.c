// SPDX-License-Identifier: GPL-2.0
/*
 * act_cpu.c - keys of the CPU view
 */
#include <inttypes.h>
#include <stdio.h>

#include "dpastop/ui/panel/panel.h"
#include "dpastop/views.h"

/*
 * Go to the nearest CPU that is shown in the overview, with a number above
 * (@direction > 0) or below @from.
 */
static void act_cpu_next(struct app *app, int64_t from, int direction)
{
	const struct model *model = &app->model;
	size_t rows = panel_cpus_rows(app), i;
	int64_t best = from;

	if (!rows)
		rows = model->nr_cpus;
	for (i = 0; i < rows; i++) {
		int64_t cpu = model->cpus[i].row.cpu;

		if (direction > 0 ? cpu > from && (best == from || cpu < best) :
				    cpu < from && (best == from || cpu > best))
			best = cpu;
	}
	if (best != from)
		app->view.cpu = (uint32_t)best;
}

/* Show all switches of this CPU. */
static void act_cpu_list(struct view *view)
{
	snprintf(view->filter, sizeof(view->filter), "cpu%" PRIu32, view->cpu);
	view->selected.is_known = false;
	view->name = VIEW_SWITCHES;
}

static bool act_cpu(struct app *app, const struct layout *layout,
		    enum action action)
{
	(void)layout;
	switch (action) {
	case ACTION_UP:
		act_cpu_next(app, app->view.cpu, -1);
		break;
	case ACTION_DOWN:
		act_cpu_next(app, app->view.cpu, 1);
		break;
	case ACTION_FIRST:
		act_cpu_next(app, -1, 1);
		break;
	case ACTION_LAST:
		act_cpu_next(app, INT64_MAX, -1);
		break;
	case ACTION_ENTER:
		act_cpu_list(&app->view);
		break;
	default:
		return false;
	}
	return true;
}

const struct view_object view_cpu = {
	.draw = view_cpu_draw,
	.act = act_cpu,
	.edits = views_edit_nothing,
};
