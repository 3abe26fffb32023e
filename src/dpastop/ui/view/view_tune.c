// SPDX-License-Identifier: GPL-2.0
/*
 * view_tune.c - the search for the best settings: what was tried, and the result
 *
 * The candidates, the goal over each tunable, and the result in words.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dpastop/tune/summary.h"
#include "dpastop/tune/tuner_result.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/ui/view/view_tune_picture.h"
#include "lib/base/text.h"

/* The header, the best candidate and the settings before. */
#define TABLE_LEAST 3

#define TRIALS_COLS 7
#define FIGURE_COLS 10
#define CHANGE_COLS 9
#define BOUNDS_COLS 22
#define VERDICT_LEAST 22 /* less than this: no column for the bounds */
#define SETTING_LEAST 14

/* --- words ----------------------------------------------------------------- */

/* What a search does, for users who never ran one. */
static void view_tune_explain(const struct app *app, char *text, size_t size)
{
	char key[KEY_NAME_SIZE];

	bindings_key_name(&app->bindings, ACTION_SEARCH, key);
	snprintf(
		text, size,
		"Press %s to search for the settings that suit the running load best. dpastop tries the methods, pas_d_init and switch_param3 in short trials and drops those that are clearly worse. The best one is then compared with the current settings in fresh trials. This takes about a minute. Afterwards the old settings are restored, until you apply the result.",
		key);
}

/* Why no search is possible, or "". */
static const char *view_tune_refusal(const struct app *app)
{
	const struct source *source = app->monitor.source;

	if (source_is_recording(source))
		return "a recording cannot be tuned";
	if (source_is_trace(source))
		return TUNER_ON_TRACE;
	return source_read_only(source);
}

/* The keys for what can be done next. */
static void view_tune_keys(const struct app *app, char *text, size_t size)
{
	char search[KEY_NAME_SIZE], apply[KEY_NAME_SIZE], save[KEY_NAME_SIZE];

	bindings_key_name(&app->bindings, ACTION_SEARCH, search);
	bindings_key_name(&app->bindings, ACTION_APPLY, apply);
	bindings_key_name(&app->bindings, ACTION_SAVE_PRESET, save);
	if (tuner_is_busy(&app->tuner))
		snprintf(text, size, "%s stops it", search);
	else if (tuner_result_is_set(&app->tuner, app_tunables(app)))
		snprintf(text, size,
			 "it is set; %s saves it, %s searches again", save,
			 search);
	else if (tuner_result_is_found(&app->tuner))
		snprintf(text, size,
			 "%s applies it, %s saves it, %s searches again", apply,
			 save, search);
	else
		snprintf(text, size, "%s starts a search", search);
}

static void view_tune_title(struct pen *pen, const struct app *app)
{
	const struct tuner *tuner = &app->tuner;
	char remark[512], keys[SOURCE_TEXT_SIZE], stage[SUMMARY_STAGE_SIZE];

	view_tune_keys(app, keys, sizeof(keys));
	if (*view_tune_refusal(app))
		snprintf(keys, sizeof(keys), "%s", view_tune_refusal(app));
	if (tuner->state == TUNER_OFF) {
		snprintf(remark, sizeof(remark), "%s", keys);
	} else if (tuner_is_busy(tuner)) {
		summary_stage(tuner, stage, sizeof(stage));
		snprintf(remark, sizeof(remark), "%s; %s", stage, keys);
	} else {
		snprintf(remark, sizeof(remark),
			 "%zu trial%s in %" PRIu64 " s; %s",
			 tuner->search.trials.count,
			 text_s(tuner->search.trials.count),
			 tuner->search.spent_ns / 1000000000, keys);
	}
	panel_title_draw(pen, true, "TUNE", remark);
}

/* --- the table ------------------------------------------------------------- */

/* The columns that fit. */
struct table_cols {
	bool is_short; /* names and verdicts in their short forms */
	int setting;
	int bounds; /* 0: shown as the leader's verdict */
};

static void view_tune_setting(const struct tune_search *search,
			      unsigned int candidate, bool is_short, char *text,
			      size_t size)
{
	const struct tune_setting *setting =
		&search->candidate[candidate].setting;

	if (is_short)
		tune_setting_describe_short(setting, text, size);
	else
		tune_setting_describe(setting, text, size);
}

