// SPDX-License-Identifier: GPL-2.0
/*
 * presenter.c - the overview for a projector: the state machine across the full
 * width, the last switch as a sentence, and the tunables of the edges
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/model/shares.h"
#include "dpastop/ui/draw/diagram.h"
#include "dpastop/ui/draw/digits.h"
#include "dpastop/ui/draw/number.h"
#include "lib/model/current.h"

/* A box: two borders, the name, the digits, and what they are. */
#define BOX_LINES(high) (2 + 1 + DIGITS_LINES * (high) + 1)
#define DIGITS 3 /* 100 % */
#define LEAST_GAP_COLS 9
#define GOOD_GAP_COLS 14
#define TEXT_BOX_COLS 11 /* if digits are too large */
#define SENTENCE_LINES 2

/* Below the diagram: the sentence and the edges, separated by blank lines. */
#define TEXT_LINES (1 + SENTENCE_LINES + 1 + EDGE_COUNT)

/* The minimum time for which a sentence is shown. */
#define SENTENCE_NS 1000000000u

static const struct digits_scale presenter_scales[] = {
	{ 4, 2 }, { 3, 2 }, { 2, 2 }, { 2, 1 }, { 1, 1 },
};

#define NR_SCALES (sizeof(presenter_scales) / sizeof(*presenter_scales))

/* The preferred width, with a blank on either side. */
static int presenter_box_cols(int digits, struct digits_scale scale)
{
	return digits_cols(digits, scale) + 4;
}

/* The width that fits: without the blanks, or for plain text. */
static int presenter_fit_box(int digits, struct digits_scale scale, int cols)
{
	int wanted = presenter_box_cols(digits, scale);
	int most = (cols - (DPAS_NR_MODES - 1) * LEAST_GAP_COLS) /
		DPAS_NR_MODES;

	if (digits_cols(digits, scale) + 2 > most)
		return TEXT_BOX_COLS;
	return wanted < most ? wanted : most;
}

/* The largest digits that leave room for everything else, or the smallest. */
static struct digits_scale presenter_scale(struct rect body, int digits)
{
	size_t i;

	for (i = 0; i < NR_SCALES - 1; i++) {
		struct digits_scale scale = presenter_scales[i];
		int cols = DPAS_NR_MODES * presenter_box_cols(digits, scale) +
			(DPAS_NR_MODES - 1) * GOOD_GAP_COLS;

		if (cols <= body.cols &&
		    BOX_LINES(scale.high) + TEXT_LINES <= body.lines)
			break;
	}
	return presenter_scales[i];
}

/* The share of @mode in large digits or, if they do not fit, as text. */
static void presenter_share(struct pen *pen, enum role role,
			    struct figure share, struct rect box,
			    struct digits_scale scale)
{
	char text[NUMBER_SIZE];
	int width;

	number_percent(pen->theme, share, text);
	width = digits_cols((int)strlen(text), scale);
	if (share.known && width <= box.cols - 2) {
		pen->y = box.y + 2;
		pen->x = box.x + (box.cols - width) / 2;
		digits_draw(pen, role, text, scale);
	} else {
		pen->y = box.y + box.lines / 2;
		pen_centre(pen, role, box.x + 1, box.cols - 2, text);
	}
	if (!share.known)
		return;
	pen->y = box.y + box.lines - 2;
	pen_centre(pen, role, box.x + 1, box.cols - 2, "% of I/Os");
}

static void presenter_box(struct pen *pen, const struct model *model,
			  unsigned int mode, struct figure share,
			  struct rect box, struct digits_scale scale)
{
	bool is_taken = model->in_mode[mode] || model->share[mode].value > 0;
	enum role role = is_taken ? ROLE_SHARE + mode : ROLE_DIM;
	enum role name_role = is_taken ? ROLE_MODE + mode : ROLE_DIM;

	diagram_box_draw(pen, box, role);
	pen->y = box.y + 1;
	pen->x = box.x + 1;
	pen_fill_to(pen, name_role, box.x + box.cols - 1);
	pen_centre(pen, name_role, box.x + 1, box.cols - 2,
		   sample_mode_name(mode));
	/* Without colours, underline and reverse would show in the digits. */
	if (is_taken && !pen->theme->coloured)
		role = ROLE_STRONG;
	presenter_share(pen, role, share, box, scale);
}

