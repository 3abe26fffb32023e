/* SPDX-License-Identifier: GPL-2.0 */
/*
 * machine_layout.h - the positions of the boxes and edges of the state machine
 *
 * The modes are in the order in which a CPU can pass through them: CP, PAS, OL,
 * INT. Between two neighbours, the upper edge leads away from PAS and the lower
 * one back. Positions are relative to the corner of the area.
 */
#ifndef DPASTOP_UI_DRAW_MACHINE_LAYOUT_H
#define DPASTOP_UI_DRAW_MACHINE_LAYOUT_H

#include "dpastop/ui/draw/layout.h"
#include "lib/model/mode_edge.h"

struct machine_edge_place {
	int x, cols;  /* between the two boxes */
	int y;	      /* the line of its arrow */
	bool is_left; /* points to the left */
	int label_y;  /* the first line of its rule */
	int label_lines;
};

struct machine_layout {
	struct rect box[DPAS_NR_MODES];
	struct machine_edge_place edge[EDGE_COUNT];
	int lines; /* total size */
};

#define MACHINE_LEAST_LINES 4

/*
 * Lay it out in @lines, at least MACHINE_LEAST_LINES, and @cols, with boxes of
 * @box_cols; the remaining columns go to the edges.
 */
struct machine_layout machine_layout(int lines, int cols, int box_cols);

/* The edge whose arrow or words stand at that place, or EDGE_COUNT. */
enum mode_edge machine_layout_at(const struct machine_layout *layout, int y,
				 int x);

#endif
