// SPDX-License-Identifier: GPL-2.0
/*
 * view_load.c - the load: its settings and its results
 *
 * Settings and figures are side by side, each with a sparkline; below, as far
 * as they fit, the most important figures as charts.
 */
#include <stdio.h>
#include <string.h>

#include "dpastop/model/load_part.h"
#include "dpastop/ui/draw/chart.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/draw/spark.h"
#include "dpastop/ui/draw/time_axis.h"
#include "dpastop/ui/panel/panel.h"
#include "lib/model/history_rate.h"
#include "lib/model/measure.h"

#define TOP_LINES 2	   /* the title, and a blank line */
#define ASKED_COLS 34	   /* on 80 columns */
#define ASKED_MOST_COLS 82 /* the longest list of CPUs fits */
#define PART_COLS 16
#define MOST_VALUES 256

typedef void load_format(const struct theme *theme, struct figure figure,
			 char text[NUMBER_SIZE]);

/* One second of waiting per second is one job that waits all the time. */
static void view_load_name_jobs(const struct theme *theme, struct figure delay,
				char text[NUMBER_SIZE])
{
	delay.value /= 1e9;
	number_mean(theme, delay, text);
}

/* A figure of the load, in a line with its sparkline. */
static const struct load_line {
	const char *title;
	enum measure measure;
	load_format *format;
	const char *unit;
} load_lines[] = {
	{ "IOPS", MEASURE_LOAD_IOPS, number_count, "" },
	{ "latency, mean", MEASURE_LATENCY_MEAN, number_sleep, "" },
	{ "  p50", MEASURE_LATENCY_P50, number_sleep, "" },
	{ "  p99", MEASURE_LATENCY_P99, number_sleep, "" },
	{ "  p99.9", MEASURE_LATENCY_P999, number_sleep, "" },
	{ "  max", MEASURE_LATENCY_MAX, number_sleep, "" },
	{ "CPU (100 % = one)", MEASURE_CPU, number_cpu, " %" },
	{ "context switches", MEASURE_CONTEXT_SWITCHES, number_count, "/s" },
	{ "  per I/O", MEASURE_CONTEXT_SWITCHES_AN_IO, number_ratio, "" },
	{ "jobs in run queue", MEASURE_RUN_DELAY, view_load_name_jobs, "" },
};

#define NR_LINES ((int)(sizeof(load_lines) / sizeof(*load_lines)))

static void view_load_name_percent(const struct theme *theme,
				   struct figure share, char text[NUMBER_SIZE])
{
	number_percent(theme, share, text);
	strcat(text, "%");
}

/* The charts, most important first. */
static const struct load_chart {
	const char *title;
	enum measure curve;
	const char *curve_name;
	enum measure second;
	const char *second_name; /* NULL: none */
	load_format *format;
} load_charts[] = {
	{ "latency", MEASURE_LATENCY_MEAN, "mean", MEASURE_LATENCY_P99, "p99",
	  number_sleep },
	{ "IOPS", MEASURE_LOAD_IOPS, "the load's", MEASURE_QUEUE_IOPS,
	  "of all programs", number_count },
	{ "CPU (100 % = one)", MEASURE_CPU, .format = view_load_name_percent },
	{ "context switches /s", MEASURE_CONTEXT_SWITCHES,
	  .format = number_count },
};

#define MOST_CHARTS ((int)(sizeof(load_charts) / sizeof(*load_charts)))
#define CHART_LEAST_LINES 5 /* of the first one, including its title */
#define CHART_GOOD_LINES 7  /* if there are several */

/*
 * The mean of @measure over cell @i from the right; for a maximum, the maximum.
 * The cells are those of the timelines.
 */
static struct figure view_load_cell(const struct app *app, enum measure measure,
				    size_t i)
{
	const struct history *history = app->monitor.history;
	size_t ticks = view_zoom_ticks[app->view.zoom], known = 0;
	size_t back = app->model.back, end = back + 1;
	double sum = 0, most = 0;

	end += (history_newest(history) - back) % ticks + i * ticks;
	if (i)
		back = end - ticks;
	for (; back < end && back < history_count(history); back++) {
		struct figure value = measure_get(history, back, measure);

		known += value.known;
		sum += value.known ? value.value : 0;
		if (value.known && value.value > most)
			most = value.value;
	}
	if (!known)
		return (struct figure){ 0 };
	return (struct figure){ true,
				measure == MEASURE_LATENCY_MAX ?
					most :
					sum / (double)known };
}

static void view_load_spark(struct pen *pen, const struct app *app,
			    enum measure measure)
{
	struct figure values[MOST_VALUES];
	int cols = pen->area.cols - pen->x - 1, i;

