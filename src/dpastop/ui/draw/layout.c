// SPDX-License-Identifier: GPL-2.0
/*
 * layout.c - machine and tunables take what they need, CPUs what they use,
 * switches the rest
 *
 * In the grid, a tunable is a name and a value; the description of the selected
 * one is below. With enough lines and columns each tunable has a line of its
 * own; with more columns the tunables are beside the machine, with their status
 * in place of the descriptions.
 */
#include "dpastop/ui/draw/layout.h"

#define LIST_MIN_LINES 31 /* of the body; this many for 15 tunables */
#define LIST_REST_LINES 8 /* below machine and list */
#define LIST_MIN_COLS 100
#define BESIDE_MIN_COLS 180
#define BESIDE_GAP_COLS 2
#define BESIDE_LIST_COLS 96 /* the longest line of the list in that case */
#define GRID_CELL_COLS 26
#define GRID_DETAIL_LINES 2
#define LIST_DETAIL_LINES 1
#define BESIDE_DETAIL_LINES 2
#define MACHINE_LINES 4
#define MACHINE_LINES_TALL 6
#define SWITCH_LINES 1
#define CAPTION_LINES 5 /* a title, and four lines of text */
#define PANE_GAP_COLS 1
#define PANE_MIN_COLS (LAYOUT_MIN_COLS + PANE_GAP_COLS + LAYOUT_PANE_COLS)
#define TIGHT_LINES 17 /* of the body: with fewer, only one tunable is shown */
#define SWITCH_LINES_TALL 5

static int layout_min(int a, int b)
{
	return a < b ? a : b;
}

bool layout_contains(struct rect area, int y, int x)
{
	return y >= area.y && y < area.y + area.lines && x >= area.x &&
		x < area.x + area.cols;
}

struct layout layout_compute(int lines, int cols, struct layout_needs needs)
{
	struct layout layout = { 0 };
	int top = 1 + needs.header_lines, bottom = lines - 1;
	bool beside = needs.has_caption && cols >= PANE_MIN_COLS;
	int caption = needs.has_caption && !beside ? CAPTION_LINES : 0;

	if (lines < LAYOUT_MIN_LINES || cols < LAYOUT_MIN_COLS) {
		layout.too_small = true;
		return layout;
	}
	layout.tabs = (struct rect){ 0, 0, 1, cols };
	layout.header = (struct rect){ 1, 0, needs.header_lines, cols };
	layout.status = (struct rect){ bottom, 0, 1, cols };
	bottom -= needs.has_strip;
	layout.strip = (struct rect){ bottom, 0, needs.has_strip, cols };
	bottom -= caption;
	layout.caption = (struct rect){ bottom, 0, caption, cols };
	layout.body = (struct rect){ top, 0, bottom - top, cols };
	if (beside) {
		layout.caption = layout.body;
		layout.caption.x = cols - LAYOUT_PANE_COLS;
		layout.caption.cols = LAYOUT_PANE_COLS;
		layout.body.cols = layout.caption.x - PANE_GAP_COLS;
	}
	return layout;
}

/* The number of lines of the tunables, including title and details. */
static int layout_tunable_lines(const struct overview_layout *layout)
{
	if (layout->tunables_listed)
		return 1 + layout->nr_tunables +
			(layout->tunables_status ? BESIDE_DETAIL_LINES :
						   LIST_DETAIL_LINES);
	return 1 +
		(layout->nr_tunables + layout->grid_cols - 1) /
		layout->grid_cols +
		GRID_DETAIL_LINES;
}

/* Is there room for a line for each of @nr_tunables? */
static bool layout_has_list(struct rect body, int nr_tunables)
{
	return body.cols >= LIST_MIN_COLS &&
		body.lines >= MACHINE_LINES_TALL + 1 + nr_tunables +
			LIST_DETAIL_LINES + LIST_REST_LINES;
}

/* Is there no room for @tunables lines above all the wanted rows? */
static bool layout_is_tight(struct rect body, struct overview_needs needs,
			    int tunables)
{
	int top = MACHINE_LINES + tunables + SWITCH_LINES + 1;

	if (body.lines < TIGHT_LINES)
		return true;
	return needs.all_rows && body.lines < LIST_MIN_LINES &&
		needs.nr_rows > (size_t)(body.lines - top);
}

/* Lay out machine and tunables at the top of @body. Returns their lines. */
static int layout_top(struct overview_layout *layout, struct rect body,
		      struct overview_needs needs)
{
	bool is_tall = body.lines >= LIST_MIN_LINES;
	int machine = is_tall ? MACHINE_LINES_TALL : MACHINE_LINES;
	int tunables;

	layout->nr_tunables = needs.nr_tunables;
	layout->tunables_listed = layout_has_list(body, needs.nr_tunables);
	layout->tunables_status = layout->tunables_listed &&
		body.cols >= BESIDE_MIN_COLS;
	layout->grid_cols = layout_min(body.cols / GRID_CELL_COLS,
				       needs.nr_tunables);
	tunables = layout_tunable_lines(layout);
	if (layout_is_tight(body, needs, tunables))
		tunables = 1;
	if (layout->tunables_status) {
		int x = body.cols - BESIDE_LIST_COLS;

		layout->machine = (struct rect){
			body.y,
			body.x,
			tunables,
			x - BESIDE_GAP_COLS,
		};
		layout->tunables = (struct rect){
			body.y,
			body.x + x,
			tunables,
			BESIDE_LIST_COLS,
		};
		return tunables;
	}
	layout->machine = (struct rect){ body.y, body.x, machine, body.cols };
	layout->tunables = (struct rect){ body.y + machine, body.x, tunables,
					  body.cols };
	return machine + tunables;
}

/* The number of lines of the newest switches, beside @wanted lines of CPUs. */
static int layout_switch_lines(struct rect body, struct overview_needs needs,
			       int left, int wanted)
{
	if (body.lines >= LIST_MIN_LINES)
		return needs.all_rows ? SWITCH_LINES : SWITCH_LINES_TALL;
	return needs.all_rows && left - SWITCH_LINES < wanted ? 0 :
								SWITCH_LINES;
}

struct overview_layout layout_overview(struct rect body,
				       struct overview_needs needs)
{
	struct overview_layout layout = { 0 };
	int top = layout_top(&layout, body, needs);
	int left = body.lines - top, switches;
	int wanted = needs.nr_rows < (size_t)body.lines ?
		1 + (int)needs.nr_rows :
		body.lines;

	if (wanted < 2)
		wanted = 2; /* room for a message that there are none */
	switches = layout_switch_lines(body, needs, left, wanted);
	/* Still no room: the last tunable gives way, too. */
	if (needs.all_rows && left - switches < wanted &&
	    layout.tunables.lines == 1) {
		layout.tunables.lines = 0;
		top--;
		left++;
	}
	layout.cpus = (struct rect){ body.y + top, body.x,
				     layout_min(left - switches, wanted),
				     body.cols };
	layout.switches = (struct rect){
		layout.cpus.y + layout.cpus.lines,
		body.x,
		left - layout.cpus.lines,
		body.cols,
	};
	return layout;
}
