// SPDX-License-Identifier: GPL-2.0
/*
 * view_compare.c - A and B side by side
 *
 * The table, and below it, as far as they fit, charts of the batch means.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dpastop/ui/draw/change_words.h"
#include "dpastop/ui/draw/chart.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/draw/record_line.h"
#include "dpastop/ui/panel/panel.h"
#include "lib/base/text.h"
#include "lib/model/method.h"

/* Columns of the table, followed by the verdict. */
#define NAME_COLS 20
#define MEAN_COLS 7
#define ERROR_COLS 8
#define DIFFERENCE_COLS 9
#define RELATIVE_COLS 8
/* The width from which t is shown after these. */
#define WIDE_COLS 110
#define TABLE_COLS 83
/* Minimum size of a chart, including its title. */
#define CHART_LINES 6
#define CHART_COLS 58

typedef void compare_format(const struct theme *theme, struct figure figure,
			    char text[NUMBER_SIZE]);

static void view_compare_percent(const struct theme *theme, struct figure share,
				 char text[NUMBER_SIZE])
{
	struct figure percent = { true, share.value * 100 };

	if (share.known && percent.value >= 99950) {
		number_count(theme, percent, text);
		strcat(text, "%");
	} else if (share.known)
		snprintf(text, NUMBER_SIZE, "%.*f%%",
			 share.value < 0.09995	      ? 2 :
				 share.value < 9.9995 ? 1 :
							0,
			 percent.value);
	else
		number_percent(theme, share, text);
}

static const struct compare_line {
	const char *title;
	enum measure measure;
	compare_format *format;
} compare_lines[] = {
	{ "IOPS of the load", MEASURE_LOAD_IOPS, number_count },
	{ "IOPS of the queue", MEASURE_QUEUE_IOPS, number_count },
	{ "latency, mean", MEASURE_LATENCY_MEAN, number_sleep },
	{ "latency, p99", MEASURE_LATENCY_P99, number_sleep },
	{ "CPU (100 % = one)", MEASURE_CPU, view_compare_percent },
	{ "context switches /s", MEASURE_CONTEXT_SWITCHES, number_count },
	{ "  per I/O", MEASURE_CONTEXT_SWITCHES_AN_IO, number_ratio },
	{ "mode switches /s", MEASURE_MODE_SWITCHES, number_count },
	{ "I/Os in ", MEASURE_SHARE + DPAS_CP, view_compare_percent },
	{ "I/Os in ", MEASURE_SHARE + DPAS_PAS, view_compare_percent },
	{ "I/Os in ", MEASURE_SHARE + DPAS_OL, view_compare_percent },
	{ "I/Os in ", MEASURE_SHARE + DPAS_INT, view_compare_percent },
	{ "timer failures /s", MEASURE_TF, number_count },
	{ "oversleeps", MEASURE_OVER_SHARE, view_compare_percent },
};

#define NR_LINES (sizeof(compare_lines) / sizeof(*compare_lines))

/* Show the load's own count or, if it is not known everywhere, the queue's. */
static bool view_compare_is_shown(const struct compare *compare,
				  enum measure measure)
{
	const struct compare_side *a = &compare->a, *b = &compare->b;
	bool has_load = (!a->is_marked || a->mean[MEASURE_LOAD_IOPS].known) &&
		(!b->is_marked || b->mean[MEASURE_LOAD_IOPS].known);

	if (measure == MEASURE_LOAD_IOPS)
		return has_load;
	return measure != MEASURE_QUEUE_IOPS || !has_load;
}

static const char *view_compare_plus_minus(const struct theme *theme)
{
	return theme->ascii ? "+-" : "\u00b1";
}

static void view_compare_mean_draw(struct pen *pen,
				   const struct compare_line *line,
				   const struct compare_side *side)
{
	const struct compare_mean *mean = side->mean + line->measure;
	bool known = side->is_marked && mean->known;
	int end = pen->x + MEAN_COLS + ERROR_COLS;
	char text[NUMBER_SIZE];

	line->format(pen->theme, (struct figure){ known, mean->mean }, text);
	pen_right(pen, known ? ROLE_STRONG : ROLE_DIM, MEAN_COLS, text);
	if (known) {
		line->format(pen->theme, (struct figure){ true, mean->error },
			     text);
		pen_text(pen, ROLE_DIM, view_compare_plus_minus(pen->theme));
		pen_text(pen, ROLE_DIM, text);
	}
	pen_fill_to(pen, ROLE_TEXT, end);
}