	if (cols > MOST_VALUES)
		cols = MOST_VALUES;
	for (i = 0; i < cols; i++)
		values[i] = view_load_cell(app, measure, (size_t)i);
	spark_draw(pen, ROLE_CURVE, cols, values, cols);
}

static void view_load_figures(const struct theme *theme, struct rect area,
			      const struct app *app)
{
	struct pen pen = pen_new(theme, area);
	char text[NUMBER_SIZE];
	int i;

	pen_text(&pen, ROLE_TITLE, "RESULTS");
	for (i = 0; i < NR_LINES; i++) {
		const struct load_line *line = load_lines + i;
		struct figure now = measure_get(app->monitor.history,
						app->model.back, line->measure);

		pen_line(&pen, 1 + i);
		pen_left(&pen, ROLE_TEXT, 18, line->title);
		line->format(theme, now, text);
		pen_right(&pen, now.known ? ROLE_STRONG : ROLE_DIM, 8, text);
		pen_left(&pen, ROLE_DIM, 3, now.known ? line->unit : "");
		view_load_spark(&pen, app, line->measure);
	}
}

static void view_load_series(struct series *series, const struct app *app,
			     enum measure measure, size_t nr_cells)
{
	const struct history *history = app->monitor.history;
	struct series_walk walk;

	memset(series, 0, sizeof(*series));
	series_start(&walk, history, app->model.back,
		     view_zoom_ticks[app->view.zoom], nr_cells);
	while (series_next(&walk)) {
		struct series_point *point = series->point + walk.point;

		series_add(point, measure_get(history, walk.back, measure));
		if (!history_interval_ns(history, walk.back))
			point->broken_before = true;
	}
}

/* The title, in the line above, written once the scale is known. */
static void view_load_chart_title(struct pen *pen,
				  const struct load_chart *chart, bool is_log)
{
	pen_format(pen, ROLE_TITLE, " %s", chart->title);
	if (chart->second_name) {
		pen_format(pen, ROLE_CURVE, "  %s",
			   chart_sample_curve(pen->theme));
		pen_format(pen, ROLE_TEXT, " %s", chart->curve_name);
		pen_format(pen, ROLE_CURVE_SECOND, "  %s",
			   chart_sample_second(pen->theme));
		pen_format(pen, ROLE_TEXT, " %s", chart->second_name);
	}
	if (is_log)
		pen_text(pen, ROLE_DIM, "  (the scale is logarithmic)");
}

/* Draw a chart on @lines lines from the current one. */
static void view_load_chart_draw(struct pen *pen, const struct app *app,
				 const struct load_chart *what, size_t nr_cells,
				 int lines)
{
	struct series curve, second;
	struct chart chart = {
		.nr_cells = nr_cells,
		.curve = &curve,
		.second = what->second_name ? &second : NULL,
		.name = what->format,
	};
	int top = pen->y;
	bool is_log;

	view_load_series(&curve, app, what->curve, nr_cells);
	if (what->second_name)
		view_load_series(&second, app, what->second, nr_cells);
	pen_line(pen, top + 1);
	is_log = chart_draw(pen, &chart, lines - 1);
	pen_line(pen, top);
	view_load_chart_title(pen, what, is_log);
	pen_line(pen, top + lines);
}

/* Draw as many charts as fit, and a time axis. */
static void view_load_charts_draw(const struct theme *theme, struct rect area,
				  const struct app *app)
{
	struct pen pen = pen_new(theme, area);
	size_t nr_cells = (size_t)(area.cols - CHART_AXIS_COLS);
	int lines = area.lines - 1, count = lines / CHART_GOOD_LINES, each, i;

	if (lines < CHART_LEAST_LINES)
		return;
	count = count < 1 ? 1 : count > MOST_CHARTS ? MOST_CHARTS : count;
	each = lines / count;
	if (each > CHART_MOST_LINES + 1)
		each = CHART_MOST_LINES + 1;
	if (nr_cells > SERIES_MOST_CELLS)
		nr_cells = SERIES_MOST_CELLS;
	/* A spare line separates them from the figures. */
	pen_line(&pen, lines > count * each);
	for (i = 0; i < count; i++)
		view_load_chart_draw(&pen, app, load_charts + i, nr_cells,
				     each);
	time_axis_draw(&pen, app, CHART_AXIS_COLS, nr_cells);
}

/* One setting of the requested load. False: unknown. */
static bool view_load_asked(const struct sample *sample, enum load_part part,
			    char text[SAMPLE_TEXT_SIZE])
{
	uint64_t value;

	if (!sample_get_load(sample, load_part_field(part), &value))
		return false;
	load_part_text(part, value, sample->load_cpus, text);
	return true;
}

#define ASKED_SIZE (2 * SAMPLE_TEXT_SIZE + 8)