static int view_tune_setting_cols(const struct tune_search *search,
				  const unsigned int *order, size_t count,
				  bool is_short)
{
	int cols = SETTING_LEAST;
	char text[160];
	size_t i;

	for (i = 0; i < count; i++) {
		view_tune_setting(search, order[i], is_short, text,
				  sizeof(text));
		if (pen_width(text) > cols)
			cols = pen_width(text);
	}
	return cols;
}

static struct table_cols view_tune_cols(const struct tune_search *search,
					const unsigned int *order, size_t count,
					int cols)
{
	int others = 1 + TRIALS_COLS + FIGURE_COLS + CHANGE_COLS;
	int setting = view_tune_setting_cols(search, order, count, false);
	struct table_cols table = { .setting = setting };

	if (cols - others - setting >= BOUNDS_COLS + VERDICT_LEAST) {
		table.bounds = BOUNDS_COLS;
		return table;
	}
	table.is_short = true;
	table.setting = view_tune_setting_cols(search, order, count, true);
	if (table.setting > cols - others - 2)
		table.setting = cols - others - 2;
	return table;
}

static void view_tune_heads(struct pen *pen, const struct tuner *tuner,
			    struct table_cols table)
{
	enum tune_metric metric = tuner->options.goal.term[0].metric;

	pen_text(pen, ROLE_TITLE, " ");
	pen_left(pen, ROLE_TITLE, table.setting, "candidate");
	pen_right(pen, ROLE_TITLE, TRIALS_COLS, "trials");
	pen_right(pen, ROLE_TITLE, FIGURE_COLS, tune_metric_name(metric));
	pen_right(pen, ROLE_TITLE, CHANGE_COLS, "change");
	if (table.bounds)
		pen_right(pen, ROLE_TITLE, table.bounds, "bounds");
	pen_text(pen, ROLE_TITLE, "  verdict");
}

/*
 * Without a column for the bounds they replace the verdict. @change: from the
 * settings before; its bounds count if @is_sure.
 */
static void view_tune_verdict(struct pen *pen, const struct tune_search *search,
			      unsigned int candidate,
			      const struct tune_comparison *change,
			      bool is_sure, struct table_cols table)
{
	char low[16], high[16], bounds[48] = "", verdict[80];

	if (table.is_short)
		summary_verdict_short(search, candidate, verdict,
				      sizeof(verdict));
	else
		summary_verdict(search, candidate, verdict, sizeof(verdict));
	number_micro(pen->theme, verdict, sizeof(verdict));
	if (is_sure && candidate != TUNE_REFERENCE) {
		summary_percent(change->low, low, sizeof(low));
		summary_percent(change->high, high, sizeof(high));
		snprintf(bounds, sizeof(bounds), "%s to %s", low, high);
	}
	if (table.bounds)
		pen_right(pen, ROLE_TEXT, table.bounds, bounds);
	else if (*bounds)
		pen_format(pen, ROLE_TEXT, "  %s", bounds);
	if (table.bounds || !*bounds)
		pen_format(pen, ROLE_TEXT, "  %s", verdict);
}

static void view_tune_row(struct pen *pen, const struct tuner *tuner,
			  unsigned int candidate, struct table_cols table)
{
	const struct tune_search *search = &tuner->search;
	enum tune_metric metric = tuner->options.goal.term[0].metric;
	struct tune_figures figures = summary_mean(search, candidate, 0);
	bool is_sure, is_before = candidate == TUNE_REFERENCE;
	struct tune_comparison change = tuner_result_change(search, candidate,
							    &is_sure);
	enum role role = is_before			       ? ROLE_STRONG :
		is_sure && change.relation == TUNE_BETTER      ? ROLE_GOOD :
		search->candidate[candidate].fate == TUNE_LIVE ? ROLE_TEXT :
								 ROLE_DIM;
	char text[160] = "";

	view_tune_setting(search, candidate, table.is_short, text,
			  sizeof(text));
	pen_text(pen, role, " ");
	pen_left(pen, role, table.setting, text);
	snprintf(text, sizeof(text), "%zu",
		 tune_trials_count(&search->trials, candidate));
	pen_right(pen, role, TRIALS_COLS, text);
	tune_metric_format(metric, figures.metric[metric], text, sizeof(text));
	number_micro(pen->theme, text, sizeof(text));
	pen_right(pen, role, FIGURE_COLS, text);
	*text = '\0';
	if (is_before)
		snprintf(text, sizeof(text), "before");
	else if (change.relation != TUNE_NOT_COMPARED)
		summary_percent(change.change, text, sizeof(text));
	pen_right(pen, role, CHANGE_COLS, text);
	view_tune_verdict(pen, search, candidate, &change, is_sure, table);
}