/* "+1.2k"; "+3.10 pp" for percentage points */
static void view_compare_absolute(struct pen *pen, enum role role,
				  const struct compare_line *line,
				  double absolute)
{
	char number[NUMBER_SIZE + 8];

	line->format(pen->theme, (struct figure){ true, fabs(absolute) },
		     number);
	if (line->format == view_compare_percent)
		strcpy(strchr(number, '%'), " pp");
	pen_fill_to(pen, role,
		    pen->x + DIFFERENCE_COLS - pen_width(number) - 1);
	/* A value that rounds to 0 has no sign. */
	pen_text(pen, role,
		 strtod(number, NULL) == 0 ? " " :
			 absolute < 0	   ? "-" :
					     "+");
	pen_text(pen, role, number);
}

static void view_compare_relative(struct pen *pen, enum role role,
				  const struct compare_difference *difference)
{
	char text[NUMBER_SIZE];

	if (difference->relative_known)
		number_relative(difference->relative, text);
	else
		strcpy(text, pen->theme->sign[SIGN_UNKNOWN]);
	pen_right(pen, role, RELATIVE_COLS, text);
}

static void
view_compare_verdict_draw(struct pen *pen, enum role role,
			  const struct compare_difference *difference)
{
	pen_text(pen, role,
		 difference->verdict == COMPARE_NOISE ? "noise" : "real");
	if (difference->is_better)
		pen_text(pen, ROLE_GOOD, " better");
	else if (difference->is_worse)
		pen_text(pen, ROLE_SHARE + DPAS_OL, " worse");
	if (pen->area.cols < WIDE_COLS || !isfinite(difference->t))
		return;
	pen_fill_to(pen, ROLE_TEXT, TABLE_COLS);
	pen_format(pen, ROLE_DIM, "t %.1f, real beyond %.2f", difference->t,
		   difference->limit);
}

static void view_compare_name(struct pen *pen, const struct compare_line *line)
{
	unsigned int mode = line->measure - MEASURE_SHARE;

	pen_format(pen, ROLE_TEXT, " %s", line->title);
	if (mode < DPAS_NR_MODES)
		pen_text(pen, ROLE_MODE + mode, sample_mode_name(mode));
	pen_fill_to(pen, ROLE_TEXT, NAME_COLS);
}

static void view_compare_line_draw(struct pen *pen,
				   const struct compare_line *line,
				   const struct compare *compare)
{
	struct compare_difference difference = compare_difference(
		compare, line->measure);
	enum role role = difference.verdict == COMPARE_REAL ? ROLE_STRONG :
							      ROLE_DIM;

	view_compare_name(pen, line);
	view_compare_mean_draw(pen, line, &compare->a);
	view_compare_mean_draw(pen, line, &compare->b);
	if (difference.verdict == COMPARE_UNKNOWN)
		return;
	view_compare_absolute(pen, role, line, difference.absolute);
	view_compare_relative(pen, role, &difference);
	pen_text(pen, ROLE_TEXT, "  ");
	view_compare_verdict_draw(pen, role, &difference);
}

static void view_compare_heads(struct pen *pen)
{
	pen_fill_to(pen, ROLE_TITLE, NAME_COLS);
	pen_right(pen, ROLE_TITLE, MEAN_COLS, "A");
	pen_fill_to(pen, ROLE_TITLE, pen->x + ERROR_COLS);
	pen_right(pen, ROLE_TITLE, MEAN_COLS, "B");
	pen_fill_to(pen, ROLE_TITLE, pen->x + ERROR_COLS);
	pen_right(pen, ROLE_TITLE, DIFFERENCE_COLS, "B - A");
	pen_right(pen, ROLE_TITLE, RELATIVE_COLS, "in %");
}

static void view_compare_table(struct pen *pen, const struct compare *compare)
{
	size_t i;

	view_compare_heads(pen);
	for (i = 0; i < NR_LINES; i++) {
		if (!view_compare_is_shown(compare, compare_lines[i].measure))
			continue;
		pen_line(pen, pen->y + 1);
		view_compare_line_draw(pen, compare_lines + i, compare);
	}
	pen_line(pen, pen->y + 1);
}

/* "A  12.4 s up to 20:14:05, 62 samples in 10 batches, DPAS" */
static void view_compare_side_draw(struct pen *pen, const struct app *app,
				   const char *name,
				   const struct compare_side *side,
				   enum action action)
{
	char key[KEY_NAME_SIZE];

