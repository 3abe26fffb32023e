/* SPDX-License-Identifier: GPL-2.0 */
/*
 * diagram.h - the state machine drawn: boxes with a mode each, arrows between
 */
#ifndef DPASTOP_UI_DRAW_DIAGRAM_H
#define DPASTOP_UI_DRAW_DIAGRAM_H

#include "dpastop/ui/draw/machine_layout.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"

/* How an edge is drawn: it lights up when it is taken, and fades. */
enum role diagram_edge_role(const struct model_edge *edge);

/* Are there edges now, or does switch_enabled or the method forbid them? */
bool diagram_is_switching(const struct model *model);

/* How what governs it is drawn: lit where it was just changed. */
enum role diagram_rule_role(const struct app *app, enum mode_edge edge);

/* What governs an edge. */
struct diagram_rule {
	char name[32];		       /* "switch_param1" */
	char value[24];		       /* "0" */
	char test[40];		       /* "tf > 0" */
	char short_value[NUMBER_SIZE]; /* "12.3k", for few columns */
	char short_test[40];
};

void diagram_rule(const struct theme *theme, const struct model *model,
		  enum mode_edge edge, struct diagram_rule *rule);

/* Its test in so many columns: the short one where the whole does not fit. */
const char *diagram_rule_test(const struct diagram_rule *rule, int cols);

/* The border of @mode's box. */
void diagram_box_draw(struct pen *pen, struct rect box, enum role role);

/* An arrow without words. */
void diagram_arrow_draw(struct pen *pen, enum role role,
			const struct machine_edge_place *place);

/* The arrows, with rates, and totals where there is room; and their rules. */
void diagram_edges_draw(struct pen *pen, const struct machine_layout *layout,
			const struct app *app);

#endif
