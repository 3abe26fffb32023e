// SPDX-License-Identifier: GPL-2.0
/*
 * panel_machine.c - the state machine as a diagram and, given room, as a list
 */
#include <inttypes.h>
#include <stdio.h>

#include "dpastop/model/shares.h"
#include "dpastop/ui/draw/diagram.h"
#include "dpastop/ui/draw/number.h"

#define BOX_COLS 9
#define BOX_COLS_WIDE 13
#define WIDE_COLS 112

/* The list below it: a blank line, titles, and one line per edge. */
#define LIST_LINES (2 + EDGE_COUNT)
/* The height of a diagram above a list. */
#define DIAGRAM_LINES 7

/* The height from which a box also has the number of CPUs in its mode. */
#define TALL_BOX_LINES 6

/* "81 %", of the I/Os in the last second. */
static void panel_machine_share(const struct theme *theme, struct figure share,
				char *text, size_t size)
{
	char percent[NUMBER_SIZE];

	number_percent(theme, share, percent);
	snprintf(text, size, share.known ? "%s %%" : "%s", percent);
}

static void panel_machine_box(struct pen *pen, struct rect box,
			      const struct model *model, unsigned int mode,
			      struct figure share)
{
	size_t count = model->in_mode[mode];
	bool is_taken = count || model->share[mode].value > 0;
	enum role role = is_taken ? ROLE_MODE + mode : ROLE_DIM;
	int inner = box.cols - 2, lines = 2, i;
	char text[3][32];

	snprintf(text[0], sizeof(text[0]), "%s", sample_mode_name(mode));
	panel_machine_share(pen->theme, share, text[1], sizeof(text[1]));
	if (box.lines >= TALL_BOX_LINES && model->counts_by_cpu)
		snprintf(text[lines++], sizeof(text[2]),
			 inner < 8 && count > 99 ? "%zu" :
				 count == 1	 ? "%zu CPU" :
						   "%zu CPUs",
			 count);
	diagram_box_draw(pen, box, is_taken ? ROLE_SHARE + mode : ROLE_EDGE);
	for (i = 0; i < lines; i++) {
		int width = pen_width(text[i]);

		pen->y = box.y + box.lines / 2 - 1 + i;
		pen->x = box.x + 1;
		pen_fill_to(pen, role, pen->x + (inner - width + (i > 0)) / 2);
		pen_text(pen, role, text[i]);
		pen_fill_to(pen, role, box.x + 1 + inner);
	}
}

static struct machine_layout panel_machine_layout(struct rect area)
{
	return machine_layout(area.lines, area.cols,
			      area.cols >= WIDE_COLS ? BOX_COLS_WIDE :
						       BOX_COLS);
}

static void panel_machine_diagram(struct pen *pen, const struct app *app)
{
	struct machine_layout layout = panel_machine_layout(pen->area);
	struct figure share[DPAS_NR_MODES];
	unsigned int mode;

	shares_round(app->model.share, DPAS_NR_MODES, SHARES_PERCENT, share);
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		panel_machine_box(pen, layout.box[mode], &app->model, mode,
				  share[mode]);
	diagram_edges_draw(pen, &layout, app);
}

/* "PAS→OL   12.3/s   1.2k   0.1s  switch_param1 0: tf > 0" */
static void panel_machine_list_edge(struct pen *pen, const struct model *model,
				    enum mode_edge edge)
{
	const struct model_edge *now = model->edge + edge;
	struct figure total = { true, (double)now->total };
	enum role role = diagram_edge_role(now);
	struct diagram_rule rule;
	char name[32], number[NUMBER_SIZE];

	snprintf(name, sizeof(name), " %s%s%s",
		 sample_mode_name(mode_edge_from(edge)),
		 pen->theme->sign[SIGN_ARROW],
		 sample_mode_name(mode_edge_to(edge)));
	pen_left(pen, role, 10, name);
	number_count(pen->theme, now->rate, number);
	pen_right(pen, role, 7, number);
	number_count(pen->theme, total, number);
	pen_right(pen, ROLE_TEXT, 8, number);
	if (now->ago_ns.known)
		number_ago((uint64_t)now->ago_ns.value, number);
	else
		number_count(pen->theme, now->ago_ns, number);
	pen_right(pen, ROLE_TEXT, 9, number);
	diagram_rule(pen->theme, model, edge, &rule);
	pen_format(pen, ROLE_TEXT, "  %s %s: ", rule.name, rule.value);
	if (edge == EDGE_CP_PAS || edge == EDGE_INT_OL)
		pen_text(pen, ROLE_TEXT, "after ");
	pen_text(pen, ROLE_TEXT, rule.test);
}

static void panel_machine_list(struct pen *pen, const struct model *model)
{
	enum mode_edge edge;

	pen_line(pen, DIAGRAM_LINES + 2);
	pen_text(pen, ROLE_TITLE, " edge         per s   total     last");
	pen_text(pen, ROLE_TITLE,
		 diagram_is_switching(model) ? "  when" :
					       "  off: the method is not DPAS");
	for (edge = 0; edge < EDGE_COUNT; edge++) {
		pen_line(pen, pen->y + 1);
		panel_machine_list_edge(pen, model, edge);
	}
}

/* Is there room for the list? Then *@area is reduced to the diagram. */
static bool panel_machine_divide(struct rect *area)
{
	if (area->lines < 1 + DIAGRAM_LINES + LIST_LINES)
		return false;
	area->y++;
	area->lines = DIAGRAM_LINES;
	return true;
}

void panel_machine_draw(const struct theme *theme, struct rect area,
			const struct app *app)
{
	struct pen pen = pen_new(theme, area);

	if (panel_machine_divide(&area)) {
		panel_title_draw(&pen, false, "STATE MACHINE", "");
		panel_machine_list(&pen, &app->model);
		pen = pen_new(theme, area);
	}
	panel_machine_diagram(&pen, app);
}

enum mode_edge panel_machine_at(struct rect area, int y, int x)
{
	/* The first line of the list, below its title. */
	int listed = y - area.y - DIAGRAM_LINES - 3;
	struct machine_layout layout;

	if (!layout_contains(area, y, x))
		return EDGE_COUNT;
	if (panel_machine_divide(&area) && listed >= 0 && listed < EDGE_COUNT)
		return (enum mode_edge)listed;
	layout = panel_machine_layout(area);
	return machine_layout_at(&layout, y - area.y, x - area.x);
}