/* Below each box of @layout, its mode spelled out. */
static void presenter_words(struct pen *pen,
			    const struct machine_layout *layout)
{
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		const struct rect *box = layout->box + mode;
		const char *words = sample_mode_words(mode);
		int x = box->x + (box->cols - pen_width(words)) / 2;

		if (x + pen_width(words) > pen->area.cols)
			x = pen->area.cols - pen_width(words);
		pen->y = layout->lines;
		pen->x = x > 0 ? x : 0;
		pen_text(pen, ROLE_TEXT, words);
	}
}

/* An arrow, with the rate and the rule on the side away from its opposite. */
static void presenter_edge(struct pen *pen, const struct app *app,
			   enum mode_edge edge,
			   const struct machine_edge_place *place, int step)
{
	const struct model *model = &app->model;
	bool is_on = diagram_is_switching(model);
	enum role role = is_on ? diagram_edge_role(model->edge + edge) :
				 ROLE_EDGE;
	struct diagram_rule rule;
	char rate[NUMBER_SIZE], text[NUMBER_SIZE + 2];

	diagram_arrow_draw(pen, role, place);
	diagram_rule(pen->theme, model, edge, &rule);
	number_count(pen->theme, model->edge[edge].rate, rate);
	snprintf(text, sizeof(text), is_on ? "%s/s" : "off", rate);
	pen->y = place->y + step;
	pen_centre(pen, diagram_rule_role(app, edge), place->x - 1,
		   place->cols + 2, diagram_rule_test(&rule, place->cols + 2));
	pen->y += step;
	pen_centre(pen, role, place->x - 1, place->cols + 2, text);
}

static struct machine_layout presenter_layout(struct rect body)
{
	struct digits_scale scale = presenter_scale(body, DIGITS);
	int box_cols = presenter_fit_box(DIGITS, scale, body.cols);

	return machine_layout(BOX_LINES(scale.high), body.cols, box_cols);
}

/* Is there a line for the modes spelled out below the diagram? */
static bool presenter_has_words(const struct machine_layout *layout,
				struct rect body)
{
	return layout->lines + SENTENCE_LINES + EDGE_COUNT < body.lines;
}

/* Returns the number of lines used. */
static int presenter_diagram(struct pen *pen, const struct app *app)
{
	const struct model *model = &app->model;
	struct digits_scale scale = presenter_scale(pen->area, DIGITS);
	struct machine_layout layout = presenter_layout(pen->area);
	struct figure share[DPAS_NR_MODES];
	unsigned int mode;
	enum mode_edge edge;

	shares_round(model->share, DPAS_NR_MODES, SHARES_PERCENT, share);
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		presenter_box(pen, model, mode, share[mode], layout.box[mode],
			      scale);
	for (edge = 0; edge < EDGE_COUNT; edge++) {
		bool is_upper = edge == EDGE_PAS_CP || edge == EDGE_PAS_OL ||
			edge == EDGE_OL_INT;

		presenter_edge(pen, app, edge, layout.edge + edge,
			       is_upper ? -1 : 1);
	}
	if (!presenter_has_words(&layout, pen->area))
		return layout.lines;
	presenter_words(pen, &layout);
	return layout.lines + 1;
}

/*
 * The last switch or, if they come too fast to read, the last one before the
 * current second.
 */
static const struct switch_record *presenter_switch(const struct app *app)
{
	const struct history *history = app->monitor.history;
	size_t i = app->model.first_switch;
	const struct switch_record *last = history_switch(history, i);
	const struct switch_record *before = history_switch(history, i + 1);
	uint64_t until_ns = app->model.mono_ns / SENTENCE_NS * SENTENCE_NS;

	if (!before || before->mono_ns + SENTENCE_NS < last->mono_ns)
		return last;
	while (last && last->mono_ns > until_ns)
		last = history_switch(history, ++i);
	return last;
}

/* Write @text, wrapped at blanks, on @lines lines from the current one. */
static void presenter_wrap(struct pen *pen, enum role role, const char *text,
			   int lines)
{
	int cols = pen->area.cols - 4;

	for (; lines > 0 && *text; lines--) {
		int length = (int)strlen(text);

		if (length > cols) {
			length = cols;
			while (length && text[length] != ' ')
				length--;
		}
		pen->x = 2;
		pen_format(pen, role, "%.*s", length, text);
		text += length;
		text += *text == ' ';
		pen_line(pen, pen->y + 1);
	}
}