	pen_format(pen, ROLE_STRONG, " %s ", name);
	if (side->is_marked) {
		pen_format(pen, ROLE_TEXT, " %.1f s up to ",
			   (double)side->length_ns / 1e9);
		record_line_time(pen, ROLE_TEXT, side->end.real_ns, false);
		pen_format(pen, ROLE_TEXT, ", %zu sample%s in %u batch%s, ",
			   side->samples, text_s(side->samples), side->batches,
			   side->batches == 1 ? "" : "es");
		pen_text(pen, ROLE_STRONG, method_name(method_of(&side->end)));
	} else {
		bindings_key_name(&app->bindings, action, key);
		pen_format(pen, ROLE_TEXT, " not marked yet; %s marks it", key);
	}
	pen_line(pen, pen->y + 1);
}

static void view_compare_changes(struct pen *pen, const struct compare *compare)
{
	double shared = (double)compare_shared_ns(compare) / 1e9;
	char words[CHANGE_WORDS_SIZE], both[64] = "";
	const char *title = " A to B: ";

	if (shared > 0)
		snprintf(both, sizeof(both),
			 "; %.1f s are in both: mark one again", shared);
	change_words(pen->theme,
		     pen->area.cols - pen_width(title) - pen_width(both),
		     compare, words);
	if (*words) {
		pen_text(pen, ROLE_TEXT, title);
		pen_text(pen, ROLE_MARK, words);
	} else {
		pen_text(pen, ROLE_TEXT,
			 " B has the same tunables and load as A");
	}
	pen_text(pen, ROLE_STRONG, both);
	pen_line(pen, pen->y + 1);
}

/* Shown before there is anything to compare. */
static void view_compare_advice(struct pen *pen, const struct app *app)
{
	char a[KEY_NAME_SIZE], b[KEY_NAME_SIZE];

	bindings_key_name(&app->bindings, ACTION_MARK_A, a);
	bindings_key_name(&app->bindings, ACTION_MARK_B, b);
	pen_text(pen, ROLE_TEXT,
		 " Does a change make a difference? In any view:");
	pen_line(pen, 3);
	pen_format(pen, ROLE_TEXT,
		   "   let it run for some seconds; %s marks them as A", a);
	pen_line(pen, 4);
	pen_text(pen, ROLE_TEXT, "   change a tunable, or the load");
	pen_line(pen, 5);
	pen_format(pen, ROLE_TEXT, "   let it run again; %s marks that as B",
		   b);
	pen_line(pen, 7);
	pen_text(
		pen, ROLE_DIM,
		" A and B begin after the last change and last at most a minute.");
}

static void view_compare_note(struct pen *pen)
{
	pen_format(
		pen, ROLE_DIM,
		" %s: standard error; real: Welch's t at 95 %%; 5 %% false positives",
		view_compare_plus_minus(pen->theme));
	pen_line(pen, pen->y + 1);
}

/* --- batches --------------------------------------------------------------- */

/* Set @count points from @first to one value. */
static void view_compare_bar(struct series *series, size_t first, size_t count,
			     struct figure figure)
{
	size_t i;

	for (i = first; i < first + count; i++)
		series_add(series->point + i, figure);
}

/* The batches of @side, oldest first, and their mean, from @first. */
static void view_compare_plot(struct series *batches, struct series *mean,
			      const struct compare_side *side,
			      enum measure measure, size_t first, size_t count)
{
	const struct compare_mean *of = side->mean + measure;
	size_t i, begin, end;

	for (i = 0; i < side->batches; i++) {
		begin = first + count * i / side->batches;
		end = first + count * (i + 1) / side->batches;
		view_compare_bar(batches, begin, end - begin,
				 side->batch[measure][side->batches - 1 - i]);
	}
	view_compare_bar(mean, first, count,
			 (struct figure){ of->known, of->mean });
	mean->point[first].broken_before = true;
}

