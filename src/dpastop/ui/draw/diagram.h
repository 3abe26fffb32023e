/* SPDX-License-Identifier: GPL-2.0 */
/*
 * diagram.h - draw the state machine: a box per mode, and arrows between them
 */
#ifndef DPASTOP_UI_DRAW_DIAGRAM_H
#define DPASTOP_UI_DRAW_DIAGRAM_H

#include "dpastop/ui/draw/machine_layout.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"

/* The role of an edge: it lights up when it is taken, and fades. */
enum role diagram_edge_role(const struct model_edge *edge);

/* Are switches possible, or do switch_enabled or the method prevent them? */
bool diagram_is_switching(const struct model *model);

/* The role of its rule: lit if it was just changed. */
enum role diagram_rule_role(const struct app *app, enum mode_edge edge);

/* The rule of an edge. */
struct diagram_rule {
	char name[32];		       /* "switch_param1" */
	char value[24];		       /* "0" */
	char test[40];		       /* "tf > 0" */
	char short_value[NUMBER_SIZE]; /* "12.3k", if columns are short */
	char short_test[40];
	bool is_never; /* the value rules the edge out; so says the test */
};

void diagram_rule(const struct theme *theme, const struct model *model,
		  enum mode_edge edge, struct diagram_rule *rule);

/* Its test, in the short form if the full one does not fit. */
const char *diagram_rule_test(const struct diagram_rule *rule, int cols);

/* Draw the border of @mode's box. */
void diagram_box_draw(struct pen *pen, struct rect box, enum role role);

/* Draw an arrow without text. */
void diagram_arrow_draw(struct pen *pen, enum role role,
			const struct machine_edge_place *place);

/* Draw the arrows with their rates, totals if there is room, and rules. */
void diagram_edges_draw(struct pen *pen, const struct machine_layout *layout,
			const struct app *app);

#endif