static void presenter_sentence(struct pen *pen, const struct app *app)
{
	const struct switch_record *record = presenter_switch(app);
	char reason[128], text[256];

	if (source_is_trace(app->monitor.source))
		snprintf(text, sizeof(text), "%.*s.", (int)sizeof(text) - 2,
			 app->monitor.source->policies);
	else
		current_describe(&app->model.now, text, sizeof(text));
	number_signs(pen->theme, text, sizeof(text));
	if (*text) {
		presenter_wrap(pen, ROLE_STRONG, text, SENTENCE_LINES);
		return;
	}
	if (!record) {
		presenter_wrap(pen, ROLE_DIM, "No switch seen yet.", 1);
		return;
	}
	switch_record_sentence(record, reason, sizeof(reason));
	snprintf(text, sizeof(text), "CPU %" PRIu32 " went from %s to %s: %s.",
		 record->cpu, sample_mode_name(record->event.from),
		 sample_mode_name(record->event.to), reason);
	number_signs(pen->theme, text, sizeof(text));
	presenter_wrap(pen, ROLE_STRONG, text, SENTENCE_LINES);
}

static void presenter_rule(struct pen *pen, const struct app *app,
			   enum mode_edge edge)
{
	bool is_selected = app->editor.selected == mode_edge_tunable(edge);
	struct diagram_rule rule;
	char text[96], edge_name[32];

	diagram_rule(pen->theme, &app->model, edge, &rule);
	snprintf(edge_name, sizeof(edge_name), "%s %s %s",
		 sample_mode_name(mode_edge_from(edge)),
		 pen->theme->sign[SIGN_ARROW],
		 sample_mode_name(mode_edge_to(edge)));
	pen_text(pen, ROLE_TEXT, is_selected ? "> " : "  ");
	pen_left(pen, diagram_edge_role(app->model.edge + edge), 12, edge_name);
	if (rule.is_never)
		snprintf(text, sizeof(text), " %s: ", rule.test);
	else
		snprintf(text, sizeof(text), " %s %s%s: ",
			 edge == EDGE_CP_PAS || edge == EDGE_INT_OL ? "after" :
								      "if",
			 rule.test, edge == EDGE_PAS_CP ? " and allowed" : "");
	pen_left(pen, ROLE_TEXT, 28, text);
	pen_format(pen, is_selected ? ROLE_SELECTED : ROLE_STRONG, " %s %s ",
		   rule.name, rule.value);
}

/* The layout below a diagram. */
struct presenter_lower {
	int sentence; /* first line; -1: no room */
	int rules;    /* line of the first rule */
	int step;     /* lines from one rule to the next */
};

/* Spare lines separate the rules. */
static struct presenter_lower presenter_lower(struct rect body, int lines)
{
	int spare = body.lines - lines - SENTENCE_LINES - EDGE_COUNT;
	struct presenter_lower lower = { .sentence = -1, .rules = lines };

	/* With the text of a scenario there may be no room for the sentence. */
	if (spare >= 0) {
		lower.sentence = lines + (spare > 1);
		lower.rules += SENTENCE_LINES + (spare < 2 ? spare : 2);
	}
	lower.step = lower.rules + 2 * EDGE_COUNT <= body.lines ? 2 : 1;
	return lower;
}

void presenter_draw(const struct theme *theme, struct rect body,
		    const struct app *app)
{
	struct pen pen = pen_new(theme, body);
	struct presenter_lower lower;
	enum mode_edge edge;

	if (!app->model.has_sample) {
		pen_text(&pen, ROLE_DIM, " No sample yet.");
		return;
	}
	lower = presenter_lower(body, presenter_diagram(&pen, app));
	if (lower.sentence >= 0) {
		pen_line(&pen, lower.sentence);
		presenter_sentence(&pen, app);
	}
	for (edge = 0; edge < EDGE_COUNT; edge++) {
		pen_line(&pen, lower.rules + (int)edge * lower.step);
		presenter_rule(&pen, app, edge);
	}
}

enum mode_edge presenter_at(struct rect body, int y, int x)
{
	struct machine_layout layout = presenter_layout(body);
	int lines = layout.lines + presenter_has_words(&layout, body), rule;
	struct presenter_lower lower = presenter_lower(body, lines);

	rule = y - body.y - lower.rules;
	if (rule >= 0 && rule % lower.step == 0 &&
	    rule / lower.step < EDGE_COUNT)
		return (enum mode_edge)(rule / lower.step);
	return machine_layout_at(&layout, y - body.y, x - body.x);
}