/* Draw A on the left and B on the right, over the whole of @area. */
static void view_compare_chart_draw(const struct theme *theme, struct rect area,
				    const struct compare *compare,
				    const struct compare_line *line)
{
	struct pen pen = pen_new(theme, area);
	struct series a, b, mean;
	struct chart chart = {
		.nr_cells = (size_t)(area.cols - CHART_AXIS_COLS),
		.curve = &a,
		.second = &b,
		.floor = &mean,
		.is_close = true,
		.name = line->format,
	};
	size_t half = chart.nr_cells * SERIES_POINTS / 2;

	memset(&a, 0, sizeof(a));
	memset(&b, 0, sizeof(b));
	memset(&mean, 0, sizeof(mean));
	view_compare_plot(&a, &mean, &compare->a, line->measure, 0, half - 1);
	view_compare_plot(&b, &mean, &compare->b, line->measure, half + 1,
			  half - 1);
	view_compare_name(&pen, line);
	pen_line(&pen, 1);
	chart_draw(&pen, &chart, area.lines - 1);
}

/* The lines of the table that are known on both sides. */
static size_t view_compare_known(const struct compare *compare,
				 const struct compare_line *lines[NR_LINES])
{
	size_t i, count = 0;

	for (i = 0; i < NR_LINES; i++) {
		enum measure measure = compare_lines[i].measure;

		if (view_compare_is_shown(compare, measure) &&
		    compare_difference(compare, measure).verdict !=
			    COMPARE_UNKNOWN)
			lines[count++] = compare_lines + i;
	}
	return count;
}

static void view_compare_legend(struct pen *pen)
{
	const struct theme *theme = pen->theme;

	pen_text(pen, ROLE_TITLE, " BATCH BY BATCH");
	pen_format(pen, ROLE_CURVE, "  %s", chart_sample_curve(theme));
	pen_text(pen, ROLE_TEXT, " A");
	pen_format(pen, ROLE_CURVE_SECOND, "  %s", chart_sample_second(theme));
	pen_text(pen, ROLE_TEXT, " B");
	pen_format(pen, ROLE_FLOOR, "  %s", chart_sample_floor(theme));
	pen_text(pen, ROLE_TEXT, " their means");
	pen_line(pen, pen->y + 1);
}

/* Draw charts for as many lines of the table as fit below the pen. */
static void view_compare_charts(struct pen *pen, const struct compare *compare)
{
	const struct compare_line *lines[NR_LINES];
	int count = (int)view_compare_known(compare, lines), i;
	int across = pen->area.cols / CHART_COLS;
	int room = pen->area.lines - pen->y - 1;
	int rows = room / CHART_LINES;
	struct rect area;

	if (across > count)
		across = count;
	if (rows < 1 || across < 1)
		return;
	if (rows > (count + across - 1) / across)
		rows = (count + across - 1) / across;
	view_compare_legend(pen);
	area.lines = room / rows;
	if (area.lines > CHART_MOST_LINES + 1)
		area.lines = CHART_MOST_LINES + 1;
	area.cols = pen->area.cols / across;
	for (i = 0; i < count && i < rows * across; i++) {
		area.y = pen->area.y + pen->y + i / across * area.lines;
		area.x = pen->area.x + i % across * area.cols;
		view_compare_chart_draw(pen->theme, area, compare, lines[i]);
	}
}

/* "a marks A, b marks B"; before any, the advice says so. */
static void view_compare_title(struct pen *pen, const struct app *app)
{
	char a[KEY_NAME_SIZE], b[KEY_NAME_SIZE], remark[64] = "";

	bindings_key_name(&app->bindings, ACTION_MARK_A, a);
	bindings_key_name(&app->bindings, ACTION_MARK_B, b);
	if (app->compare.a.is_marked || app->compare.b.is_marked)
		snprintf(remark, sizeof(remark), "%s marks A, %s marks B", a,
			 b);
	panel_title_draw(pen, true, "COMPARE", remark);
	pen_line(pen, 1);
}

void view_compare_draw(const struct theme *theme, struct rect body,
		       const struct app *app)
{
	const struct compare *compare = &app->compare;
	struct pen pen = pen_new(theme, body);
	/* In 24 lines everything fits without blank lines. */
	int gap = body.lines > (int)NR_LINES + 6;

	view_compare_title(&pen, app);
	if (!compare->a.is_marked && !compare->b.is_marked) {
		view_compare_advice(&pen, app);
		return;
	}
	view_compare_side_draw(&pen, app, "A", &compare->a, ACTION_MARK_A);
	view_compare_side_draw(&pen, app, "B", &compare->b, ACTION_MARK_B);
	if (compare->a.is_marked && compare->b.is_marked)
		view_compare_changes(&pen, compare);
	pen_line(&pen, pen.y + gap);
	view_compare_table(&pen, compare);
	pen_line(&pen, pen.y + gap);
	view_compare_note(&pen);
	view_compare_charts(&pen, compare);
}
