// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/machine_layout.h"

/* The modes, from left to right. */
static const unsigned int machine_order[DPAS_NR_MODES] = {
	DPAS_CP,
	DPAS_PAS,
	DPAS_OL,
	DPAS_INT,
};

/* Between box number @gap and the next one: the upper and the lower edge. */
static const enum mode_edge machine_edges[DPAS_NR_MODES - 1][2] = {
	{ EDGE_PAS_CP, EDGE_CP_PAS },
	{ EDGE_PAS_OL, EDGE_OL_PAS },
	{ EDGE_OL_INT, EDGE_INT_OL },
};

static void machine_layout_place_edges(struct machine_layout *layout, int gap,
				       int x, int cols)
{
	int upper = layout->lines / 2 - 1;
	int below = layout->lines - upper - 2;
	struct machine_edge_place *edge;

	edge = layout->edge + machine_edges[gap][0];
	*edge = (struct machine_edge_place){
		.x = x,
		.cols = cols,
		.y = upper,
		.is_left = machine_edges[gap][0] == EDGE_PAS_CP,
		.label_y = upper > 2 ? upper - 2 : 0,
		.label_lines = upper > 2 ? 2 : upper,
	};
	edge = layout->edge + machine_edges[gap][1];
	*edge = (struct machine_edge_place){
		.x = x,
		.cols = cols,
		.y = upper + 1,
		.is_left = machine_edges[gap][1] != EDGE_CP_PAS,
		.label_y = upper + 2,
		.label_lines = below > 2 ? 2 : below,
	};
}

struct machine_layout machine_layout(int lines, int cols, int box_cols)
{
	struct machine_layout layout = { .lines = lines };
	int gap_cols = (cols - DPAS_NR_MODES * box_cols) / (DPAS_NR_MODES - 1);
	int used = DPAS_NR_MODES * box_cols + (DPAS_NR_MODES - 1) * gap_cols;
	int x = (cols - used) / 2, i;

	for (i = 0; i < DPAS_NR_MODES; i++) {
		layout.box[machine_order[i]] = (struct rect){
			0,
			x,
			lines,
			box_cols,
		};
		x += box_cols;
		if (i == DPAS_NR_MODES - 1)
			break;
		/* A blank at either end separates the arrows from the boxes. */
		machine_layout_place_edges(&layout, i, x + 1, gap_cols - 2);
		x += gap_cols;
	}
	return layout;
}

enum mode_edge machine_layout_at(const struct machine_layout *layout, int y,
				 int x)
{
	enum mode_edge edge;

	for (edge = 0; edge < EDGE_COUNT; edge++) {
		const struct machine_edge_place *place = layout->edge + edge;

		/* Text may touch the boxes. */
		if (x < place->x - 1 || x > place->x + place->cols)
			continue;
		if (y == place->y ||
		    (y >= place->label_y &&
		     y < place->label_y + place->label_lines))
			break;
	}
	return edge;
}
