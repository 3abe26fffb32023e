// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/diagram.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/model/tunable_status.h"
#include "lib/model/method.h"

/* An edge fades in steps after a switch. */
#define DIAGRAM_LIT_NS 400e6
#define DIAGRAM_STRONG_NS 1000e6
#define DIAGRAM_TEXT_NS 2000e6

/* The width from which an arrow also has its total. */
#define DIAGRAM_TOTAL_COLS 20

enum role diagram_edge_role(const struct model_edge *edge)
{
	if (!edge->ago_ns.known)
		return ROLE_EDGE;
	if (edge->ago_ns.value < DIAGRAM_LIT_NS)
		return ROLE_EDGE_LIT;
	if (edge->ago_ns.value < DIAGRAM_STRONG_NS)
		return ROLE_STRONG;
	/* With a long interval the switch may have been long ago. */
	if (edge->ago_ns.value < DIAGRAM_TEXT_NS ||
	    (edge->rate.known && edge->rate.value > 0))
		return ROLE_TEXT;
	return ROLE_EDGE;
}

bool diagram_is_switching(const struct model *model)
{
	enum method method = method_of(&model->now);

	return method == METHOD_DPAS || method == METHOD_UNKNOWN;
}

enum role diagram_rule_role(const struct app *app, enum mode_edge edge)
{
	if (tunable_status_just_changed(&app->model, app->monitor.history,
					mode_edge_tunable(edge)))
		return ROLE_EDGE_LIT;
	return diagram_is_switching(&app->model) ? ROLE_TEXT : ROLE_DIM;
}

/*
 * The condition of @edge, as short as possible; the limit is @value, as text
 * @whole, or @tenths if the tunable counts tenths.
 */
static void diagram_test(const struct theme *theme, enum mode_edge edge,
			 int64_t value, const char *whole, const char *tenths,
			 char text[40])
{
	const char *most = theme->sign[SIGN_AT_MOST];

	switch (edge) {
	case EDGE_PAS_CP:
		snprintf(text, 40, value ? "QD = 1.0" : "never");
		break;
	case EDGE_PAS_OL:
		snprintf(text, 40, "tf > %s", whole);
		break;
	case EDGE_OL_PAS:
		snprintf(text, 40, "QD %s %s", most, tenths);
		break;
	case EDGE_OL_INT:
		snprintf(text, 40, "QD > %s", tenths);
		break;
	default:
		snprintf(text, 40, "%s I/Os", whole);
	}
}

static void diagram_rule_of(const struct theme *theme, enum mode_edge edge,
			    int64_t value, struct diagram_rule *rule)
{
	struct figure whole = { true, (double)value };
	struct figure mean = { true, (double)value / 10 };
	char tenths[24], short_tenths[NUMBER_SIZE];

	rule->is_never = edge == EDGE_PAS_CP && !value;
	snprintf(rule->value, sizeof(rule->value), "%" PRId64, value);
	snprintf(tenths, sizeof(tenths), "%" PRId64 ".%" PRId64, value / 10,
		 value % 10);
	diagram_test(theme, edge, value, rule->value, tenths, rule->test);
	number_count(theme, whole, rule->short_value);
	number_mean(theme, mean, short_tenths);
	diagram_test(theme, edge, value, rule->short_value, short_tenths,
		     rule->short_test);
}

void diagram_rule(const struct theme *theme, const struct model *model,
		  enum mode_edge edge, struct diagram_rule *rule)
{
	const char *unknown = theme->sign[SIGN_UNKNOWN];
	unsigned int id = mode_edge_tunable(edge);
	int64_t value;

	rule->is_never = false;
	snprintf(rule->name, sizeof(rule->name), "%s", tunable_get(id).name);
	if (sample_get_tunable(&model->now, id, &value)) {
		diagram_rule_of(theme, edge, value, rule);
		return;
	}
	snprintf(rule->value, sizeof(rule->value), "%s", unknown);
	snprintf(rule->test, sizeof(rule->test), "%s", unknown);
	snprintf(rule->short_value, sizeof(rule->short_value), "%s", unknown);
	snprintf(rule->short_test, sizeof(rule->short_test), "%s", unknown);
}

const char *diagram_rule_test(const struct diagram_rule *rule, int cols)
{
	if (pen_width(rule->test) <= cols)
		return rule->test;
	return pen_width(rule->short_test) <= cols ? rule->short_test :
						     rule->short_value;
}