/*
 * That of the moment that is shown and, if it is another now, what an edit would
 * change: "5, now 7".
 */
static bool view_load_asked_then(const struct app *app, enum load_part part,
				 char text[ASKED_SIZE])
{
	char now[SAMPLE_TEXT_SIZE];

	if (!view_load_asked(app_shown_tunables(app), part, text))
		return false;
	if (view_load_asked(app_tunables(app), part, now) && strcmp(text, now))
		sprintf(text + strlen(text), ", now %s", now);
	return true;
}

/* Write @text, truncated with a sign if it does not fit. */
static void view_load_part_draw(struct pen *pen, enum role role,
				const char *text)
{
	int room = pen->area.cols - pen->x - 1;

	if (pen_width(text) > room) {
		pen_left(pen, role, room - 2, text);
		text = "..";
	}
	pen_text(pen, role, text);
}

static void view_load_parts(const struct theme *theme, struct rect area,
			    const struct app *app)
{
	struct pen pen = pen_new(theme, area);
	char text[ASKED_SIZE];
	enum load_part part;

	pen_text(&pen, ROLE_TITLE, "SETTINGS");
	for (part = 0; part < LOAD_NR_PARTS; part++) {
		bool selected = part == app->view.load_field;
		enum role role = selected ? ROLE_SELECTED : ROLE_TEXT;
		bool known = view_load_asked_then(app, part, text);

		pen_line(&pen, 1 + (int)part);
		pen_text(&pen, role, selected ? ">" : " ");
		pen_left(&pen, role, PART_COLS, load_part_title(part));
		if (selected && app->view.prompt.kind == PROMPT_LOAD)
			panel_prompt_draw(&pen, &app->view.prompt,
					  area.cols - pen.x - 1);
		else
			view_load_part_draw(&pen, known ? role : ROLE_DIM,
					    known ? text :
						    theme->sign[SIGN_UNKNOWN]);
	}
}

/* The keys that change the current load, or start one. */
static void view_load_keys(const struct app *app, char *text, size_t size)
{
	char up[KEY_NAME_SIZE], down[KEY_NAME_SIZE], plus[KEY_NAME_SIZE],
		minus[KEY_NAME_SIZE], enter[KEY_NAME_SIZE], more[KEY_NAME_SIZE];
	uint64_t others;

	bindings_key_name(&app->bindings, ACTION_UP, up);
	bindings_key_name(&app->bindings, ACTION_DOWN, down);
	bindings_key_name(&app->bindings, ACTION_STEP_UP, plus);
	bindings_key_name(&app->bindings, ACTION_STEP_DOWN, minus);
	bindings_key_name(&app->bindings, ACTION_ENTER, enter);
	bindings_key_name(&app->bindings, ACTION_MORE, more);
	if (sample_get_load(&app->monitor.sample, LOAD_OTHERS, &others) &&
	    others)
		snprintf(text, size,
			 "somebody else's fio; %s starts one beside it", more);
	else if (app->monitor.source->asked.jobs)
		snprintf(text, size,
			 "%s and %s select; %s, %s and %s change it", up, down,
			 plus, minus, enter);
	else
		snprintf(text, size, "no job is running; %s starts one", more);
}

/* Whose load it is, or why it cannot be changed. */
static void view_load_remark(const struct app *app, char *text, size_t size)
{
	if (source_is_recording(app->monitor.source))
		snprintf(text, size, "as it was recorded");
	else if (*source_load_refusal(app->monitor.source))
		snprintf(text, size, "%s",
			 source_load_refusal(app->monitor.source));
	else
		view_load_keys(app, text, size);
}

/* Beyond 80 columns, the settings get a part of the extra width. */
static int view_load_asked_cols(int cols)
{
	int asked = ASKED_COLS + (cols - LAYOUT_MIN_COLS) / 4;

	return asked < ASKED_MOST_COLS ? asked : ASKED_MOST_COLS;
}

void view_load_draw(const struct theme *theme, struct rect body,
		    const struct app *app)
{
	struct pen pen = pen_new(theme, body);
	int asked_cols = view_load_asked_cols(body.cols);
	int lines = NR_LINES + 1;
	struct rect left = { body.y + TOP_LINES, 1, lines, asked_cols };
	struct rect right = { left.y, left.x + asked_cols, lines,
			      body.cols - asked_cols - 1 };
	struct rect below = { left.y + lines, 0, body.lines - TOP_LINES - lines,
			      body.cols };
	char remark[SOURCE_TEXT_SIZE];

	view_load_remark(app, remark, sizeof(remark));
	panel_title_draw(&pen, true, "LOAD", remark);
	view_load_parts(theme, left, app);
	view_load_figures(theme, right, app);
	view_load_charts_draw(theme, below, app);
}
