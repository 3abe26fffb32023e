// SPDX-License-Identifier: GPL-2.0
/*
 * overview.c - the state machine, the tunables, and all CPUs
 */
#include "dpastop/model/tunable_list.h"
#include "dpastop/ui/panel/panel.h"

struct overview_layout overview_layout(const struct app *app, struct rect body)
{
	struct overview_needs needs = {
		.nr_rows = app->view.shows_heat ? panel_heat_lines(app) :
						  panel_cpus_lines(app),
		.all_rows = app->view.shows_heat,
		.nr_tunables = tunable_list_of(app_tunables(app)).count,
	};

	return layout_overview(body, needs);
}

void overview_draw(const struct theme *theme, struct rect body,
		   const struct app *app)
{
	struct overview_layout layout = overview_layout(app, body);

	if (app->view.is_presenter) {
		presenter_draw(theme, body, app);
		return;
	}
	panel_machine_draw(theme, layout.machine, app);
	panel_tunables_draw(theme, &layout, app);
	if (app->view.shows_heat)
		panel_heat_draw(theme, layout.cpus, app);
	else
		panel_cpus_draw(theme, layout.cpus, app);
	panel_switches_draw(theme, layout.switches, app);
}
