// SPDX-License-Identifier: GPL-2.0
/*
 * panel_machine.c - the state machine: CP, PAS, OL, INT and the edges between
 */
#include "number.h"
#include "panel.h"

static void machine_modes(struct pen *pen, const struct picture *picture)
{
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		pen_format(pen, picture->in_mode[mode] ? ROLE_MODE + mode :
			   ROLE_DIM, " %s %zu ", snapshot_mode_name(mode),
			   picture->in_mode[mode]);
}

static void machine_edge(struct pen *pen, const struct picture *picture,
			 enum mode_edge edge)
{
	char rate[NUMBER_SIZE];

	number_count(pen->theme, picture->edge[edge].rate, rate);
	pen_format(pen, ROLE_EDGE, " %s%s%s %s/s",
		   snapshot_mode_name(mode_edge_from(edge)),
		   pen->theme->sign[SIGN_ARROW],
		   snapshot_mode_name(mode_edge_to(edge)), rate);
}

void panel_machine_draw(const struct theme *theme, struct rect area,
			const struct app *app)
{
	struct pen pen = pen_new(theme, area);
	enum mode_edge edge;

	machine_modes(&pen, &app->picture);
	pen_line(&pen, 1);
	for (edge = 0; edge < EDGE_COUNT; edge++)
		machine_edge(&pen, &app->picture, edge);
}
