// SPDX-License-Identifier: GPL-2.0
#include "act_cpu.h"

#include <inttypes.h>
#include <stdio.h>

#include "ui/panel.h"

/*
 * The nearest CPU above (@direction > 0) or below @cpu by number, of those that
 * the overview shows; without one, @cpu.
 */
static uint32_t act_cpu_next(const struct app *app, int direction)
{
	const struct picture *picture = &app->picture;
	uint32_t from = app->view.cpu, best = from;
	size_t rows = panel_cpus_rows(app), i;

	if (!rows)
		rows = picture->nr_cpus;
	for (i = 0; i < rows; i++) {
		uint32_t cpu = picture->cpus[i].row.cpu;

		if (direction > 0 ? cpu > from && (best == from || cpu < best) :
		    cpu < from && (best == from || cpu > best))
			best = cpu;
	}
	return best;
}

/* All its switches. */
static void act_cpu_list(struct view *view)
{
	snprintf(view->filter, sizeof(view->filter), "cpu%" PRIu32, view->cpu);
	view->has_selected_switch = false;
	view->name = VIEW_SWITCHES;
}

bool act_cpu(struct app *app, const struct layout *layout, enum action action)
{
	(void)layout;
	switch (action) {
	case ACTION_UP:
		app->view.cpu = act_cpu_next(app, -1);
		break;
	case ACTION_DOWN:
		app->view.cpu = act_cpu_next(app, 1);
		break;
	case ACTION_ENTER:
		act_cpu_list(&app->view);
		break;
	default:
		return false;
	}
	return true;
}