void diagram_box_draw(struct pen *pen, struct rect box, enum role role)
{
	const char *const *sign = pen->theme->sign;
	int i, side;

	for (i = 0; i < box.lines; i++) {
		bool is_first = i == 0, is_last = i == box.lines - 1;

		for (side = 0; side < 2; side++) {
			pen->y = box.y + i;
			pen->x = box.x + side * (box.cols - 1);
			pen_text(pen, role,
				 is_first ? sign[SIGN_TOP_LEFT + side] :
					 is_last ?
					    sign[SIGN_BOTTOM_LEFT + side] :
					    sign[SIGN_VERTICAL]);
		}
		pen->x = box.x + 1;
		if (is_first || is_last)
			pen_bar_to(pen, role, box.x + box.cols - 1);
	}
}

/* The text on the arrow. */
static void diagram_edge_text(const struct theme *theme,
			      const struct model *model, enum mode_edge edge,
			      int cols, char *text, size_t size)
{
	const struct model_edge *now = model->edge + edge;
	struct figure total = { true, (double)now->total };
	char rate[NUMBER_SIZE], sum[NUMBER_SIZE];

	number_count(theme, now->rate, rate);
	number_count(theme, total, sum);
	if (!diagram_is_switching(model))
		snprintf(text, size, " off ");
	else if (cols >= DIAGRAM_TOTAL_COLS)
		snprintf(text, size, " %s/s of %s ", rate, sum);
	else
		snprintf(text, size, " %s/s ", rate);
}

void diagram_arrow_draw(struct pen *pen, enum role role,
			const struct machine_edge_place *place)
{
	int end = place->x + place->cols;

	pen->y = place->y;
	pen->x = place->x;
	if (place->is_left)
		pen_text(pen, role, pen->theme->sign[SIGN_LEFT]);
	pen_bar_to(pen, role, end - !place->is_left);
	if (!place->is_left)
		pen_text(pen, role, pen->theme->sign[SIGN_RIGHT]);
}

/* Draw an arrow with its text. */
static void diagram_edge(struct pen *pen, const struct model *model,
			 enum mode_edge edge,
			 const struct machine_edge_place *place)
{
	enum role role = diagram_is_switching(model) ?
		diagram_edge_role(model->edge + edge) :
		ROLE_EDGE;
	char text[64];

	diagram_arrow_draw(pen, role, place);
	diagram_edge_text(pen->theme, model, edge, place->cols, text,
			  sizeof(text));
	pen_centre(pen, role, place->x, place->cols, text);
}

/* "param1 tf > 0"; where the condition would only repeat the value, that. */
static void diagram_short_rule(const struct diagram_rule *rule,
			       enum mode_edge edge, char *text, size_t size)
{
	bool is_test = edge == EDGE_PAS_OL || edge == EDGE_OL_PAS ||
		edge == EDGE_OL_INT;
	size_t length = (size_t)snprintf(text, size, "%s ",
					 rule->name + strlen("switch_"));
	const char *from = is_test ? rule->test : rule->value;

	/* Blanks are dropped, since there are few columns. */
	for (; *from && length + 1 < size; from++)
		if (*from != ' ')
			text[length++] = *from;
	text[length] = '\0';
}

/* The name and the value within @cols columns. */
static void diagram_name(const struct diagram_rule *rule, int cols, char *text,
			 size_t size)
{
	const char *name = rule->name + strlen("switch_");

	snprintf(text, size, "%s %s", rule->name, rule->value);
	if (pen_width(text) > cols)
		snprintf(text, size, "%s %s", name, rule->value);
	if (pen_width(text) > cols)
		snprintf(text, size, "%s %s", name, rule->short_value);
}

static void diagram_label(struct pen *pen, const struct app *app,
			  enum mode_edge edge,
			  const struct machine_edge_place *place)
{
	enum role role = diagram_rule_role(app, edge);
	/* Unlike the arrow, it may touch the boxes. */
	int x = place->x - 1, cols = place->cols + 2;
	struct diagram_rule rule;
	char text[64];

	diagram_rule(pen->theme, &app->model, edge, &rule);
	pen->y = place->label_y;
	if (place->label_lines == 1)
		diagram_short_rule(&rule, edge, text, sizeof(text));
	if (place->label_lines > 1 || pen_width(text) > cols)
		diagram_name(&rule, cols, text, sizeof(text));
	pen_centre(pen, role, x, cols, text);
	pen->y++;
	if (place->label_lines > 1)
		pen_centre(pen, role, x, cols, diagram_rule_test(&rule, cols));
}

void diagram_edges_draw(struct pen *pen, const struct machine_layout *layout,
			const struct app *app)
{
	enum mode_edge edge;

	for (edge = 0; edge < EDGE_COUNT; edge++) {
		diagram_edge(pen, &app->model, edge, layout->edge + edge);
		diagram_label(pen, app, edge, layout->edge + edge);
	}
}