/* @lines: including the header. */
static size_t view_tune_last(const struct app *app, int lines)
{
	size_t count = app->order.count;

	return lines > 1 && count > (size_t)lines - 1 ?
		count - ((size_t)lines - 1) :
		0;
}

static void view_tune_table(const struct theme *theme, struct rect area,
			    const struct app *app)
{
	const struct tuner *tuner = &app->tuner;
	size_t last = view_tune_last(app, area.lines), i;
	size_t first = app->view.first_candidate < last ?
		app->view.first_candidate :
		last;
	const unsigned int *order = app->order.candidate + first;
	size_t shown = (size_t)(area.lines - 1);
	struct pen pen = pen_new(theme, area);
	struct table_cols table;

	if (shown > app->order.count)
		shown = app->order.count;
	table = view_tune_cols(&tuner->search, order, shown, area.cols);
	view_tune_heads(&pen, tuner, table);
	for (i = 0; i < shown; i++) {
		pen_line(&pen, 1 + (int)i);
		view_tune_row(&pen, tuner, order[i], table);
	}
}

/* --- the whole ------------------------------------------------------------- */

/* The table, the text and the picture, in this order, below the title. */
struct view_tune_areas {
	const char *text; /* "" during a search */
	struct rect table;
	struct rect words;
	struct rect picture; /* no lines: it does not fit */
};

/* Table and picture share the lines that the text leaves. */
static void view_tune_divide(struct view_tune_areas *areas,
			     const struct app *app, struct rect body)
{
	struct rect below = { body.y + 1, body.x, body.lines - 1, body.cols };
	int words = 0, picture, table;

	areas->text = tuner_is_busy(&app->tuner) ? "" : app->summary;
	if (*areas->text)
		words = pen_paragraph_lines(areas->text, below.cols);
	picture = below.lines - words - TABLE_LEAST;
	if (picture < VIEW_TUNE_PICTURE_LEAST)
		picture = 0;
	else
		picture = VIEW_TUNE_PICTURE_LEAST +
			(picture - VIEW_TUNE_PICTURE_LEAST) / 2;
	if (picture > VIEW_TUNE_PICTURE_MOST)
		picture = VIEW_TUNE_PICTURE_MOST;
	table = below.lines - words - picture;
	if (table < TABLE_LEAST)
		table = TABLE_LEAST;
	areas->table = areas->words = areas->picture = below;
	areas->table.lines = table;
	areas->words.y = below.y + table;
	areas->words.lines = below.lines - table - picture;
	areas->picture.y = below.y + below.lines - picture;
	areas->picture.lines = picture;
}

size_t view_tune_last_candidate(const struct app *app, struct rect body)
{
	struct view_tune_areas areas;

	view_tune_divide(&areas, app, body);
	return view_tune_last(app, areas.table.lines);
}

static void view_tune_search(const struct theme *theme, struct rect body,
			     const struct app *app)
{
	struct view_tune_areas areas;
	char text[SUMMARY_SIZE];
	struct pen pen;

	view_tune_divide(&areas, app, body);
	view_tune_table(theme, areas.table, app);
	snprintf(text, sizeof(text), "%s", areas.text);
	number_micro(theme, text, sizeof(text));
	pen = pen_new(theme, areas.words);
	pen_paragraph(&pen, ROLE_SPEECH, text);
	if (areas.picture.lines)
		view_tune_picture_draw(theme, areas.picture,
				       &app->tuner.search);
}

void view_tune_draw(const struct theme *theme, struct rect body,
		    const struct app *app)
{
	struct pen pen = pen_new(theme, body);
	char text[600];

	view_tune_title(&pen, app);
	if (app->tuner.search.nr_candidates) {
		view_tune_search(theme, body, app);
		return;
	}
	if (*view_tune_refusal(app))
		return;
	view_tune_explain(app, text, sizeof(text));
	pen_line(&pen, 2);
	pen_paragraph(&pen, ROLE_SPEECH, text);
}
